// Statements per month, drawn as bars and written as a list.
import { type Html, html } from '../html.ts';
import { describeCalendar } from '../messages/when.ts';
import { pathWith, type Query, type View } from '../view.ts';
import { renderLink } from './links.ts';

/** How many statements were definitely made in a month `YYYY-MM`. */
export interface MonthCount {
  month: string;
  count: number;
}

/** How many months are drawn at most; of a longer period only the last part. */
const monthsMax = 72;

/** In pixels. */
const widthMax = 480;
const barsHeight = 64;
const labelHeight = 14;

/** Returns false when there are fewer than two months to compare. */
export function renderMonths(
  view: View,
  { months, total, query }: { months: readonly MonthCount[]; total: number; query: Query },
): Html | false {
  if (months.length < 2) return false;
  const { messages, language } = view;
  const sorted = [...months].sort((a, b) => (a.month < b.month ? -1 : 1));
  const drawn = fillMonths(sorted).slice(-monthsMax);
  const dated = sorted.reduce((sum, { count }) => sum + count, 0);
  const undated = query.on || query.from || query.to ? 0 : Math.max(0, total - dated);
  const caption = messages.months.caption(dated, undated);
  return html`<figure class="months">
${renderBars(view, drawn)}
<figcaption>${caption}
<details><summary>${messages.months.list}</summary>
<ul class="tags">
${sorted.map(({ month, count }) => {
  const narrowed = { ...query, cursor: undefined, from: undefined, to: undefined };
  const path = pathWith('/statements.html', { ...narrowed, on: month, date_match: 'within' });
  return html`<li>${renderLink(view, path, describeCalendar(month, language))}&nbsp;${count}</li>
`;
})}</ul></details></figcaption>
</figure>`;
}

function renderBars({ messages, language }: View, months: readonly MonthCount[]): Html {
  const step = Math.min(28, Math.max(8, Math.floor(widthMax / months.length)));
  const width = months.length * step;
  const highest = Math.max(...months.map(({ count }) => count));
  const base = labelHeight + barsHeight + 0.5;
  const name = ({ month }: MonthCount) => describeCalendar(month, language);
  const bars = months.map((entry, index) => {
    if (entry.count === 0) return undefined;
    const height = Math.max(2, Math.round((entry.count / highest) * barsHeight));
    const x = index * step + 1;
    const y = labelHeight + barsHeight - height;
    return html`<rect x="${x}" y="${y}" width="${step - 2}" height="${height}"><title>${name(
      entry,
    )}: ${entry.count}</title></rect>${
      step > 14 && html`<text class="n" x="${x + step / 2 - 1}" y="${y - 3}">${entry.count}</text>`
    }`;
  });
  const first = name(months[0] as MonthCount);
  const last = name(months.at(-1) as MonthCount);
  const height = base + labelHeight + 2;
  const label = messages.months.label(first, last);
  const start = html`<text x="0" y="${height - 2}">${first}</text>`;
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
 role="img" aria-label="${label}"><path d="M0 ${base}H${width}"/>${bars}${start}${
   width >= 240 && html`<text class="last" x="${width}" y="${height - 2}">${last}</text>`
 }</svg>`;
}

/** Adds the months in between, with a count of zero. */
function fillMonths(sorted: readonly MonthCount[]): MonthCount[] {
  const counts = new Map(sorted.map(({ month, count }) => [month, count]));
  const last = (sorted.at(-1) as MonthCount).month;
  const filled: MonthCount[] = [];
  let month = (sorted[0] as MonthCount).month;
  // A wrong date must not lead to an endless loop.
  for (let i = 0; i < 12_000 && month <= last; i++) {
    filled.push({ month, count: counts.get(month) ?? 0 });
    month = followingMonth(month);
  }
  return filled;
}

function followingMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}
