// What is wrong between the seed files: one bad seed a rule, with its exact message.
import { describe } from 'vitest';
import {
  actor,
  append,
  checkRows,
  event,
  source,
  statements,
  swap,
  topics,
} from '../support/seeds.ts';

const boris = 'actors/boris.yaml';
const herald = 'sources/herald/statements.yaml';
const otherEvent = (parent: string) => `name: { en: Other, fr: Autre }
kind: other
when: null
place: null
status: occurred
parent: ${parent}
`;

describe('ids', () =>
  checkRows([
    ['the seeds without a change have no problem', {}],
    [
      'a statement id that is used twice',
      append(
        herald,
        `statements:
  - { id: boris-untrue, actor: boris, form: direct, act: denial, said: null, topics: [talks],
      summary: { en: Denies., fr: Dément. }, quote: dit }
`,
      ),
      `${herald}:6:11: the statement id "boris-untrue" is already used at ${statements}:13; choose another`,
    ],
    [
      'a topic id that is used twice',
      append(topics, '- { id: talks, name: { en: Talking, fr: Parler } }\n'),
      'topics.yaml:5:9: the topic id "talks" is already used at topics.yaml:1; choose another',
    ],
    [
      'a caveat id that is used twice',
      append(
        'sources/herald/source.yaml',
        `caveats:
  - id: two-denials
    kind: wording
    severity: minor
    citations: [{ quote: dit }]
    explanation: { en: Said., fr: Dit. }
`,
      ),
      `sources/herald/source.yaml:9:9: the caveat id "two-denials" is already used at ${source}:9; choose another`,
    ],
    [
      'a file name that cannot be an id',
      { 'actors/Anna P.yaml': 'kind: person\nname: Anna P\n' },
      'actors/Anna P.yaml:1:1: "Anna P" cannot be an id; use lower-case words joined by hyphens',
    ],
  ]));

describe('references to nothing', () =>
  checkRows([
    [
      'a speaker who does not exist',
      swap(statements, 'actor: anna', 'actor: ana'),
      `${statements}:3:12: there is no actor "ana"; did you mean "anna"?`,
    ],
    [
      'a speaker who is like nobody',
      swap(statements, 'actor: anna', 'actor: zzzzzzzz'),
      `${statements}:3:12: there is no actor "zzzzzzzz"; add the actor or remove this`,
    ],
    [
      'somebody spoken for',
      swap(statements, 'on_behalf_of: ministry', 'on_behalf_of: minstry'),
      `${statements}:5:19: there is no actor "minstry"; did you mean "ministry"?`,
    ],
    [
      'an audience',
      append(statements, '    audience: [anna, boriss]\n'),
      `${statements}:24:22: there is no actor "boriss"; did you mean "boris"?`,
    ],
    [
      'an event of a statement',
      swap(statements, 'events: [meeting]', 'events: [meting]'),
      `${statements}:9:14: there is no event "meting"; did you mean "meeting"?`,
    ],
    [
      'a topic',
      swap(statements, 'topics: [talks]', 'topics: [talk]'),
      `${statements}:10:14: there is no topic "talk"; did you mean "talks"?`,
    ],
    [
      'a statement that is denied',
      swap(statements, 'statement: anna-ready', 'statement: anna-redy'),
      `${statements}:23:36: there is no statement "anna-redy"; did you mean "anna-ready"?`,
    ],
    [
      'an event that is denied',
      swap(statements, 'statement: anna-ready', 'event: meetin'),
      `${statements}:23:32: there is no event "meetin"; did you mean "meeting"?`,
    ],
    [
      'a source that is denied',
      swap(statements, 'statement: anna-ready', 'source: gazete'),
      `${statements}:23:33: there is no source "gazete"; did you mean "gazette"?`,
    ],
    [
      'the document behind a statement',
      append(statements, '    via: transcripts\n'),
      `${statements}:24:10: there is no source "transcripts"; did you mean "transcript"?`,
    ],
    [
      'the document behind one more passage',
      append(statements, '    also: [{ quote: Boris Ivanov, via: transcripts }]\n'),
      `${statements}:24:40: there is no source "transcripts"; did you mean "transcript"?`,
    ],
    [
      'the document behind a report',
      swap(herald, 'via: transcript', 'via: transcripts'),
      `${herald}:3:10: there is no source "transcripts"; did you mean "transcript"?`,
    ],
    [
      'a statement that is reported',
      swap(herald, 'statement: anna-ready', 'statement: anna-red'),
      `${herald}:2:16: there is no statement "anna-red"; did you mean "anna-ready"?`,
    ],
    [
      'a participant',
      swap(event, '[anna, boris]', '[anna, bors]'),
      `${event}:6:22: there is no actor "bors"; did you mean "boris"?`,
    ],
    [
      'a larger event',
      append(event, 'parent: meetings\n'),
      `${event}:10:9: there is no event "meetings"; did you mean "meeting"?`,
    ],
    [
      'the source of an event',
      swap(event, 'source: gazette', 'source: gazett'),
      `${event}:8:13: there is no source "gazett"; did you mean "gazette"?`,
    ],
    [
      'the source of a role and its organization',
      swap(actor, 'organization: ministry, source: gazette', 'organization: ministri, source: x'),
      `${actor}:6:55: there is no actor "ministri"; did you mean "ministry"?`,
      `${actor}:6:73: there is no source "x"; add the source or remove this`,
    ],
    [
      'an organization with a member',
      swap(actor, 'member_of: ministry', 'member_of: ministr'),
      `${actor}:7:12: there is no actor "ministr"; did you mean "ministry"?`,
    ],
    [
      'a statement and an event with a caveat',
      swap(source, '[boris-untrue]', '[boris-untru], events: [metting]'),
      `${source}:15:29: there is no statement "boris-untru"; did you mean "boris-untrue"?`,
      `${source}:15:52: there is no event "metting"; did you mean "meeting"?`,
    ],
    [
      'the source of a passage of a caveat',
      swap(source, '- quote: Il a répété', '- { source: heralds, quote: dit }'),
      `${source}:13:19: there is no source "heralds"; did you mean "herald"?`,
    ],
    [
      'a path instead of an id',
      swap(event, 'source: gazette', 'source: ../../../etc/passwd'),
      `${event}:8:13: "source" must be lower-case words joined by hyphens, not "../../../etc/passwd"`,
    ],
  ]));

describe('references that make no sense', () =>
  checkRows([
    [
      'a statement that denies itself',
      swap(statements, 'statement: anna-ready', 'statement: boris-untrue'),
      `${statements}:23:9: a statement cannot relate to itself; name another or remove it`,
    ],
    [
      'a relation that stands twice',
      append(statements, '      - { type: denies, statement: anna-ready }\n'),
      `${statements}:24:9: this relation appears twice; remove one`,
    ],
    [
      'a relation with two targets',
      swap(statements, 'statement: anna-ready', 'statement: anna-ready, event: meeting'),
      `${statements}:23:9: item 1 of "relations" must name exactly one target: a statement, an event or a source`,
    ],
    [
      'a topic that stands twice in a list',
      swap(statements, '[talks, truth]', '[talks, truth, talks]'),
      `${statements}:18:28: the topic "talks" appears twice in this list; remove one`,
    ],
    [
      'a participant who stands twice in a list',
      swap(event, '[anna, boris]', '[anna, boris, anna]'),
      `${event}:6:29: the actor "anna" appears twice in this list; remove one`,
    ],
    [
      'a report of a statement of the same file',
      append(statements, 'reports:\n  - statement: anna-ready\n    quote: Oslo\n'),
      `${statements}:25:16: "anna-ready" is in this file; put the passage under its also:`,
    ],
    [
      'an actor who speaks for themselves',
      swap(statements, 'on_behalf_of: ministry', 'on_behalf_of: anna'),
      `${statements}:5:19: nobody speaks on behalf of themselves; remove it`,
    ],
    [
      'events that are part of each other, and one that only leads there',
      {
        ...append(event, 'parent: b\n'),
        'events/b.yaml': otherEvent('meeting'),
        'events/c.yaml': otherEvent('meeting'),
      },
      'events/b.yaml:6:9: "b" is part of itself (b → meeting → b); remove one parent',
      `${event}:10:9: "meeting" is part of itself (meeting → b → meeting); remove one parent`,
    ],
    [
      'an actor who is a member of themselves',
      swap(actor, 'member_of: ministry', 'member_of: anna'),
      `${actor}:7:12: "anna" is part of itself (anna → anna); remove one member_of`,
    ],
    [
      'an actor, an event and a topic that nobody uses are warnings',
      {
        'actors/zoe.yaml': 'kind: person\nname: Zoe\n',
        'events/other.yaml': otherEvent('null'),
        ...append(topics, '- id: unused\n  name: { en: Unused, fr: Inutile }\n'),
      },
      'actors/zoe.yaml:1:1: warning: nothing uses the actor "zoe"; use it or remove it',
      'events/other.yaml:1:1: warning: nothing uses the event "other"; use it or remove it',
      'topics.yaml:5:3: warning: nothing uses the topic "unused"; use it or remove it',
    ],
  ]));

describe('names', () =>
  checkRows([
    [
      'a spelling that two actors share, but for case and accents',
      append(boris, 'names: [{ name: anna PÉTROVA, lang: fr, kind: full }]\n'),
      `${boris}:3:17: the spelling "anna PÉTROVA" also belongs to "anna"; keep it in one of them, or make both longer`,
    ],
    [
      'a spelling that is the id of another actor',
      append(boris, 'names: [{ name: Anna, lang: fr, kind: alias }]\n'),
      `${boris}:3:17: the spelling "Anna" also belongs to "anna"; keep it in one of them, or make both longer`,
    ],
    [
      'a spelling without a letter',
      append(boris, 'names: [{ name: "???", lang: fr, kind: alias }]\n'),
      `${boris}:3:17: "???" has no letters to find it by; write it in letters`,
    ],
  ]));
