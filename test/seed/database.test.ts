// What is said where a database cannot be published to: never the password.
import { expect, test } from 'vitest';
import { copyToDatabase } from '../../src/seed/database.ts';
import { publishCurated } from '../support/curated.ts';
import { temporaryFolder } from '../support/seeds.ts';

// Nothing listens at port 1.
const url = 'postgres://anna:secret@127.0.0.1:1/record?connect_timeout=5';
const refused = 'postgres://127.0.0.1:1/record: connect ECONNREFUSED 127.0.0.1:1';
const unpublished = (folder: string) =>
  `postgres://127.0.0.1:1/record: nothing is published in ${folder}`;

async function copy(folder: string, json: boolean) {
  const printed = { stdout: '', stderr: '' };
  const code = await copyToDatabase(
    url,
    folder,
    { json },
    {
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
    },
  );
  return { code, ...printed };
}

test('a database out of reach', async () => {
  const { folder } = publishCurated();
  const stderr = expect.stringContaining(`${refused}; nothing was published there\n`);
  expect(await copy(folder, false)).toEqual({ code: 2, stdout: '', stderr });
  const stdout = `${JSON.stringify({ ok: false, error: refused })}\n`;
  expect(await copy(folder, true)).toEqual({ code: 2, stdout, stderr: '' });
});

test('a folder in which nothing is published', async () => {
  const folder = temporaryFolder();
  const stderr = expect.stringContaining(`${unpublished(folder)}; nothing was`);
  expect(await copy(folder, false)).toEqual({ code: 1, stdout: '', stderr });
});
