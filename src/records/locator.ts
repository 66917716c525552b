// Where in its document a passage is found: a time of a recording, or a page.
import { z } from 'zod';

export const Locator = z
  .strictObject({
    time: z.string().nullable().meta({
      description: 'Of a recording: `00:12:31/00:12:40`, or the moment at which it begins.',
    }),
    page: z.int().nullable(),
    url: z
      .string()
      .nullable()
      .meta({
        description:
          'Where it was published, opened there: with a media fragment (`#t=751,760`) or a page ' +
          '(`#page=12`, RFC 8118).',
      }),
  })
  .meta({ id: 'Locator' });
export type Locator = z.infer<typeof Locator>;

/** What a curator writes of it. */
export type Place = Pick<Locator, 'time' | 'page'>;

const clock = /^(\d{2}):([0-5]\d):([0-5]\d)$/;

/** The seconds of a time, its end if it has one; undefined when it is none. */
export function parseTime(time: string): readonly number[] | undefined {
  const ends = time.split('/').map((end) => {
    const match = clock.exec(end);
    return Number(match?.[1]) * 3600 + Number(match?.[2]) * 60 + Number(match?.[3]);
  });
  const [start = Number.NaN, end = start + 1] = ends;
  return ends.length <= 2 && start < end ? ends : undefined;
}

/** As a fragment of an address (Media Fragments URI 1.0 §4.2.1, RFC 8118 §3). */
export function fragmentOf({ time, page }: Place): string {
  return time === null ? `page=${page}` : `t=${parseTime(time)?.join(',')}`;
}

/** For readers, in any language. */
export function describePlace({ time, page }: Place): string {
  return [time?.replace('/', '–'), page !== null && `p. ${page}`].filter(Boolean).join(', ');
}
