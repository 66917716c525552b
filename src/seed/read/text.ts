// What a seed file may be made of: UTF-8 text without control characters. It is stored in NFC,
// with line feeds only and without the byte order mark in front.
import { isUtf8 } from 'node:buffer';

/** A place in a file, from 1; columns are UTF-16 units, as editors count them. */
export interface Place {
  line: number;
  column: number;
}

/** Most flaws to list for one file: a binary file would have one for every character. */
const flawsMax = 10;

/** The text as it is stored; undefined when the bytes are not UTF-8. */
export function decodeText(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  return new TextDecoder('utf-8').decode(bytes).replace(/\r\n/g, '\n').normalize('NFC');
}

/** Where the first byte stands that is not UTF-8. A line feed is no part of a longer sequence. */
export function findInvalidUtf8(bytes: Buffer): Place {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1 && isUtf8(bytes.subarray(start, end)); line++) {
    start = end + 1;
    end = bytes.indexOf(10, start);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let column = 1;
  try {
    for (const byte of bytes.subarray(start)) {
      column += decoder.decode(Uint8Array.of(byte), { stream: true }).length;
    }
  } catch {
    // The decoder stops at the first byte that continues nothing and begins nothing.
  }
  return { line, column };
}

/** Nearly every text is spared the slower pattern: half of a pair may be half of a whole one. */
const suspicious = /[^\t\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\uffff]/;

/** The characters that no stored text may hold, and what to do about them. */
export function listForbidden(text: string): { at: number; message: string }[] {
  if (!suspicious.test(text)) return [];
  const forbidden = /(?![\t\n])\p{Cc}|\ufeff|\p{Surrogate}/gu;
  const found: { at: number; message: string }[] = [];
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    if (found.length === flawsMax) break;
    const code = character.charCodeAt(0);
    const number = code.toString(16).toUpperCase().padStart(4, '0');
    found.push({ at: index, message: `contains ${nameOf(code)} (U+${number}); remove it` });
  }
  return found;
}

function nameOf(code: number): string {
  if (code === 0xfeff) return 'a byte order mark inside the text';
  return code >= 0xd800 ? 'half of a surrogate pair' : 'a control character';
}

export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
