// What `--check` prints, as tests compare it.
import { runSeedCommand, type SeedOptions } from '../../src/seed/command.ts';

/** What a check prints and its exit code, but for the time that it took. */
export function printCheck(
  seeds: string,
  cache?: string,
  options: Partial<SeedOptions> = {},
): string {
  let printed = '';
  const stream = { write: (text: string) => (printed += text) };
  const code = runSeedCommand(
    { check: true, json: false, out: seeds, seeds, cache, ...options },
    { stdout: stream, stderr: stream },
  );
  return `${printed.replace(/\(\d+\.\d\d s\)/, '')}exit code ${code}\n`;
}
