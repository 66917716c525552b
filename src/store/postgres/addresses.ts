// DATABASE_URL names one PostgreSQL server or several: postgres://user@a,b:5433,c/onrecord. This
// file tells them apart, and connects to nothing.

export interface ServerAddress {
  host: string;
  port: number;
  /** The same URL with this server alone. */
  url: string;
}

class AddressError extends Error {
  override readonly name = 'AddressError';
}

const pattern = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^@/?#]+)(\/[^/?#]+(?:\?[^#]*)?)$/;

/**
 * In the order in which they are named.
 * @throws AddressError; its message holds no password
 */
export function parseAddresses(url: string): ServerAddress[] {
  const [, before, hosts, after] = pattern.exec(url) ?? [];
  if (hosts === undefined) {
    throw new AddressError(
      'it is not of the form postgres://user:password@host,host:port/database',
    );
  }
  return hosts.split(',').map((each) => {
    if (!URL.canParse(`${before}${each}${after}`)) throw new AddressError(`"${each}" is no host`);
    const { hostname, port } = new URL(`${before}${each}${after}`);
    const host = hostname.replace(/^\[|\]$/g, '');
    return { host, port: Number(port || 5432), url: `${before}${each}${after}` };
  });
}
