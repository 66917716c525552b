// Why a service cannot start, in one line that says what to do.
import { explainFailure } from '../publication/failures.ts';
import { FolderLockedError } from '../publication/lock.ts';

/** Beside 0 and 1: a wrong configuration or machine, and a folder in use (sysexits.h). */
const exitCodes = { refused: 2, locked: 75 };

/** Prints the line and ends the process; passes on what is a fault of the program. */
export function exitOnStartError(error: unknown, folder: string): never {
  const locked = error instanceof FolderLockedError;
  const line = locked ? error.message : (explainListen(error) ?? explainFailure(error, [folder]));
  if (line === undefined) throw error;
  process.stderr.write(`The service cannot start: ${line}\n`);
  process.exit(locked ? exitCodes.locked : exitCodes.refused);
}

function explainListen(error: unknown): string | undefined {
  const {
    code = '',
    syscall,
    address,
    port,
    hostname,
  } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
    hostname?: string;
  };
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  const host = hostname ?? address;
  return {
    EADDRINUSE: `port ${port} of ${host} is taken: end what listens there, or set PORT to another`,
    EACCES: `port ${port} is not for this user: set PORT to one above 1023`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine: set HOST to 127.0.0.1 or 0.0.0.0`,
    ENOTFOUND: `HOST=${host} is not known: set HOST to 127.0.0.1 or 0.0.0.0`,
    EAI_AGAIN: `HOST=${host} is not known: set HOST to 127.0.0.1 or 0.0.0.0`,
  }[code];
}
