// `npm run review`: what it prints and its exit code. 0 done; 2 the page cannot be served.
import { readReports, renderReports } from './report.ts';
import { type ReviewFolders, type ReviewServer, startReview } from './server.ts';

export interface ReviewOptions extends ReviewFolders {
  /** 0 for one that is free. */
  port: number;
}

export interface Terminal {
  stdout: { write: (text: string) => unknown };
  stderr: { write: (text: string) => unknown };
}

/** Serves until `stop` is called; undefined when the port is taken. */
export async function runReview(
  { port, ...folders }: ReviewOptions,
  { stdout, stderr }: Terminal = process,
): Promise<ReviewServer | undefined> {
  try {
    const server = await startReview(folders, port);
    stdout.write(`Review at ${server.address}\nEnd with Ctrl-C; every decision is kept.\n`);
    return server;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    stderr.write(`port ${port} cannot be used (${code}); choose another --port\n`);
    return undefined;
  }
}

/** Returns the exit code. */
export function runReport(drafts: string, { stdout, stderr }: Terminal = process): number {
  const { reports, faults } = readReports(drafts);
  stdout.write(renderReports(reports));
  for (const fault of faults) stderr.write(`not counted: ${fault}\n`);
  return faults.length > 0 ? 1 : 0;
}
