// The only reader of the environment: one described schema, from which the table in the README
// is made as well.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Signing } from '../publication/publish.ts';
import type { Retention } from '../publication/retention.ts';
import {
  createSigner,
  parseSigningKey,
  parseTrustedKey,
  validDaysDefault,
} from '../publication/signature.ts';

const whole = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,16}$/, error)
    .transform(Number)
    .refine((value) => value >= min && value <= max, error);
};

const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(
    z.array(
      z.union([z.cidrv4(), z.cidrv6()], 'must be networks in CIDR notation, such as 10.0.0.0/8'),
    ),
  );

const signingKey = z
  .string()
  .transform((text, { addIssue }) => readKey(text, parseSigningKey, addIssue));

const trustedKeys = z
  .string()
  .transform((text, { addIssue }) =>
    text.split(',').map((part) => readKey(part, parseTrustedKey, addIssue)),
  );

function readKey(
  text: string,
  parse: (text: string) => KeyObject,
  addIssue: (message: string) => void,
): KeyObject {
  try {
    return parse(text);
  } catch (error) {
    addIssue((error as Error).message);
    return z.NEVER;
  }
}

const address = z
  .url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' })
  .refine((url) => !/[?#]/.test(url), 'must not have a query or a fragment')
  // As clients write it: the host in ASCII and lower case, no port that goes without saying.
  .transform((url) => new URL(url).href.replace(/\/+$/, ''));

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const variables = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: whole(0, 65_535).default(3000).describe('Port to listen on; 0 picks a free one.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder that holds the published dataset files and their manifest.'),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .default('info')
    .describe(`Lowest level to log: \`${logLevels.join('`, `')}\`.`),
  PUBLIC_URL: address
    .optional()
    .describe('URL at which clients reach the service; by default `http://HOST:PORT`.'),
  ORIGIN_URL: address
    .optional()
    .describe(
      'URL to pull publications from into DATA_DIR; without it, DATA_DIR itself is followed.',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/, 'must be a URL that begins with postgres://')
    .optional()
    .describe(
      'URL of the PostgreSQL database to serve from instead of DATA_DIR; several hosts, ' +
        'separated by commas, are a primary and its standbys.',
    ),
  SERVE_TEXTS: z
    .enum(['public', 'quotes'], { error: 'must be public or quotes' })
    .default('public')
    .describe(
      'With `quotes` only passages are shown of every text, 32 characters around each, and the database file cannot be downloaded.',
    ),
  CONTACT_URL: z
    .url({ protocol: /^(https|mailto)$/, error: 'must begin with mailto: or https://' })
    .optional()
    .describe(
      'Where readers report an error in a record: a `mailto:` URL, or an `https:` URL, which gets the address of the record as `url`.',
    ),
  SIGNING_KEY: signingKey
    .optional()
    .describe('Key with which the seed job signs what it publishes, from `npm run keys`.'),
  SIGNATURE_DAYS: whole(1, 3650)
    .default(validDaysDefault)
    .describe(
      'Days for which a signed publication is taken; the seed job renews it when half are gone.',
    ),
  TRUSTED_KEYS: trustedKeys
    .optional()
    .describe(
      'Keys (comma-separated) of publishers. With them, nothing that is unsigned or expired is taken.',
    ),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: 'must begin with mailto: or https://' })
    .optional()
    .describe(
      'Where to report a vulnerability, for `/.well-known/security.txt`: a `mailto:` or `https:` URL.',
    ),
  POLL_INTERVAL_MS: whole(100, 3_600_000)
    .default(5000)
    .describe(
      'How often to look for a new publication; each wait is shortened by up to a quarter.',
    ),
  KEEP_FILES: whole(2, 1000)
    .default(5)
    .describe('Dataset files to keep, the current one among them; the one before it always stays.'),
  KEEP_BYTES: whole(1, Number.MAX_SAFE_INTEGER)
    .default(21_474_836_480)
    .describe('Size of all dataset files to keep; the smaller of the two limits wins.'),
  DATASET_BYTES_MAX: whole(1, Number.MAX_SAFE_INTEGER)
    .default(4_294_967_296)
    .describe('Largest dataset file to accept.'),
  RATE_LIMIT_PER_MINUTE: whole(0, 1_000_000)
    .default(0)
    .describe(
      'Requests per minute allowed to each client; exports, timelines and lookups are counted ' +
        'apart, a tenth as many. 0 means no limit.',
    ),
  TRUST_PROXY: networks
    .optional()
    .describe('Networks (CIDR, comma-separated) of proxies whose X-Forwarded-For is trusted.'),
  CONNECTIONS_MAX: whole(1, 1_000_000)
    .default(10_000)
    .describe(
      'Largest number of open connections, and never more than the limit of open files less 200.',
    ),
  HANG_MAX_MS: whole(0, 3_600_000)
    .default(30_000)
    .describe('A service that does nothing for so long ends itself; 0 lets it hang.'),
  EVENT_LOOP_DELAY_MAX_MS: whole(0, 60_000)
    .default(200)
    .describe(
      'Delay above which requests are answered with 503: a quarter of it for exports, timelines and lookups, ten times as much while others use the machine; 0 disables load shedding.',
    ),
  HEADERS_TIMEOUT_MS: whole(100, 600_000)
    .default(10_000)
    .describe('Time allowed for the headers of a request, from the opening of its connection.'),
  REQUEST_TIMEOUT_MS: whole(100, 600_000)
    .default(15_000)
    .describe('Time allowed for a whole request.'),
  KEEP_ALIVE_TIMEOUT_MS: whole(100, 600_000)
    .default(72_000)
    .describe('Idle keep-alive timeout. Set it longer than that of your load balancer.'),
  DRAIN_MS: whole(0, 3000)
    .default(1000)
    .describe('How long a service that is stopping still accepts connections.'),
});

export const Config = variables.readonly();
export type Config = z.infer<typeof Config>;

export function listSigning(config: Config): Signing | undefined {
  const { SIGNING_KEY, SIGNATURE_DAYS: validDays } = config;
  return SIGNING_KEY && { sign: createSigner(SIGNING_KEY, validDays), validDays };
}

const secrets = ['SIGNING_KEY', 'DATABASE_URL'];

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The configuration from environment variables; an empty variable counts as not set.
 * @throws ConfigError that names every bad variable
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Config.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    // A key or a password, even a wrong one, is not for a terminal or a log.
    const value = secrets.includes(name) ? '…' : environment[name];
    return `${name}=${value}: ${message}`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** How many files of before are kept. */
export function readRetention({ KEEP_FILES, KEEP_BYTES }: Config): Retention {
  return { filesMax: KEEP_FILES, bytesMax: KEEP_BYTES };
}

/** The variables as a Markdown table, in the order of the schema. */
export function renderConfigTable(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const preset = schema.parse(undefined);
    return `| \`${name}\` | ${preset === undefined ? '' : `\`${preset}\``} | ${schema.description} |`;
  });
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
