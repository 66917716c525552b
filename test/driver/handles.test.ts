// The driver of the database survives the collector, on the oldest Node, ours and the newest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../chaos/support/server.ts';
import { findNode, newest, oldest } from './nodes.ts';

test.each([oldest, process.versions.node, newest])(
  'Node %s frees a thousand handles',
  (version) => {
    const node = findNode(version);
    if (!node) return;
    const program = join(import.meta.dirname, 'handles.ts');
    const file = join(temporaryFolder(), 'words.sqlite');
    // Without a loader of another package: it would be what is tested, too.
    const options = [
      '--expose-gc',
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
    ];
    const { status, signal, stdout, stderr } = spawnSync(node, [...options, program, file], {
      encoding: 'utf8',
    });
    expect({ status, signal, stdout, stderr }).toEqual({
      status: 0,
      signal: null,
      stdout: 'main: 3000 of 3000 freed\nworker: 3000 of 3000 freed\n',
      stderr: '',
    });
  },
);
