// The only reader of the environment: one described schema, from which the table in the README
// is made as well.
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], 'must be networks such as 10.0.0.0/8')));

export const Config = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
    PORT: Port.default(3000).describe('Port to listen on; 0 takes a free one.'),
    DATA_DIR: z
      .string()
      .min(1)
      .default('./data')
      .describe('Folder of the published dataset files and their manifest.'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info')
      .describe('Least severe level that is logged.'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !/[?#]/.test(url), 'must have no query and no fragment')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .describe('Address under which clients reach the service; default `http://HOST:PORT`.'),
    ORIGIN_URL: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !/[?#]/.test(url), 'must have no query and no fragment')
      .optional()
      .describe('Address to pull publications from into DATA_DIR; default: follow DATA_DIR.'),
    POLL_INTERVAL_MS: whole(100, 3_600_000)
      .default(5000)
      .describe('How often to look for a new publication; each wait is up to a quarter shorter.'),
    DATASET_BYTES_MAX: whole(1, Number.MAX_SAFE_INTEGER)
      .default(4_294_967_296)
      .describe('Largest dataset file that is taken.'),
    RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000)
      .default(0)
      .describe('Requests that each client may make in a minute; 0 is no limit.'),
    TRUST_PROXY: networks
      .optional()
      .describe('Networks (CIDR, comma-separated) of proxies whose X-Forwarded-For is believed.'),
    CONNECTIONS_MAX: whole(1, 1_000_000).default(10_000).describe('Connections open at a time.'),
    EVENT_LOOP_DELAY_MAX_MS: whole(0, 60_000)
      .default(1000)
      .describe('Above this delay requests are answered with 503; 0 turns nobody away.'),
    HEADERS_TIMEOUT_MS: whole(100, 600_000)
      .default(10_000)
      .describe('Time for the headers of a request, from the opening of its connection.'),
    REQUEST_TIMEOUT_MS: whole(100, 600_000).default(15_000).describe('Time for a whole request.'),
    KEEP_ALIVE_TIMEOUT_MS: whole(100, 600_000)
      .default(72_000)
      .describe('How long an idle connection is kept; longer than a balancer in front keeps it.'),
    DRAIN_MS: whole(0, 8000)
      .default(1000)
      .describe('How long a stopping service goes on taking connections.'),
  })
  .readonly();
export type Config = z.infer<typeof Config>;

export class ConfigError extends Error {}

/**
 * The configuration from environment variables; an empty variable counts as not set.
 * @throws ConfigError that names every bad variable
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Config.safeParse(Object.fromEntries(set));
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}=${environment[name] ?? ''}: ${message}`;
  });
  throw new ConfigError(lines.join('\n'));
}
