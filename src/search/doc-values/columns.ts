// The days and the orders of each resource, each read when it is first asked for, and kept.
import type { SortedBy } from '../directory.ts';
import type { Reading } from '../reading.ts';
import { type DayColumns, readDays } from './days-reader.ts';
import { readOrder, type SortOrder } from './orders.ts';

export class DocColumns {
  private readonly days = new Map<string, DayColumns>();
  private readonly orders = new Map<string, SortOrder>();

  *readOrder(resource: string, by: SortedBy): Reading<SortOrder> {
    const key = `${resource} ${by}`;
    const cached = this.orders.get(key);
    if (cached) return cached;
    const order = yield* readOrder(resource, by);
    this.orders.set(key, order);
    return order;
  }

  *readDays(resource: string): Reading<DayColumns> {
    const cached = this.days.get(resource);
    if (cached) return cached;
    const columns = yield* readDays(resource);
    this.days.set(resource, columns);
    return columns;
  }
}
