// What a seed file may be made of, and the form in which its text is stored.
import { describe, expect, test } from 'vitest';
import { compileFolder } from '../../src/seed/pipeline.ts';
import {
  actor,
  append,
  article,
  checkRows,
  seedPaths,
  statements,
  swap,
  writeSeeds,
} from '../support/seeds.ts';

describe('characters', () =>
  checkRows([
    [
      'an article in Latin-1',
      { [article]: Buffer.from('Le caf\xe9\n', 'latin1') },
      `${article}:1:7: is not valid UTF-8 from here on; save the file as UTF-8`,
    ],
    [
      'a truncated sequence behind other characters and lines',
      { [actor]: Buffer.from('kind: person\nname: é\u{1f600}\u20ac').subarray(0, -1) },
      `${actor}:2:10: is not valid UTF-8 from here on; save the file as UTF-8`,
    ],
    [
      'NUL and other control characters, all of them',
      { [article]: 'a\0b\n\u0007\u0085' },
      `${article}:1:2: contains a control character (U+0000); remove it`,
      `${article}:2:1: contains a control character (U+0007); remove it`,
      `${article}:2:2: contains a control character (U+0085); remove it`,
    ],
    [
      'no more than ten of one file',
      { [article]: '\0'.repeat(1000) },
      ...Array.from(
        { length: 10 },
        (_, index) => `${article}:1:${index + 1}: contains a control character (U+0000); remove it`,
      ),
    ],
    [
      'a control character in a comment',
      append(actor, '# \u001b[31m\n'),
      `${actor}:8:3: contains a control character (U+001B); remove it`,
    ],
    [
      'a control character that is spelled as an escape',
      swap(actor, 'name: Anna Petrova', 'name: "Anna\\0 Petrova"'),
      `${actor}:2:7: the value contains a control character (U+0000); remove it`,
    ],
    [
      'an escape in a key',
      append(actor, '"\\e[31m": x\n'),
      `${actor}:8:1: the value contains a control character (U+001B); remove it`,
    ],
    [
      'half of a surrogate pair',
      swap(actor, 'name: Anna Petrova', 'name: "\\uD83D"'),
      `${actor}:2:7: the value contains half of a surrogate pair (U+D83D); remove it`,
    ],
    [
      'half of a surrogate pair as bytes',
      { [article]: Buffer.from([0x61, 0xed, 0xa0, 0x80]) },
      `${article}:1:2: is not valid UTF-8 from here on; save the file as UTF-8`,
    ],
    [
      'both halves of a surrogate pair are a character',
      swap(actor, 'name: Anna Petrova', 'name: "Anna Petrova \\uD83D\\uDE00"'),
    ],
    [
      'a byte order mark inside',
      swap(article, 'Oslo', 'Os\ufefflo'),
      `${article}:4:42: contains a byte order mark inside the text (U+FEFF); remove it`,
    ],
    [
      'a second byte order mark at the beginning',
      { [article]: '\ufeff\ufeffa' },
      `${article}:1:1: contains a byte order mark inside the text (U+FEFF); remove it`,
    ],
    [
      'a byte order mark that is spelled as an escape',
      swap(actor, 'name: Anna Petrova', 'name: "\\uFEFFAnna"'),
      `${actor}:2:7: the value contains a byte order mark inside the text (U+FEFF); remove it`,
    ],
    [
      'a carriage return without a line feed',
      swap(article, 'Oslo', 'Os\rlo'),
      `${article}:4:42: contains a control character (U+000D); remove it`,
    ],
  ]));

describe('the stored form', () => {
  const digestOf = (folder: string) => compileFolder(folder).digest;
  const everywhere = (change: (text: string) => string) =>
    Object.fromEntries(seedPaths.map((path) => [path, change]));

  test('line ends of Windows and one byte order mark change nothing', () => {
    const plain = writeSeeds();
    const windows = writeSeeds(everywhere((text) => `\ufeff${text.replaceAll('\n', '\r\n')}`));
    expect(compileFolder(windows)).toEqual(compileFolder(plain));
  });

  test('decomposed letters are composed, in texts and in values', () => {
    const plain = writeSeeds();
    const decomposed = writeSeeds(everywhere((text) => text.normalize('NFD')));
    const escaped = writeSeeds(
      swap(
        statements,
        'quote: « Nous sommes prêts à négocier. »',
        'quote: "« Nous sommes pre\\u0302ts à négocier. »"',
      ),
    );
    expect(compileFolder(decomposed)).toEqual(compileFolder(plain));
    expect(compileFolder(escaped).problems).toEqual(compileFolder(plain).problems);
  });

  test('offsets count code points of the stored text, whatever stands before the passage', () => {
    const before = '\u{1f600}e\u0301\r\n𝒜\r\n';
    const { records } = compileFolder(writeSeeds({ [article]: (text) => before + text }));
    const text = records?.texts.get('gazette') ?? '';
    expect(text.startsWith('\u{1f600}é\n𝒜\n')).toBe(true);
    const citations = records?.statements.flatMap((statement) => statement.citations) ?? [];
    const own = citations.filter(({ source }) => source.id === 'gazette');
    expect(own.map(({ start }) => start)).toEqual([211, 84]);
    for (const { exact, prefix, suffix, start, end } of own) {
      const characters = Array.from(text);
      expect(characters.slice(start, end).join('')).toBe(exact);
      expect(characters.slice(start - 32, start).join('')).toBe(prefix);
      expect(characters.slice(end, end + 32).join('')).toBe(suffix);
    }
  });

  test('the digest of the seeds changes with a text and with a name', () => {
    const changed = [
      {},
      append(article, ' '),
      { 'actors/boris.yaml': null, 'actors/boriss.yaml': 'kind: person\nname: Boris Ivanov\n' },
      { 'actors/zoe.yaml': '' },
      { 'actors/zoe.yaml': { link: 'anna.yaml' } },
    ];
    const digests = changed.map((changes) => digestOf(writeSeeds(changes)));
    expect(new Set(digests).size).toBe(changed.length);
    expect(digestOf(writeSeeds())).toBe(digests[0]);
  });
});
