// A proposal → the record that is handed out: places in code points, ids, and marks for whatever a
// person has still to decide.
import { buildMentionFinder } from '../text/mentions.ts';
import type { Known } from './actors.ts';
import { type ArticleText, extractProposals } from './extract.ts';
import { loadLexicon } from './lexicon.ts';
import type { Proposal } from './proposal.ts';

export interface DraftStatement {
  quote: string;
  /** Code points into the article. */
  start: number;
  end: number;
  /** An id of the seeds. */
  actor: string | null;
  /** What is printed, or the full name of the person it means. */
  actor_name: string | null;
  role: string | null;
  form: Proposal['form'];
  act: Proposal['act'];
  said: string | null;
  on_behalf_of: string | null;
  via: string | null;
  audience: string[];
  mentions: string[];
  /** What a person has still to decide. */
  draft: string[];
}

export interface Drafted {
  record: DraftStatement;
  proposal: Proposal;
}

export function draftStatements(article: ArticleText, known: Known): Drafted[] {
  const { text, language } = article;
  const find = buildMentionFinder(
    known.actors
      .filter(({ id }) => id !== '')
      .flatMap(({ id, kind, spellings }) =>
        spellings.map((spelling) => ({ id, spelling, isPerson: kind === 'person' })),
      ),
  );
  const count = buildCounter(text);
  const proposals = extractProposals(article, known.actors);
  return proposals.map((proposal) => {
    const { start, end, speaker, form, act, said, via, audience } = proposal;
    const quote = text.slice(start, end);
    const record: DraftStatement = {
      quote,
      start: count(start),
      end: count(end),
      actor: speaker?.id ?? null,
      actor_name: speaker?.name ?? null,
      role: speaker?.role ?? null,
      form,
      act,
      said: said?.edtf ?? null,
      on_behalf_of: proposal.onBehalfOf,
      via,
      audience,
      mentions: find(quote, language),
      draft: listMarks(proposal),
    };
    return { record, proposal };
  });
}

/** Code points before a UTF-16 index. */
function buildCounter(text: string): (index: number) => number {
  const counts = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    const isSecond = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
    counts[at + 1] = (counts[at] as number) + (isSecond ? 0 : 1);
  }
  return (index) => counts[index] as number;
}

function listMarks({ speaker, said, isDateSure, isActSure }: Proposal): string[] {
  return [
    ...(speaker?.isSure ? [] : ['actor']),
    ...(isActSure ? [] : ['act']),
    ...(said && isDateSure ? [] : ['said']),
    'topics',
    'summary',
  ];
}

/** "Affirme que …": only where a clause follows the verb whole, and nothing in it is quoted. */
export function summarize(proposal: Proposal, article: ArticleText): string | null {
  const { cue, unit, end, form } = proposal;
  const verb = cue && loadLexicon(article.language).summaries[cue.act];
  const from = cue?.complementizer === undefined ? undefined : unit.tokens[cue.complementizer];
  if (!verb || !from || form !== 'indirect' || from.start >= end) return null;
  const clause = article.text.slice(from.start, end).replace(/[\s.]+$/, '');
  const isWhole = !/[«»“”"():;\n]/.test(clause) && clause.split(' ').length > 4;
  return isWhole ? `${verb} ${clause}.` : null;
}
