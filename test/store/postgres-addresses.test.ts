// DATABASE_URL names one server or several.
import { expect, test } from 'vitest';
import { parseAddresses } from '../../src/store/postgres/addresses.ts';

const list = (url: string) => parseAddresses(url).map(({ host, port }) => `${host} ${port}`);

test.each([
  ['postgres://localhost/onrecord', ['localhost 5432']],
  ['postgresql://me:p%40ss@a,b:5433,c/onrecord?sslmode=require', ['a 5432', 'b 5433', 'c 5432']],
  ['postgres://me@[::1]:5434,10.0.0.1/onrecord', ['::1 5434', '10.0.0.1 5432']],
])('%s is read as servers', (url, servers) => {
  expect(list(url)).toEqual(servers);
});

test('Each server has the rest of the URL', () => {
  const urls = parseAddresses('postgres://me:p%2Cw@a,b:5433/x?sslmode=require').map(
    ({ url }) => url,
  );
  expect(urls).toEqual([
    'postgres://me:p%2Cw@a/x?sslmode=require',
    'postgres://me:p%2Cw@b:5433/x?sslmode=require',
  ]);
});

test.each([
  'http://a/onrecord',
  'postgres://secret:secret@a',
  'postgres://secret:secret@/onrecord',
  'postgres://secret:secret@a,,b/onrecord',
  'postgres://secret:secret@a:port/onrecord',
  'postgres://secret:secret@a:99999/onrecord',
  'postgres://secret:se@cret@a/onrecord',
  '',
])('"%s" is refused without telling the password', (url) => {
  expect(() => parseAddresses(url)).toThrow(/^(?!.*secret).*(?:is no host|of the form)/);
});
