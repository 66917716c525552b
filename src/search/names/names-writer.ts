// Which names hold a part. Stored for each word and each trigram: the numbers of its names, uint32
// little-endian, ascending.
import { fromArray } from '../bytes.ts';
import type { DirectoryWriter, NamePartType } from '../directory.ts';
import { Inverter } from '../inverter.ts';
import { listTrigrams, listWords } from './name-parts.ts';

/** A name and its number, from 1. */
export interface NumberedName {
  number: number;
  folded: string;
}

/** Names in the order of their numbers. */
export function writeNames(
  directory: DirectoryWriter,
  resource: string,
  names: Iterable<NumberedName>,
): void {
  const words = new Inverter();
  const trigrams = new Inverter();
  for (const { number, folded } of names) {
    for (const word of listWords(folded)) words.add(number, word);
    for (const trigram of listTrigrams(folded)) trigrams.add(number, trigram);
  }
  writeParts(directory, { resource, type: 'trigram' }, trigrams);
  writeParts(directory, { resource, type: 'word' }, words);
}

function writeParts(directory: DirectoryWriter, type: NamePartType, inverter: Inverter): void {
  for (const [part, numbers] of inverter.listPostings()) {
    directory.writeNames(type, { part, frequency: numbers.length }, fromArray(numbers));
  }
}
