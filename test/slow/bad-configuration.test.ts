// A command with bad variables, as a person or a script runs it.
import { expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';

test.each(['start', 'serve', 'seed'])(
  '%s tells every bad variable, does nothing and exits 2',
  (command) => {
    const bad = {
      PORT: 'x',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'ftp://x',
      DATA_DIR: '/nowhere/at/all',
    };
    const { code, stdout, stderr } = runCommand(command, [], bad);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'PORT=x: must be a whole number from 0 to 65535',
      'LOG_LEVEL=loud: must be one of fatal, error, warn, info, debug, trace, silent',
      'PUBLIC_URL=ftp://x: must be a URL that begins with http:// or https://',
    ]);
  },
);
