// The only reader of the environment: one described schema, from which the table in the README
// is made as well.
import { z } from 'zod';

const portMax = 65_535;
const portError = `must be a whole number from 0 to ${portMax}`;
const Port = z
  .string()
  .regex(/^\d{1,5}$/, portError)
  .transform(Number)
  .refine((port) => port <= portMax, portError);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const variables = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: Port.default(3000).describe('Port to listen on; 0 takes a free one.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder of the published dataset files and their manifest.'),
  LOG_LEVEL: z
    .enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })
    .default('info')
    .describe(`Least severe level that is logged: \`${logLevels.join('`, `')}\`.`),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be an address that begins with http:// or https://',
    })
    .refine((url) => !/[?#]/.test(url), 'must have no query and no fragment')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Address under which clients reach the service; without it `http://HOST:PORT`.'),
});

export const Config = variables.readonly();
export type Config = z.infer<typeof Config>;

export class ConfigError extends Error {}

/**
 * The configuration from environment variables; an empty variable counts as not set.
 * @throws ConfigError that names every bad variable
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Config.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}=${environment[name]}: ${message}`;
  });
  throw new ConfigError(lines.join('\n'));
}

/** The variables as a Markdown table, in the order of the schema. */
export function renderConfigTable(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const preset = schema.parse(undefined);
    return `| \`${name}\` | ${preset === undefined ? '' : `\`${preset}\``} | ${schema.description} |`;
  });
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
