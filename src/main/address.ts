// The address that answers name when nobody has configured one.

/** Whether a host means every address of the machine, none of which a client can open by it. */
export const listensEverywhere = (host: string) => host === '0.0.0.0' || host === '::';

/** An address that can be opened, at least on this machine. */
export function guessAddress(host: string, port: number): string {
  const name = listensEverywhere(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
