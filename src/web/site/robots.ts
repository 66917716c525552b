// robots.txt (RFC 9309): crawlers follow records, not each combination of filters. Sites that show
// a card for a link ask for just that page, so they may see all.
import { languages } from '../../records/reference.ts';

const unfurlers = [
  'Twitterbot',
  'facebookexternalhit',
  'LinkedInBot',
  'Slackbot',
  'Discordbot',
  'TelegramBot',
  'WhatsApp',
];

/** @param base the path under which the service is reached; empty at the root */
export function encodeRobots(address: string, base: string): string {
  return [
    ...unfurlers.map((name) => `User-agent: ${name}`),
    'Disallow:',
    '',
    'User-agent: *',
    `Disallow: ${base}/*.html?`,
    ...languages.map((language) => `Allow: ${base}/*.html?lang=${language}$`),
    `Disallow: ${base}/statements/embed`,
    `Disallow: ${base}/oembed`,
    '',
    `Sitemap: ${address}/sitemap.xml`,
    '',
  ].join('\n');
}
