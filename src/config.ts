// The only reader of the environment: one described schema, from which the table in the README
// is made as well.
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

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
