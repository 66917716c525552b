// The commands on other versions of Node: too old ones get one line, all others a service.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { report } from '../chaos/support/report.ts';
import { root, startServer } from '../chaos/support/server.ts';
import { publishCurated } from '../support/curated.ts';
import { findNode, newest, oldest } from './nodes.ts';

describe.each([
  ['18.20.8', '18.20'],
  ['20.20.2', '20.20'],
])('Node %s', (version, printed) => {
  test.each(['start', 'serve', 'seed'])('refuses %s in one line', (name) => {
    const node = findNode(version);
    if (!node) return;
    const { status, stdout, stderr } = spawnSync(node, [join(root, 'dist/main', `${name}.js`)], {
      encoding: 'utf8',
    });
    const line =
      `On Record needs Node 22.15 or newer; this is ${printed}. ` +
      'Run it with npm, or install Node 24.\n';
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: line });
  });
});

/** How often it starts in a row; 50 before a release: `STARTS=50 npm run test:driver`. */
const starts = Number(process.env.STARTS ?? 5);
let folder = '';

beforeAll(() => {
  folder = publishCurated().folder;
});

test.each([oldest, process.versions.node, newest])(
  'On Node %s it starts and answers',
  { timeout: starts * 30_000 },
  async (version) => {
    const node = findNode(version);
    if (!node) return;
    // A busy machine turns nobody away, and nothing is in flight when it ends.
    const environment = { DATA_DIR: folder, EVENT_LOOP_DELAY_MAX_MS: 0, DRAIN_MS: 0 };
    let ready = 0;
    const started = performance.now();
    for (let round = 0; round < starts; round++) {
      const server = await startServer(environment, '/readyz', node);
      const { status } = await fetch(`${server.url}/statements?actor=peskov`);
      expect(status).toBe(200);
      expect(await server.stop()).toBe(0);
      ready++;
    }
    const seconds = (performance.now() - started) / 1000;
    report(`Starts on Node ${version}`, { starts, ready, seconds });
  },
);
