// Arabic: the light stemming of Larkey, Ballesteros and Connell ("light10"). Articles, prepositions
// and the conjunction "and" are written together with the word.
import { foldName } from '../names.ts';
import { buildAnalyser } from './analyser.ts';

/** Each with how many letters must be left. */
const articles = /^(?:و?(?:ال|بال|كال|فال)|و?لل)(?=.{2})/u;
const conjunction = /^و(?=.{4})/u;
const endings = /(?:ها|ان|ات|ون|ين|يه|ية|ه|ة|ي|ا)$/u;

function stem(written: string): string {
  let word = foldName(written).replaceAll('ى', 'ي');
  const bare = word.replace(articles, '');
  word = bare === word ? word.replace(conjunction, '') : bare;
  for (let left = word.replace(endings, ''); left !== word && left.length > 2; ) {
    word = left;
    left = word.replace(endings, '');
  }
  return word;
}

/** "And" cannot be told from a first letter: وزارة is a ministry, and وقال "and he said". */
function guess(written: string): string[] {
  const word = foldName(written).replace(articles, '');
  return word.startsWith('و') ? [`ال${word}`, word.slice(1)] : [`و${word}`];
}

export const arabic = buildAnalyser({ stem, guess });
