// Languages without spaces between words: the dictionaries of Unicode know where words end.
import { unspaced } from '../characters.ts';
import { listTokens, type Token, writeWord } from '../tokens.ts';
import { buildAnalyser } from './analyser.ts';

export function buildSegmented(language: string) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const split = (text: string, token: Token): Token[] => {
    if (!unspaced.test(token.written)) return [token];
    const words: Token[] = [];
    for (const { segment, index } of segmenter.segment(text.slice(token.start, token.end))) {
      const start = token.start + index;
      words.push({ written: writeWord(segment), start, end: start + segment.length });
    }
    return words;
  };
  return buildAnalyser({
    listTokens: (text) => listTokens(text).flatMap((token) => split(text, token)),
  });
}
