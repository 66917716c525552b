// /metrics for Prometheus: requests by route pattern, the dataset, the process. No address, no
// query and nothing else that says who asked for what.
import { readdirSync } from 'node:fs';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../../store/store.ts';

/** The state of following publications. Times are in milliseconds since 1970. */
export interface FollowStatus {
  failures: number;
  reachedAt: number | undefined;
  loadedAt: number | undefined;
  newestSeq: number;
  /** Of files: how many publications were refused, by the check that failed. */
  refused?: Readonly<Record<string, number>>;
  /** Of files. */
  isCopyMissing?: boolean;
  /** Of a database. */
  servers?: readonly { name: string; isUp: boolean }[];
}

const lagResolutionMs = 10;

const bucketsSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function addMetrics(app: FastifyInstance, store: Store, status?: () => FollowStatus): void {
  const registry = new Registry();
  addRequests(app, registry);
  addDataset(registry, store);
  if (status) addFollowing(registry, status);
  addProcess(app, registry);
  app.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  );
}

function addRequests(app: FastifyInstance, registry: Registry): void {
  const histogram = new Histogram({
    name: 'onrecord_http_request_duration_seconds',
    help: 'Time from the headers of a request to the end of its response, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: bucketsSeconds,
    registers: [registry],
  });
  const series = new Map<string, ReturnType<typeof histogram.labels>>();
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const key = `${method} ${route} ${reply.statusCode}`;
    let timer = series.get(key);
    if (!timer) {
      timer = histogram.labels(method, route, String(reply.statusCode));
      series.set(key, timer);
    }
    timer.observe(reply.elapsedTime / 1000);
    done();
  });
}

function addDataset(registry: Registry, store: Store): void {
  new Gauge({
    name: 'onrecord_dataset_info',
    help: 'The dataset being served; no series while there is none.',
    labelNames: ['version', 'schema'],
    registers: [registry],
    collect() {
      this.reset();
      const manifest = store.current()?.manifest;
      if (manifest) this.labels(manifest.version, String(manifest.schema)).set(1);
    },
  });
  new Gauge({
    name: 'onrecord_dataset_seq',
    help: 'Number of the publication being served; 0 while there is none.',
    registers: [registry],
    collect() {
      this.set(store.current()?.manifest.seq ?? 0);
    },
  });
}

function addFollowing(registry: Registry, status: () => FollowStatus): void {
  const since = (instant: number | undefined) =>
    instant === undefined ? Number.NaN : (Date.now() - instant) / 1000;
  new Gauge({
    name: 'onrecord_dataset_age_seconds',
    help: 'Seconds since the current dataset was swapped in; NaN while there is none.',
    registers: [registry],
    collect() {
      this.set(since(status().loadedAt));
    },
  });
  new Gauge({
    name: 'onrecord_origin_silence_seconds',
    help: 'Seconds since the origin, or a server of the database, last told what is published; NaN if none ever has.',
    registers: [registry],
    collect() {
      this.set(since(status().reachedAt));
    },
  });
  new Gauge({
    name: 'onrecord_newest_seq',
    help: 'Number of the newest publication that was taken, or that a server has; above the served one after a fall-back.',
    registers: [registry],
    collect() {
      this.set(status().newestSeq);
    },
  });
  new Counter({
    name: 'onrecord_origin_failures_total',
    help: 'Number of times the origin, or a server of the database, could not be read.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(status().failures);
    },
  });
  if (status().servers) addServers(registry, status);
  else addFiles(registry, status);
}

function addFiles(registry: Registry, status: () => FollowStatus): void {
  new Gauge({
    name: 'onrecord_local_copy_missing',
    help: 'Whether the served file is gone from DATA_DIR: 1 means that a restart would lack it.',
    registers: [registry],
    collect() {
      this.set(status().isCopyMissing ? 1 : 0);
    },
  });
  new Counter({
    name: 'onrecord_datasets_refused_total',
    help: 'Publications that were refused, by the check that failed.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(status().refused ?? {})) {
        this.labels(reason).inc(count);
      }
    },
  });
}

function addServers(registry: Registry, status: () => FollowStatus): void {
  new Gauge({
    name: 'onrecord_database_server_up',
    help: 'Whether a server of the database answered when it was last asked: 1 or 0.',
    labelNames: ['server'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { name, isUp } of status().servers ?? []) this.labels(name).set(isUp ? 1 : 0);
    },
  });
}

function addProcess(app: FastifyInstance, registry: Registry): void {
  const lag = monitorEventLoopDelay({ resolution: lagResolutionMs });
  lag.enable();
  app.addHook('onClose', () => {
    lag.disable();
    registry.clear();
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge(
    'process_resident_memory_bytes',
    'Resident memory of the process.',
    process.memoryUsage.rss,
  );
  gauge('nodejs_heap_size_used_bytes', 'Heap memory in use.', () => process.memoryUsage().heapUsed);
  gauge('process_open_fds', 'Open file descriptors; NaN where they cannot be counted.', countFiles);
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'User and system CPU time.',
    registers: [registry],
    collect() {
      this.reset();
      const { user, system } = process.cpuUsage();
      this.inc((user + system) / 1e6);
    },
  });
  addLag(registry, lag);
}

/** The histogram holds the time between two ticks of its timer, in nanoseconds. */
function addLag(registry: Registry, lag: IntervalHistogram): void {
  const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - lagResolutionMs / 1000);
  new Gauge({
    name: 'nodejs_eventloop_lag_seconds',
    help: 'Delay of the event loop since the previous scrape.',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      this.labels('0.5').set(delay(lag.percentile(50)));
      this.labels('0.99').set(delay(lag.percentile(99)));
      this.labels('1').set(delay(lag.max));
      lag.reset();
    },
  });
}

function countFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return Number.NaN;
  }
}
