// Writes on-record.d.ts, the types of the client, from test/openapi.json: `npm run client`.
// When they are made from it already, nothing is installed and nothing is written.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContract, checkClientTypes, renderClientTypes } from '../support/client-types.ts';

const folder = import.meta.dirname;
const target = join(folder, 'on-record.d.ts');
const document = JSON.parse(readFileSync(join(folder, '../openapi.json'), 'utf8')) as object;

if (checkClientTypes(document, readFileSync(target, 'utf8')).length > 0) {
  run('npm', ['ci', '--no-audit', '--no-fund']);
  const command = join(folder, 'node_modules/openapi-typescript/bin/cli.js');
  const types = run(process.execPath, [command], JSON.stringify(buildContract(document)));
  writeFileSync(target, renderClientTypes(document, types));
}

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  if (status !== 0 || stdout === '') throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
