// Names as people write them: with a title or an article, in another order, with dots. Says which
// other forms to look for; whether a form is known, others must say.
import { foldName, orderWords } from './names.ts';

const articles = 'the le la les l der die das el los il';

/** Forms of address that a family name alone does not fit: it may be that of her husband. */
const feminine = [
  'mrs ms miss lady dame mme mmes madame mlle mademoiselle frau sra señora doña signora senhora',
  'bayan pani пані госпожа жа السيدة',
];

/** Offices and forms of address that stand before a name. */
const titles = [
  'mr mister mx sir lord dr doctor prof professor',
  'president vice prime foreign minister premier secretary senator sen representative rep',
  'governor gov mayor general gen colonel col captain capt ambassador chancellor chairman',
  'chairwoman speaker spokesman spokeswoman spokesperson king queen prince princess pope judge',
  'former ex envoy aide adviser advisor negotiator leader chief state affairs defense defence',
  'm mm monsieur docteur professeur président présidente',
  'ministre première secrétaire général sénateur sénatrice député députée ambassadeur',
  'ambassadrice chancelier chancelière roi reine pape maire ancien ancienne',
  'herr präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerin',
  'sr señor don presidente presidenta ministro ministra signor senhor',
  'sayın bay pan prezydent',
  'господин г н президент премьер министр генерал прем’єр міністр',
  'السيد الرئيس الوزير',
];

const listFolded = (lists: readonly string[]) => lists.flatMap((list) => foldName(list).split(' '));
const feminineWords = new Set(listFolded(feminine));
const titleWords = new Set([...listFolded(titles), ...feminineWords]);
const articleWords = new Set(articles.split(' '));
const leading = new Set([...articleWords, ...titleWords]);

/** Whether a folded word is an office or a form of address. */
export function isTitle(word: string): boolean {
  return titleWords.has(word);
}

/** What stands behind a name that is written without spaces. */
const trailing =
  /(?<=^\p{sc=Han}{2,4}|^\p{sc=Katakana}{2,})(?:总统|總統|大統領|主席|总理|總理|首相|外长|外長|外相|部长|部長|先生|女士|小姐|氏)$/u;

const wordsMax = 8;

/**
 * Other forms of a folded name, the nearest first: without its titles and articles. “Mme Dupont” is
 * not Dupont: no gender is known here, so only a spelling with that title tells that it is she.
 */
export function listNameForms(folded: string): string[] {
  const forms: string[] = [];
  const words = folded.split(' ');
  for (let at = 1; at < words.length && leading.has(words[at - 1] as string); at++) {
    if (!isFamilyOfHers(words, at)) forms.push(words.slice(at).join(' '));
  }
  const bare = folded.replace(trailing, '');
  if (bare !== folded) forms.push(bare);
  const isSpelt = words.length > 1 && words.every((word) => /^\p{L}$/u.test(word));
  if (isSpelt) forms.push(words.join(''));
  return forms;
}

/** Whether nothing but a form of address for women stands before one word; “г-жа” has two words. */
function isFamilyOfHers(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at).filter((word) => !articleWords.has(word) && word !== 'г');
  return at === words.length - 1 && before.length > 0 && before.every(isFeminine);
}

function isFeminine(word: string): boolean {
  return feminineWords.has(word);
}

/**
 * The words of a folded name in alphabetical order, by which it is found in any order; undefined
 * when it has only one, or when a number among them may be part of a date.
 */
export function sortWords(folded: string): string | undefined {
  const count = folded.split(' ').length;
  if (count < 2 || count > wordsMax || /\p{N}/u.test(folded)) return undefined;
  return orderWords(folded);
}
