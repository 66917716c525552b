// What a request is addressed to, and where it ends: nothing that two programs may understand in
// two ways is answered.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/records/problem.ts';
import { exchange, openService, type Service } from '../support/listening.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.app.close());

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;

/** Sends the lines, and asks for an end of the connection. */
const send = (...all: string[]) => exchange(service.port, lines(...all, 'Connection: close'));

/** Refuses with a problem, and answers nothing else. */
async function checkRefused(answer: Promise<string>, status = 400): Promise<void> {
  const text = await answer;
  expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual([`HTTP/1.1 ${status}`]);
  expect(text).toMatch(/^content-type: application\/problem\+json/im);
}

describe('the Host', () => {
  test.each([
    ['is missing', []],
    ['stands there twice', ['Host: a.test', 'Host: b.test']],
    ['stands there twice, the same', ['Host: a.test', 'hOST: a.test']],
    ['has a space', ['Host: a b']],
    ['has a path', ['Host: a.test/b']],
    ['has a user', ['Host: u@a.test']],
    ['has a port that is none', ['Host: a.test:x']],
    ['has two ports', ['Host: a.test:1:2']],
    ['has a bracket that is not closed', ['Host: [::1']],
  ])('%s: refused', async (_what, hosts) => {
    await checkRefused(send('GET /livez HTTP/1.1', ...hosts));
  });

  test.each([
    '',
    'a.test',
    'A.test:80',
    '127.0.0.1:3000',
    '[::1]:3000',
    'xn--e1afmkfd.test',
    'a_b',
  ])('"%s" is good', async (host) => {
    expect(await send('GET /livez HTTP/1.1', `Host: ${host}`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('need not be told in HTTP/1.0', async () => {
    expect(await send('GET /livez HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('the target', () => {
  test.each([
    ['GET', '*'],
    ['HEAD', '*'],
    ['POST', '*'],
    ['GET', 'livez'],
    ['GET', '?lang=fr'],
    ['GET', 'http:///livez'],
    ['GET', 'http://user:word@a.test/livez'],
    ['GET', 'ftp://a.test/livez'],
    ['GET', 'a.test:80'],
  ])('%s %s: refused', async (method, target) => {
    await checkRefused(send(`${method} ${target} HTTP/1.1`, 'Host: a.test'));
  });

  test('with typed characters is refused, and the client is told to encode them', async () => {
    const answer = send('GET /statements?actor=Песков HTTP/1.1', 'Host: a.test');
    await checkRefused(answer);
    const { detail } = JSON.parse((await answer).split('\r\n\r\n')[1] ?? '') as Problem;
    expect(detail).toBe(
      'The address holds a character that has to be percent-encoded, as é is to %C3%A9; ' +
        'curl encodes a value with --get --data-urlencode.',
    );
  });

  test('may be * with OPTIONS', async () => {
    expect(await send('OPTIONS * HTTP/1.1', 'Host: a.test')).toMatch(/^HTTP\/1\.1 204 /);
  });

  test.each(['http://b.test', 'http://b.test/', 'HTTPS://b.test:8443/', 'http://b.test?'])(
    '%s is the home page, as a proxy asks for it, and leads to nobody else',
    async (target) => {
      const answer = await send(`GET ${target} HTTP/1.1`, 'Host: a.test');
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).not.toMatch(/[ab]\.test/);
    },
  );

  test('with a query and no path is the home page with that query', async () => {
    const answer = await send('GET http://b.test?lang=fr HTTP/1.1', 'Host: a.test');
    expect(answer).toContain('<html lang="fr">');
  });
});

test.each([
  ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
  ['chunks twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity']],
  ['an encoding that is none', ['Transfer-Encoding: xchunked']],
  ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
  ['the same length twice', ['Content-Length: 4', 'Content-Length: 4']],
  ['a list of lengths', ['Content-Length: 4, 4']],
  ['a length with a sign', ['Content-Length: +4']],
  ['a folded line', ['X: a', ' b']],
  ['a space before the colon', ['X : a']],
  ['a line that ends in CR alone', ['X: a\rY: b']],
])('%s: refused, and what follows is not answered', async (_what, headers) => {
  const second = lines('GET /livez HTTP/1.1', 'Host: a.test');
  const first = lines('GET /livez HTTP/1.1', 'Host: a.test', ...headers);
  await checkRefused(exchange(service.port, `${first}0\r\n\r\n${second}`));
});

test('An expectation that nobody can meet is a problem', async () => {
  await checkRefused(send('GET /livez HTTP/1.1', 'Host: a.test', 'Expect: a cake'), 417);
});
