// Writes on-record.d.ts, the types of the client, from test/openapi.json: `npm run client`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContract, renderClientTypes } from '../support/client-types.ts';

const folder = import.meta.dirname;
const document = JSON.parse(readFileSync(join(folder, '../openapi.json'), 'utf8')) as object;

const command = join(folder, 'node_modules/openapi-typescript/bin/cli.js');
const { status, stdout, stderr } = spawnSync(process.execPath, [command], {
  cwd: folder,
  encoding: 'utf8',
  input: JSON.stringify(buildContract(document)),
});
if (status !== 0 || stdout === '') throw new Error(`openapi-typescript failed: ${stderr}`);
writeFileSync(join(folder, 'on-record.d.ts'), renderClientTypes(document, stdout));
