// What the service refuses: each refusal names what is wrong and suggests what may have been
// meant, in one shape (RFC 9457).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCurated } from '../support/curated.ts';
import { type Refusal, type Service, startService } from '../support/service.ts';

const { records } = publishCurated();
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

interface Expected {
  parameter: string;
  detail?: string | RegExp;
  suggestions?: string[];
}

/** The request is refused for one parameter, with this in its detail and these suggestions. */
async function check(url: string, status: number, expected: Expected): Promise<void> {
  const answer = await service.get(url);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers.etag).toBeUndefined();
  expect(answer.status).toBe(status);
  const { errors, ...problem } = answer.body as Refusal;
  expect(problem).toEqual({
    type: 'about:blank',
    title: status === 400 ? 'Bad Request' : 'Not Found',
    status,
    detail: expect.any(String),
    instance: url.split('?')[0],
  });
  expect(errors.map(({ parameter }) => parameter)).toEqual([expected.parameter]);
  const { detail, suggestions } = errors[0] as Refusal['errors'][number];
  expect(problem.detail).toContain(detail);
  expect(detail).toMatch(expected.detail ?? '');
  if (expected.suggestions) expect(suggestions).toEqual(expected.suggestions);
}

const refuse = (url: string, expected: Expected) => check(url, 400, expected);
const miss = (url: string, expected: Expected) => check(url, 404, expected);

describe('an unknown parameter is a 400 that suggests the nearest', () => {
  test('when it is misspelled', async () => {
    await refuse('/statements?actr=peskov', {
      parameter: 'actr',
      detail: 'did you mean act or actor?',
    });
    await refuse('/events?frm=2025', { parameter: 'frm', detail: 'did you mean from?' });
    await refuse('/caveats?severty=major', { parameter: 'severty', suggestions: ['severity'] });
  });
  test('when it belongs to another list', () =>
    refuse('/actors?topic=energy', {
      parameter: 'topic',
      detail: 'use one of q, id, changed_since, kind',
    }));
  test('when it is a format, which is a suffix', () =>
    refuse('/statements?format=csv', {
      parameter: 'format',
      detail: 'put a suffix behind the path, such as .csv',
      suggestions: [],
    }));
  test('when there are none at all', () =>
    refuse('/openapi.json?x=1', { parameter: 'x', detail: 'this path takes none' }));
  test('when it is named like a property of every object', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      await refuse(`/statements?${name}=1`, { parameter: name, detail: 'There is no parameter' });
      await refuse(`/livez?${name}`, { parameter: name });
    }
  });
  test('when its name is empty, in another case, or ends in brackets', async () => {
    await refuse('/statements?=peskov', { parameter: '' });
    await refuse('/statements?Actor=peskov', { parameter: 'Actor', suggestions: ['actor'] });
    await refuse('/statements?actor[]=peskov', {
      parameter: 'actor[]',
      suggestions: ['actor'],
    });
  });
  test('and all of them are named at once', async () => {
    const { errors } = await service.refuse('/statements?acter=x&limit=0&form=x&colour=red');
    expect(errors.map(({ parameter }) => parameter)).toEqual(['acter', 'colour', 'form', 'limit']);
  });
});

describe('an unknown name is a 400 that suggests, never an empty list', () => {
  test('when it is a part of several names', async () => {
    const { errors } = await service.refuse('/statements?actor=dmitri');
    expect(errors[0]?.suggestions.join()).toMatch(/dmitriev/i);
    expect(errors[0]?.suggestions.join()).toMatch(/peskov/i);
  });
  test('when it is the beginning of a name', async () => {
    const { errors } = await service.refuse('/statements?actor=pesk');
    expect(errors[0]?.suggestions).toContain('peskov');
  });
  test('when it is misspelled, in any script', async () => {
    for (const slip of ['peskof', 'Пескав', 'Dmitri Pskov']) {
      const url = `/statements?actor=${encodeURIComponent(slip)}`;
      const { errors } = await service.refuse(url);
      expect([slip, errors[0]?.suggestions.length ?? 0]).not.toEqual([slip, 0]);
      expect(errors[0]?.suggestions.join()).toMatch(/pesk|песк/i);
    }
  });
  test('in every parameter that takes a name', async () => {
    const cases = {
      '/statements': ['actor', 'event', 'source', 'topic', 'mentions', 'audience', 'via'],
      '/events': ['actor', 'source'],
      '/caveats': ['source', 'event'],
    };
    for (const [path, parameters] of Object.entries(cases)) {
      for (const parameter of parameters) {
        await refuse(`${path}?${parameter}=zzzzqqqq`, {
          parameter,
          detail: 'nothing is called "zzzzqqqq"',
          suggestions: [],
        });
      }
    }
  });
  test('though another value beside it is known', () =>
    refuse('/statements?actor=peskov,pesk', { parameter: 'actor', detail: '"pesk"' }));
});

describe('a bad value is a 400 that says what is accepted', () => {
  test.each([
    ['/statements?form=dirct', 'form', /direct, mixed, indirect/, ['direct']],
    ['/statements?act=denail', 'act', /"denail" is not known/, ['denial']],
    ['/statements?status=maybe', 'status', /disputed, denied/, []],
    ['/statements?sort=date', 'sort', /said, -said/, undefined],
    ['/statements?date_match=in', 'date_match', /overlaps, within/, undefined],
    ['/events?kind=calls', 'kind', /meeting, call/, ['call']],
    ['/sources?held=yes', 'held', /true, false/, undefined],
    ['/statements?limit=0', 'limit', '"0" must be a whole number from 1 to 100', undefined],
    ['/statements?limit=101', 'limit', '"101" must be a whole number from 1 to 100', undefined],
    ['/statements?limit=1e1', 'limit', 'must be a whole number', undefined],
    ['/statements?limit=-1', 'limit', 'must be a whole number', undefined],
    ['/statements?from=yesterday', 'from', /"yesterday" is not an EDTF date; write/, undefined],
    [
      '/statements?on=2025-02-30',
      'on',
      /^on: "2025-02-30" names 2025-02-30, which is no day; correct it\.$/,
      undefined,
    ],
    [
      '/statements?on=2025-12/2025-11',
      'on',
      /^on: "2025-12.2025-11" ends before it begins/,
      undefined,
    ],
    ['/statements?from=2025-02-30', 'from', /which is no day/, undefined],
    ['/statements?to=2025-13', 'to', /EDTF/, undefined],
    ['/statements?from=2025-12-03&to=2025-12-02', 'to', /swap them/, undefined],
    ['/caveats?statement=Peskov%20!', 'statement', /lower-case words/, undefined],
    [`/caveats?statement=${'a'.repeat(121)}`, 'statement', /at most 120 characters/, undefined],
  ])('%s', async (url, parameter, detail, suggestions) => {
    await refuse(url, {
      parameter,
      ...(detail && { detail }),
      ...(suggestions && { suggestions }),
    });
  });
  test('but spaces around a value are not part of it', async () => {
    await service.get('/statements?limit=%201&actor=+peskov%20').expect(200);
  });
  test('when it is empty', async () => {
    for (const query of ['actor', 'actor=', 'actor=peskov,', 'actor=,', 'limit=', 'q=%20']) {
      const parameter = query.split('=')[0] as string;
      await refuse(`/statements?${query}`, { parameter, detail: 'is empty' });
    }
  });
  test('when it has to be given and is not', () =>
    refuse('/lookup', { parameter: 'text', detail: 'is missing' }));
  test('when what may be given once is given twice', () =>
    refuse('/statements?limit=1&limit=1', {
      parameter: 'limit',
      detail: 'is given more than once',
    }));
  test('when there are too many, or one is too long', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `a${index}`).join();
    await refuse(`/statements?actor=${many}`, {
      parameter: 'actor',
      detail: 'more than 50 values',
    });
    const long = 'a'.repeat(501);
    await refuse(`/statements?actor=${long}`, { parameter: 'actor', detail: 'longer than 500' });
    const names = Array.from({ length: 51 }, (_, index) => `p${index}=1`).join('&');
    const { detail } = await service.refuse(`/statements?${names}`);
    expect(detail).toBe('There are more than 50 parameters.');
  });
  test('when it holds a control character or is not UTF-8', async () => {
    for (const value of ['%00', 'a%0Ab', '%7F', '%FF', '%C3', '%ED%A0%80', '%EF%BF%BD']) {
      await refuse(`/statements?actor=${value}`, { parameter: 'actor', detail: /UTF-8/ });
    }
  });
  test('when its encoding is malformed', async () => {
    for (const value of ['%', '%ZZ', 'a%2', '100%', '%u0041']) {
      const answer = await service.sendRaw(`/statements?limit=1&actor=${value}`);
      expect([value, answer.status]).toEqual([value, 400]);
      const { errors } = JSON.parse(answer.body) as Refusal;
      expect(errors[0]).toMatchObject({ parameter: 'actor', detail: /write it as %25/ });
    }
  });
});

describe('an unknown id is a 404 that suggests near ones', () => {
  test('of every resource', async () => {
    const { actors, caveats, events, sources, statements, topics } = records;
    const lists = { actors, caveats, events, sources, statements, topics };
    for (const [resource, list] of Object.entries(lists)) {
      for (const { id } of list) {
        const { errors, detail } = await service.refuse(`/${resource}/${id}x`, 404);
        expect(errors[0]?.parameter).toBe('id');
        expect(errors[0]?.suggestions).toContain(id);
        expect(detail).toContain(`There is no ${resource.slice(0, -1)} "${id}x"; did you mean`);
      }
    }
  });
  test('when a spelling stands in its place', async () => {
    await miss(`/actors/${encodeURIComponent('Песков')}`, {
      parameter: 'id',
      suggestions: ['peskov'],
    });
    await miss('/actors/Ouchakov', { parameter: 'id', suggestions: ['ushakov'] });
  });
  test('and says where to look when nothing is near', async () => {
    await miss('/statements/zzzz', { parameter: 'id', detail: 'see /statements', suggestions: [] });
    await miss('/actors/__proto__', { parameter: 'id', detail: 'see /actors' });
    await miss('/topics/constructor', { parameter: 'id', detail: 'see /topics' });
  });
  test('of the text of a source, and of one that is only cited', async () => {
    await miss('/sources/moscow-talks-2025-12-0/text', {
      parameter: 'id',
      suggestions: ['moscow-talks-2025-12-03'],
    });
    await miss('/sources/bloomberg-2025-11-25/text', {
      parameter: 'id',
      detail: /only cited here/,
    });
  });
  test('however long, quoting only its beginning', async () => {
    for (const length of [121, 200, 201, 5000, 25_000]) {
      const answer = await service.get(`/statements/${'a'.repeat(length)}`).expect(404);
      const { detail, instance, errors } = answer.body as Refusal;
      expect(detail).toContain(`"${'a'.repeat(120)}"`);
      expect(instance.length).toBeLessThanOrEqual(200);
      expect(errors[0]?.parameter).toBe('id');
    }
  });
});

describe('an unknown path is a 404 that suggests a known one', () => {
  test.each([
    ['/statement', ['/statements']],
    ['/Statements', ['/statements']],
    ['/statements//', ['/statements']],
    ['//statements', ['/statements']],
    ['/statment/peskov-2025-12-03-eu-gas', ['/statements/peskov-2025-12-03-eu-gas']],
    ['/statements/peskov-2025-12-03-eu-gas/', ['/statements/peskov-2025-12-03-eu-gas']],
    ['/source/moscow-talks-2025-12-03/text', ['/sources/moscow-talks-2025-12-03/text']],
    ['/openapi.jsn', ['/openapi.json']],
    ['/statements.xls', ['/statements.xlsx']],
    ['/statements.doc', ['/statements']],
    ['/statements.json', ['/statements']],
    ['/readz', ['/readyz']],
    ['/wp-login.php', []],
    ['/statements/a/b/c', []],
    ['/..%2f..%2fetc%2fpasswd', []],
  ])('%s', async (path, suggestions) => {
    const answer = await service.sendRaw(path);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { errors, detail } = JSON.parse(answer.body) as Refusal;
    expect(errors).toEqual([{ parameter: 'path', detail, suggestions }]);
  });
  test('when only an id is missing at its end', () =>
    miss('/statements/', { parameter: 'id', suggestions: ['/statements'] }));
  test('without its query, which may be private', async () => {
    const { body } = await service.sendRaw('/nowhere?who=somebody');
    expect(body).not.toContain('somebody');
  });
});

describe('an address that cannot be decoded is a 400 in the same shape', () => {
  test.each(['/statements/%', '/%ZZ', '/statements/%FF', '/actors/%C3%28', '/%E0%A4%A'])(
    '%s',
    async (path) => {
      const answer = await service.sendRaw(path);
      expect(answer.status).toBe(400);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      const { errors, instance } = JSON.parse(answer.body) as Refusal;
      expect(errors[0]?.parameter).toBe('path');
      expect(instance).toBe(path);
    },
  );
  test('and what an address cannot hold is not repeated in links', async () => {
    const links = '>;rel="x",<http://elsewhere.example>;rel="canonical",<';
    expect((await service.sendRaw(`/statements#${links}`)).status).toBe(404);
    const { status, headers } = await service.sendRaw(`/statements?limit=1&q=guerre${links}#`);
    expect(status).toBe(200);
    expect(JSON.stringify(headers)).not.toContain('<http://elsewhere');
  });
  test('and an encoded percent sign is an ordinary unknown path', async () => {
    expect((await service.sendRaw('/%25')).status).toBe(404);
    expect((await service.sendRaw('/actors/%25')).status).toBe(404);
  });
});
