// A Node that is too old gets one line and exit code 2; `npm run test:driver` uses real ones.
import { expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

/** Runs a module, which ends at once, on a Node that calls itself another version. */
const runOn = (name: string, version: string) => {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  const module = `Object.defineProperty(process, 'versions', ${versions})`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(module)}`;
  return runCommand(name, [], { NODE_OPTIONS });
};

test.each([
  ['seed', '20.20.2', '20.20'],
  ['start', '18.20.8', '18.20'],
  ['serve', '22.14.0', '22.14'],
])('%s refuses Node %s', (command, version, printed) => {
  expect(runOn(command, version)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      `On Record needs Node 22.15 or newer; this is ${printed}. ` +
      'Run it with npm, or install Node 24.\n',
  });
});

// Only what decides, because the commands would go on and load everything.
test.each(['22.15.0', '23.0.0', '24.0.0'])('Node %s is new enough', (version) => {
  expect(runOn('node-version', version)).toEqual({ code: 0, stdout: '', stderr: '' });
});
