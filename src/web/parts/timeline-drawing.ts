// One month of the timeline as a drawing: a column for each day, a dot for what happened on one
// day, a bar for what may have happened on several, with an arrow where it goes beyond the month.
import type { UncertainDate } from '../../records/dates.ts';
import type { TimelineEntry } from '../../records/timeline.ts';
import { type Html, html } from '../html.ts';
import { localize } from '../messages/messages.ts';
import { describeCalendar } from '../messages/when.ts';
import type { View } from '../view.ts';

const column = 12;
const lane = 10;
const top = 4;

interface Bar {
  kind: TimelineEntry['kind'];
  label: string;
  /** Days of the month, from 1. */
  from: number;
  to: number;
  /** Whether it begins before the month, or ends after it. */
  before: boolean;
  after: boolean;
}

export function drawMonth(view: View, month: string, entries: readonly TimelineEntry[]): Html {
  const days = countDays(month);
  const bars = entries.flatMap((entry) => placeEntry(view, month, days, entry));
  const lanes = arrange(bars);
  const height = top + lanes.length * lane + 16;
  // As wide for every month, so that a day is as wide.
  const width = 31 * column;
  const marks = lanes.flatMap((row, index) => row.map((bar) => drawBar(bar, top + index * lane)));
  const ticks = [1, 5, 10, 15, 20, 25, days].map(
    (day) => html`<text x="${(day - 0.5) * column}" y="${height - 3}">${day}</text>`,
  );
  const label = view.messages.timeline.drawing(
    describeCalendar(month, view.language),
    bars.filter(({ kind }) => kind === 'event').length,
    bars.filter(({ kind }) => kind === 'statement').length,
  );
  const base = height - 13.5;
  return html`<svg class="drawn" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<path class="base" d="M0 ${base}H${days * column}"/>${marks}${ticks}</svg>`;
}

function placeEntry(view: View, month: string, days: number, entry: TimelineEntry): Bar[] {
  const date = entry.kind === 'event' ? entry.record.when : entry.record.said;
  if (date === null) return [];
  const name = entry.kind === 'event' ? entry.record.name : entry.record.summary;
  const label = localize(name, view.language);
  return [{ kind: entry.kind, label, ...clip(month, days, date) }];
}

function clip(month: string, days: number, { earliest, latest }: UncertainDate) {
  const first = `${month}-01`;
  const last = `${month}-${String(days).padStart(2, '0')}`;
  const before = earliest === null || earliest < first;
  const after = latest === null || latest > last;
  return {
    before,
    after,
    from: before ? 1 : Number(earliest.slice(8)),
    to: after ? days : Number(latest.slice(8)),
  };
}

/** Each bar in the first lane in which it fits; events above, earlier and longer ones first. */
function arrange(bars: readonly Bar[]): Bar[][] {
  const sorted = [...bars].sort((a, b) =>
    a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.from - b.from || b.to - a.to,
  );
  const lanes: Bar[][] = [];
  for (const bar of sorted) {
    const free = lanes.find((row) => row.every(({ from, to }) => bar.from > to || bar.to < from));
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

function drawBar({ kind, label, from, to, before, after }: Bar, y: number): Html {
  const kindClass = kind === 'event' ? 'event' : 'said';
  const middle = y + lane / 2;
  const title = html`<title>${label}</title>`;
  if (from === to && !before && !after) {
    const x = (from - 0.5) * column;
    return kind === 'event'
      ? html`<path class="event" d="M${x - 4} ${middle - 4}h8v8h-8z">${title}</path>`
      : html`<circle class="said" cx="${x}" cy="${middle}" r="4">${title}</circle>`;
  }
  const start = before ? 0 : (from - 1) * column + 2;
  const end = after ? to * column : to * column - 2;
  const open = `${before ? ' before' : ''}${after ? ' after' : ''}`;
  return html`<g class="${kindClass} span${open}">${title}<path d="M${start} ${middle}H${end}"/>${
    !before && html`<path d="M${start} ${middle - 3}v6"/>`
  }${!after && html`<path d="M${end} ${middle - 3}v6"/>`}${
    before && html`<path d="M${start + 4} ${middle - 3}l-4 3 4 3"/>`
  }${after && html`<path d="M${end - 4} ${middle - 3}l4 3-4 3"/>`}</g>`;
}

function countDays(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
