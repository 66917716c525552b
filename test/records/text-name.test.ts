// Addresses of passages and of the texts that their offsets count in, and names for ever.
import { expect, test } from 'vitest';
import { tagOf } from '../../src/records/authority.ts';
import { nameText, pathOfPassage, pathOfText } from '../../src/records/text-name.ts';

const sha256 = '0123456789abcdef'.repeat(4);

test('a text is named by the first twelve digits of its hash', () => {
  expect(nameText(sha256)).toBe('0123456789ab');
  expect(pathOfText(nameText(sha256))).toBe('/text?text=0123456789ab');
  const passage = pathOfPassage(sha256, { start: 3, end: 17 });
  expect(passage).toBe('/text?text=0123456789ab#char=3,17');
});

test('a tag URI names a thing whatever the address of the service', () => {
  expect(tagOf('on-record.example,2026-11-25', 'statements/a')).toBe(
    'tag:on-record.example,2026-11-25:statements/a',
  );
});
