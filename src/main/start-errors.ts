// Why a service cannot start, in one line that says what to do.
import { explainFailure } from '../publication/failures.ts';
import { FolderLockedError } from '../publication/lock.ts';

/** A dataset file was written to between its check and the first answers from it. */
export class DamageError extends Error {
  override readonly name = 'DamageError';

  constructor(path: string, { message }: Error) {
    super(
      `${path} was cut or overwritten meanwhile (${message}): start again to serve the newest file that is whole, or make a new one with npm run seed`,
    );
  }
}

/** Worth another try, a wrong configuration or machine, a folder in use (sysexits.h). */
const exitCodes = { again: 1, refused: 2, locked: 75 };

/** Prints the line and ends the process; passes on what is a fault of the program. */
export function exitOnStartError(error: unknown, folder: string): never {
  const end = (line: string, code: number): never => {
    process.stderr.write(`The service cannot start: ${line}\n`);
    process.exit(code);
  };
  if (error instanceof DamageError) end(error.message, exitCodes.again);
  if (error instanceof FolderLockedError) end(error.message, exitCodes.locked);
  const line = explainListen(error) ?? explainFailure(error, [folder]);
  if (line === undefined) throw error;
  return end(line, exitCodes.refused);
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
