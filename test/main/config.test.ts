// The configuration: what each variable may be, and that all bad ones are told at once.
import { describe, expect, test } from 'vitest';
import { loadConfig, renderConfigTable } from '../../src/main/config.ts';

const whole = (min: number, max: number) => `must be a whole number from ${min} to ${max}`;
const address = 'must be a URL that begins with http:// or https://';

describe('the configuration', () => {
  test('has a value for everything that the service cannot do without', () => {
    expect(loadConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: './data',
      LOG_LEVEL: 'info',
    });
    expect(loadConfig({}).PUBLIC_URL).toBeUndefined();
  });

  test('takes an empty variable for one that is not set, and leaves others alone', () => {
    expect(loadConfig({ PORT: '', PUBLIC_URL: '', HOME: '/root' })).toEqual(loadConfig({}));
  });

  test('reads numbers and addresses as they are meant', () => {
    const config = loadConfig({ PORT: '08080', PUBLIC_URL: 'https://onrecord.example/api//' });
    expect(config).toMatchObject({ PORT: 8080, PUBLIC_URL: 'https://onrecord.example/api' });
    for (const [given, meant] of [
      ['https://Example.ORG:443/', 'https://example.org'],
      ['https://例え.jp/a', 'https://xn--r8jz45g.jp/a'],
      ['http://example.org:80', 'http://example.org'],
      ['http://[::1]:8080/', 'http://[::1]:8080'],
    ]) {
      expect(loadConfig({ PUBLIC_URL: given }).PUBLIC_URL).toBe(meant);
    }
    expect(loadConfig({ PORT: '0' }).PORT).toBe(0);
    const { TRUST_PROXY } = loadConfig({ TRUST_PROXY: '10.0.0.0/8, fd00::/8' });
    expect(TRUST_PROXY).toEqual(['10.0.0.0/8', 'fd00::/8']);
  });

  test('cannot be changed', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});

describe('a variable is refused', () => {
  test.each([
    ['PORT', '65536', whole(0, 65_535)],
    ['PORT', '-1', whole(0, 65_535)],
    ['PORT', '3e3', whole(0, 65_535)],
    ['PORT', '0x10', whole(0, 65_535)],
    ['PORT', ' 80', whole(0, 65_535)],
    ['PORT', 'http', whole(0, 65_535)],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
    ['PUBLIC_URL', 'onrecord.example', address],
    ['PUBLIC_URL', 'ftp://onrecord.example', address],
    ['PUBLIC_URL', 'javascript:alert(1)', address],
    ['PUBLIC_URL', 'http://onrecord.example/?a=b', 'must not have a query or a fragment'],
    ['PUBLIC_URL', 'http://onrecord.example/#a', 'must not have a query or a fragment'],
    ['TRUST_PROXY', 'true', 'must be networks in CIDR notation, such as 10.0.0.0/8'],
    ['TRUST_PROXY', '1', 'must be networks in CIDR notation, such as 10.0.0.0/8'],
    ['TRUST_PROXY', '10.0.0.0/8,all', 'must be networks in CIDR notation, such as 10.0.0.0/8'],
    ['ORIGIN_URL', 'http://origin.example/?a=b', 'must not have a query or a fragment'],
    ['POLL_INTERVAL_MS', '0', whole(100, 3_600_000)],
    ['DRAIN_MS', '60000', whole(0, 3000)],
  ])('%s=%s', (name, value, message) => {
    expect(() => loadConfig({ [name]: value })).toThrow(`${name}=${value}: ${message}`);
  });
});

test('the table of variables has a row for each, with its default and its meaning', () => {
  const [head, line, ...rows] = renderConfigTable().split('\n');
  expect([head, line]).toEqual(['| Variable | Default | Meaning |', '| --- | --- | --- |']);
  expect(rows).toContain('| `PORT` | `3000` | Port to listen on; 0 picks a free one. |');
  for (const row of rows) expect(row).toMatch(/^\| `[A-Z_]+` \| (`[^`]+`)? ?\| [A-Z].*\. ?\|$/);
  expect(rows.length).toBeGreaterThanOrEqual(Object.keys(loadConfig({})).length);
});
