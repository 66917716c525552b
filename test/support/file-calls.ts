// A recorder of what a process asks of the file system, in order. Only a power cut would show that
// something was not flushed, so the calls themselves are looked at.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

const recorded = [
  'openSync',
  'writeSync',
  'writeFileSync',
  'copyFileSync',
  'fsyncSync',
  'renameSync',
  'rmSync',
  'symlinkSync',
  'chmodSync',
] as const;

/** Names without what differs from run to run: the process and the hash. */
function nameOf(path: unknown): string {
  return basename(String(path))
    .replace(/\b\d+\.part/, 'part')
    .replace(/[0-9a-f]{64}/, 'HASH');
}

/**
 * What `work` does to files, as `fsync NAME` or `rename A → B`; `folder` goes by that word. A call
 * that follows an equal one is left out. What SQLite writes by itself is not seen.
 */
export async function recordFileCalls(
  folder: string,
  work: () => unknown,
): Promise<readonly string[]> {
  const calls: string[] = [];
  const opened = new Map<number, string>();
  const name = (path: unknown) => (path === folder ? 'folder' : nameOf(path));
  const note = (call: string) => {
    if (calls.at(-1) !== call) calls.push(call);
  };
  const originals = Object.fromEntries(recorded.map((key) => [key, fs[key]]));
  const wrap = <F extends (...args: never[]) => unknown>(
    key: (typeof recorded)[number],
    after: (args: unknown[], result: unknown) => void,
  ) => {
    const original = fs[key] as unknown as F;
    Object.assign(fs, {
      [key]: (...args: never[]) => {
        const result = original(...args);
        after(args, result);
        return result;
      },
    });
  };
  const byHandle = (file: unknown) => opened.get(file as number) ?? name(file);
  wrap('openSync', ([path], file) => opened.set(file as number, name(path)));
  wrap('writeSync', ([file]) => note(`write ${byHandle(file)}`));
  wrap('writeFileSync', ([path, , options]) => {
    const { flush } = (options ?? {}) as { flush?: boolean };
    const flushed = `fsync ${byHandle(path)}`;
    // Node may do this by the calls above.
    if (flush && calls.at(-1) === flushed) return;
    note(`write ${byHandle(path)}`);
    if (flush) note(flushed);
  });
  wrap('copyFileSync', ([, to]) => note(`write ${name(to)}`));
  wrap('fsyncSync', ([file]) => note(`fsync ${byHandle(file)}`));
  wrap('renameSync', ([from, to]) => note(`rename ${name(from)} → ${name(to)}`));
  wrap('rmSync', ([path]) => note(`remove ${name(path)}`));
  wrap('symlinkSync', ([to, path]) => note(`link ${name(path)} → ${name(to)}`));
  wrap('chmodSync', ([path, mode]) => note(`chmod ${name(path)} ${(mode as number).toString(8)}`));
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(fs, originals);
    syncBuiltinESMExports();
  }
  return calls;
}
