// Parameters that were replaced: they go on for one minor version, the OpenAPI document says so,
// and whoever still uses one is told in a header of the answer.
import type { onRequestHookHandler } from 'fastify';
import { z } from 'zod';
import { parseQueryString } from './parameters.ts';

/** The day since which there is something better, by parameter. */
const deprecations = z.registry<{ since: string }>();

/**
 * A parameter that goes on for now.
 * @param since the day of the release that replaced it
 * @param advice what to use instead, as a sentence
 */
export function deprecate<T extends z.ZodType>(parameter: T, since: string, advice: string): T {
  const meta = parameter.meta();
  const said = [meta?.description, `Deprecated since ${since}: ${advice}`]
    .filter(Boolean)
    .join(' ');
  const deprecated = parameter.meta({ ...meta, description: said, deprecated: true });
  deprecations.add(deprecated, { since });
  return deprecated;
}

/** For a route with such parameters: answers to whoever uses one have a `Deprecation` header. */
export function warnOfDeprecated(query: z.ZodObject): onRequestHookHandler[] {
  const known = new Map(
    Object.entries(query.shape).flatMap(([name, parameter]) => {
      const deprecation = deprecations.get(parameter as z.ZodType);
      return deprecation ? [[name, Date.parse(deprecation.since) / 1000] as const] : [];
    }),
  );
  if (known.size === 0) return [];
  // Parsing every query twice would cost more than finding that there is nothing to say.
  const mayUse = new RegExp(`${[...known.keys()].join('|')}|[?&][^=&]*%`);
  return [
    (request, reply, done) => {
      if (!mayUse.test(request.raw.url as string)) return done();
      const [, search = ''] = (request.raw.url as string).split('?');
      const used = [...parseQueryString(search).keys()].flatMap((name) => known.get(name) ?? []);
      // RFC 9745 §2.1: the date since when, as a number of seconds behind an @.
      if (used.length > 0) reply.header('deprecation', `@${Math.min(...used)}`);
      done();
    },
  ];
}
