// The address of a service that was not told its own.
import { expect, test } from 'vitest';
import { guessAddress } from '../../src/main/address.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['news.example', 'http://news.example:3000'],
  ['::1', 'http://[::1]:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
])('A service that listens on %s names %s', (host, address) => {
  expect(guessAddress(host, 3000)).toBe(address);
});
