// Characters that readers take for the same thing or do not see at all.

/** Every apostrophe that keyboards and word processors make, as part of a character class. */
export const apostrophes = "'’‘‛ʼʹʻʽ′´`＇";

/** Soft hyphens, zero-width characters and marks of direction, as part of a character class. */
export const ignorable = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';

/** Any space that may stand inside a line, as part of a character class. */
export const spaces = ' \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000';

/** A letter of a script without spaces between words. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const allIgnorable = new RegExp(`[${ignorable}]+`, 'gu');

export function dropIgnorable(text: string): string {
  return text.replace(allIgnorable, '');
}

/** Decimal digits of any script as ASCII ones; they come in runs of ten (Unicode §4.6). */
export function foldDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) as number;
    let value = 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) {
      zero--;
      value++;
    }
    return String(value % 10);
  });
}
