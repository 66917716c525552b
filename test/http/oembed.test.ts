// oEmbed 1.0: what its specification asks of a provider of rich answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCurated, testAddress } from '../support/curated.ts';
import { decodeEntities } from '../support/markup.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const id = 'trump-2024-11-avoid-escalation';
const page = `${testAddress}/statements/${id}.html`;
const oembed = (url: string, more = '') => `/oembed?url=${encodeURIComponent(url)}${more}`;

interface Rich {
  html: string;
  width: number;
  height: number;
  title: string;
}

describe('oEmbed', () => {
  test('answers with what a rich answer must have (§2.3.4.1, §2.3.4.4)', async () => {
    const answer = await service.get(oembed(page)).expect(200);
    expect(answer.type).toBe('application/json');
    expect(answer.body).toEqual({
      type: 'rich',
      version: '1.0',
      provider_name: 'On Record',
      provider_url: `${testAddress}/`,
      cache_age: 3600,
      title: expect.stringMatching(/^Donald Trump: /),
      author_name: 'Donald Trump',
      author_url: `${testAddress}/actors/trump.html`,
      width: 600,
      height: expect.any(Number),
      html: expect.any(String),
    });
  });
  test('takes the address of the page, the record, and the card', async () => {
    const { body } = await service.get(oembed(page));
    for (const url of [
      `${testAddress}/statements/${id}`,
      `${testAddress}/statements/${id}/embed`,
      `${page}#caveats`,
      `${page}/`,
      `${page}/?utm_source=x`,
      page.replace('http:', 'HTTP:'),
    ]) {
      expect((await service.get(oembed(url)).expect(200)).body).toEqual(body);
    }
  });
  test('is in the language that the address of the page names', async () => {
    const card = await service.read<Rich>(oembed(`${page}?lang=fr`));
    expect(card.html).toContain('/embed?lang=fr');
    expect(card.html).not.toContain('December');
    const other = await service.get(oembed(`${page}?lang=en`)).set('accept-language', 'fr');
    expect((other.body as Rich).html).toContain('/embed?lang=en');
  });
  test.each([
    ['/actors/peskov.html', 'actor=peskov'],
    ['/events/2025-12-02-moscow-talks.html', 'event=2025-12-02-moscow-talks'],
    ['/sources/moscow-talks-2025-12-03.html', 'source=moscow-talks-2025-12-03'],
    ['/sources/bloomberg-2025-11-25.html', 'via=bloomberg-2025-11-25'],
    ['/topics/energy.html', 'topic=energy'],
    ['/statements.html?actor=peskov', 'actor=peskov'],
  ])('%s announces a list of the statements with %s', async (path, query) => {
    const { text } = await service.get(path).expect(200);
    const links = [...text.matchAll(/<link rel="alternate" type="[^"]*\+oembed" href="([^"]*)"/g)];
    expect(links).toHaveLength(2);
    for (const [, href = ''] of links) {
      const answer = await service.get(decodeEntities(href).replace(testAddress, '')).expect(200);
      expect(decodeEntities(answer.text)).toContain(`/statements/embed?${query}`);
    }
  });
  test('stays within the width and height that the consumer allows (§2.2)', async () => {
    const { width, height } = await service.read<Rich>(oembed(page, '&maxwidth=320&maxheight=210'));
    expect([width, height]).toEqual([320, 210]);
    const large = await service.read<Rich>(oembed(page, '&maxwidth=5000&maxheight=5000'));
    expect(large.width).toBe(600);
    await service.get(oembed(page, '&maxwidth=-1')).expect(400);
  });
  test('says the same in XML (§2.3.3)', async () => {
    const json = await service.read<Record<string, string | number>>(oembed(page));
    const answer = await service.get(oembed(page, '&format=xml')).expect(200);
    expect(answer.type).toBe('text/xml');
    const elements = answer.text.matchAll(/<(\w+)>([^<]*)<\/\1>/g);
    const read = Object.fromEntries([...elements].map(([, key, value]) => [key, value]));
    for (const [key, value] of Object.entries(json)) {
      expect([key, decodeEntities(read[key] ?? '')]).toEqual([key, String(value)]);
    }
  });
  test('is a 404 for what it has no card for, and a 501 for another format (§2.3.5)', async () => {
    for (const url of [
      `${testAddress}/statements/nobody.html`,
      `${testAddress}/actors/nobody.html`,
      `${testAddress}/caveats.html`,
      `https://elsewhere.example/statements/${id}.html`,
      `${testAddress}.evil.example/statements/${id}.html`,
      'nonsense',
      '',
    ]) {
      await service.get(oembed(url)).expect(404);
    }
    await service.get(oembed(page, '&format=yaml')).expect(501);
    await service.get('/oembed').expect(400);
  });
  test('does not mind the parameters of its consumers', async () => {
    await service.get(oembed(page, '&dnt=1&maxwidth=&format=json')).expect(200);
  });
  test('is announced in both formats by the page', async () => {
    const { text } = await service.get(`/statements/${id}.html`);
    const links = [...text.matchAll(/type="(\S+\+oembed)" href="([^"]*)"/g)];
    expect(links.map(([, type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed']);
    for (const [, type, href = ''] of links) {
      const path = decodeEntities(href).slice(testAddress.length);
      const answer = await service.get(path).expect(200);
      expect([type, answer.type]).toEqual([type, type?.replace('+oembed', '')]);
    }
  });
  test('embeds the statements of a query too', async () => {
    const url = `${testAddress}/statements.html?actor=peskov&lang=fr`;
    const { html, title } = await service.read<Rich>(oembed(url));
    expect(title).toBe('Déclarations');
    const frame = `<iframe src="${testAddress}/statements/embed?actor=peskov&lang=fr"`;
    expect(decodeEntities(html)).toContain(frame);
  });
});

/**
 * What WordPress keeps of the answer of a provider that it does not know: three elements, few
 * attributes, a quotation right before a frame.
 */
function keepAsWordPress(html: string): { quote: string; frame: string } | undefined {
  const allowed: Record<string, string[]> = {
    a: ['href'],
    blockquote: [],
    iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'title'],
  };
  const kept = html.replace(
    /<(\/?)(\w+)([^>]*)>/g,
    (_, slash: string, name: string, rest: string) => {
      const attributes = [...rest.matchAll(/ ([\w-]+)="[^"]*"/g)];
      const known = attributes.filter(([, key = '']) => allowed[name]?.includes(key));
      return name in allowed ? `<${slash}${name}${known.map(([text]) => text).join('')}>` : '';
    },
  );
  const found = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(kept);
  return found ? { quote: found[1] ?? '', frame: found[2] as string } : undefined;
}

describe('the HTML of an answer', () => {
  test('loses nothing in a CMS that does not know the provider', async () => {
    const { html } = await service.read<Rich>(oembed(page));
    const kept = keepAsWordPress(html);
    expect(`${kept?.quote}${kept?.frame}`).toBe(html);
    expect(/ src="(.*?)"/.exec(kept?.frame ?? '')?.[1]).toBe(
      `${testAddress}/statements/${id}/embed`,
    );
  });
  test('quotes the passage word for word', async () => {
    const { statements } = publishCurated().records;
    for (const statement of statements) {
      const { html } = await service.read<Rich>(
        oembed(`${testAddress}/statements/${statement.id}`),
      );
      expect(decodeEntities(html)).toContain(`<blockquote>${statement.text} — <a`);
    }
  });
});

describe('a card', () => {
  test('may be framed by anybody, and loads nothing', async () => {
    const { headers, text } = await service.get(`/statements/${id}/embed`).expect(200);
    expect(headers['x-frame-options']).toBeUndefined();
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; .*frame-ancestors \*$/,
    );
    expect(text).not.toMatch(/<link|<img|\bsrc=/);
  });
  test('of a query shows its first statements and leads to all', async () => {
    const { text } = await service.get('/statements/embed?actor=peskov&limit=2').expect(200);
    expect(text.match(/<article>/g)).toHaveLength(2);
    expect(text).toContain(`href="${testAddress}/statements.html?actor=peskov"`);
  });
  test('that is not there says so in the frame', async () => {
    const { headers, text } = await service.get('/statements/nobody/embed').expect(404);
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(text).toContain('There is no statement');
  });
  test('is the only page that may be framed', async () => {
    for (const url of ['/', '/statements.html', `/statements/${id}.html`, '/nowhere.html']) {
      const { headers } = await service.get(url);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });
});
