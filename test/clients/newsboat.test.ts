// newsboat, a feed reader of terminals.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { describeClient, hasCommand, records, run } from './fixture.ts';

describeClient(
  'newsboat',
  () => hasCommand('newsboat'),
  (fixture) => {
    test('takes every statement once, and opens its page', async () => {
      const [urls, cache] = ['urls', 'cache.db'].map((name) => join(fixture().folder, name)) as [
        string,
        string,
      ];
      writeFileSync(urls, `${fixture().origin}/statements.atom\n`);
      const reload = () =>
        run('newsboat', ['-u', urls, '-c', cache, '-x', 'reload'], { HOME: fixture().folder });
      await reload();
      await reload();
      const items = new Database(cache)
        .prepare<[], { url: string }>('SELECT url FROM rss_item')
        .all();
      expect(items.length).toBe(records.statements.length);
      for (const { url } of items) expect(url).toMatch(/\/statements\/[a-z0-9-]+\.html$/);
    });
  },
);
