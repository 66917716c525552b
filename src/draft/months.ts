// A month or a year that something is said in: "En mai, la ville a dit", "In 2021 the town said".
import { type Dating, findFirst, type Region, type Said, slice } from './dates.ts';
import { isCapitalized, type Token } from './tokens.ts';

/** The first one in one of the regions that is not later than the article. */
export const findMonth = (dating: Dating, regions: readonly Region[]) =>
  findFirst(regions, (at) => readMonth(dating, at));

function readMonth(dating: Dating, at: number): Said | undefined {
  const { tokens, lexicon, published } = dating;
  const [first, second] = tokens.slice(at + 1, at + 3);
  if (published === null || !first || !lexicon.is('inMonths', tokens[at]?.lower)) return undefined;
  const month = findNumber(first, dating);
  const year = findYear(month === undefined ? first : second);
  if (month === undefined && year === undefined) return undefined;
  const [thisYear = '', thisMonth = ''] = published.split('-');
  const nearest = (month ?? '') <= thisMonth ? thisYear : String(Number(thisYear) - 1);
  const edtf = `${year ?? nearest}${month === undefined ? '' : `-${month}`}`;
  if (edtf > published.slice(0, edtf.length)) return undefined;
  const to = at + (month === undefined || year === undefined ? 2 : 3);
  const basis = year === undefined ? 'relative' : 'explicit';
  return { edtf, basis, printed: slice(dating, at + 1, to), contradiction: false };
}

/** Two digits; in English "may" is mostly a verb. */
function findNumber(token: Token, { lexicon: { words } }: Dating): string | undefined {
  const index = words.months.indexOf(token.lower);
  const isName = index >= 0 && (!words.headLast || isCapitalized(token));
  return isName ? String(index + 1).padStart(2, '0') : undefined;
}

const findYear = (token: Token | undefined) => /^(?:19|20)\d\d$/.exec(token?.text ?? '')?.[0];
