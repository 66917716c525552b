// Which errors are the fault of a server or of the way to it, so that another server may do better,
// and which are the fault of a query, so that none would.

/** The server did not answer, or not as one that can be read from. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

/** The server is well, but lacks the publication. */
export class MissingError extends Error {
  override readonly name = 'MissingError';
}

/**
 * Classes of SQLSTATE (PostgreSQL, appendix A): connection, authorization, no such database,
 * conflict with what a standby replays, resources, shut down, system.
 */
const serverClasses = /^(?:08|28|3D|40|53|57P|58)/;

/** Of Node and of the driver: ECONNREFUSED, CONNECTION_CLOSED, CONNECT_TIMEOUT. */
const ofConnection = /^(?:E(?!RR_)[A-Z_]+|CONNECT\w*)$/;

export function isFaultOfServer(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (serverClasses.test(code) || ofConnection.test(code));
}

/** Whether the server stopped a query at its time limit: `query_canceled`. */
export function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown }).code === '57014';
}
