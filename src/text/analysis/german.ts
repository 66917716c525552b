// German; the stemmer takes umlauts away by itself.
import { stemmer } from '@orama/stemmers/german';
import { buildAnalyser } from './analyser.ts';

/** The stemmer leaves no more of these than a pronoun. */
const kept = /^(?<noun>sicherheit|einheit|meinung)(?:en)?$/;

function stem(written: string): string {
  return kept.exec(written)?.groups?.noun ?? stemmer(written);
}

/** Umlauts and ß written out, as in addresses and on foreign keyboards. */
function guess(written: string): string[] {
  const other = written
    .replaceAll('ae', 'ä')
    .replaceAll('oe', 'ö')
    .replaceAll('ue', 'ü')
    .replaceAll('ss', 'ß');
  return other === written ? [] : [other];
}

export const german = buildAnalyser({ stem, guess });
