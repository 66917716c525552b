// Writes the doc values of one field; ordinals-reader.ts says what is stored.
import { fromArray } from '../bytes.ts';
import { sumPrefixes } from '../csr-lists.ts';
import type { DirectoryWriter } from '../directory.ts';
import type { Inverter } from '../inverter.ts';
import { widthOf } from './ordinals-reader.ts';

/** @param docCount doc ids run from 1 to this */
export function writeOrdinals(
  directory: DirectoryWriter,
  field: string,
  inverter: Inverter,
  docCount: number,
): void {
  const { values, ordinals: sorted } = inverter.sortValues();
  const Ordinals = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[widthOf(values.length)];
  const offsets = new Uint32Array(docCount + 2);
  const multiple = new Ordinals(inverter.length);
  const single = new Ordinals(docCount + 1).fill(values.length);
  let length = 0;
  let most = 0;
  inverter.forEach((provisional, docId) => {
    const ordinal = sorted[provisional] as number;
    multiple[length++] = ordinal;
    single[docId] = ordinal;
    offsets[docId + 1] = (offsets[docId + 1] as number) + 1;
    most = Math.max(most, offsets[docId + 1] as number);
  });
  const isSingle = most <= 1;
  if (!isSingle) sumPrefixes(offsets);
  directory.writeOrdinals(field, {
    names: JSON.stringify(values),
    offsets: isSingle ? null : fromArray(offsets),
    ordinals: fromArray(isSingle ? single : multiple),
  });
}
