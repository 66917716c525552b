// Other versions of Node than the one that runs the tests, from the registry, kept until the next
// `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest that the program runs on, and the newest there is. */
export const oldest = '22.15.0';
export const newest = '26.12.1';

const root = join(import.meta.dirname, '../..');

/** The binary of a version, or undefined, with a printed reason, where it cannot be had. */
export function findNode(version: string): string | undefined {
  if (version === process.versions.node) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules/.cache/nodes', version);
  const path = join(folder, 'node_modules', name, 'bin/node');
  if (!existsSync(path)) {
    const options = ['--no-save', '--ignore-scripts', '--loglevel', 'error', '--prefix', folder];
    const { stderr } = spawnSync('npm', ['install', ...options, `${name}@${version}`], {
      encoding: 'utf8',
    });
    if (!existsSync(path)) {
      process.stdout.write(`SKIPPED: Node ${version} cannot be had as ${name}: ${stderr}\n`);
      return undefined;
    }
  }
  return path;
}
