// /metrics and the log: what the operator sees, and what nobody gets to see.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { openService, type Service } from '../support/listening.ts';

const opened: Service[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const { app } of opened.splice(0)) await app.close();
});

async function open(options: Parameters<typeof openService>[0] = {}): Promise<Service> {
  const service = await openService(options);
  opened.push(service);
  return service;
}

const status = () => ({
  refused: { sha256: 2, seq: 0 },
  failures: 5,
  reachedAt: Date.now() - 1000,
  loadedAt: Date.now() - 60_000,
  newestSeq: 7,
  isCopyMissing: true,
});

async function readMetrics({ url }: Service): Promise<string> {
  const response = await fetch(`${url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

test('Requests are counted by route pattern and status, never by what was asked for', async () => {
  const service = await open();
  await fetch(`${service.url}/statements/peskov-2025-12-03-eu-gas?secret=1`);
  await fetch(`${service.url}/statements/no-such-statement`);
  await fetch(`${service.url}/private-path`);
  const text = await readMetrics(service);
  expect(text).toMatch(
    /duration_seconds_count\{method="GET",route="\/statements\/:id",status="404"\} 1/,
  );
  expect(text).toMatch(/duration_seconds_count\{method="GET",route="none",status="404"\} 1/);
  expect(text).not.toMatch(/secret|peskov|private/);
});

test('The dataset, its age, refusals and the process are there', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2025-12-03') });
  const text = await readMetrics(await open({ status }));
  expect(text).toMatch(/onrecord_dataset_info\{version="[0-9a-f]{12}",schema="\d+"\} 1/);
  expect(text).toMatch(/^onrecord_dataset_seq 1$/m);
  expect(text).toMatch(/^onrecord_dataset_age_seconds 60$/m);
  expect(text).toMatch(/^onrecord_origin_silence_seconds 1$/m);
  expect(text).toMatch(/^onrecord_newest_seq 7$/m);
  expect(text).toMatch(/^onrecord_local_copy_missing 1$/m);
  expect(text).toMatch(/^onrecord_origin_failures_total 5$/m);
  expect(text).toMatch(/^onrecord_datasets_refused_total\{reason="sha256"\} 2$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds\{quantile="0.99"\} \d/m);
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
});

test('Of a database the servers are there, and nothing of files', async () => {
  const { refused: _, isCopyMissing: __, ...others } = status();
  const servers = [
    { name: 'db-1:5432', isUp: true },
    { name: 'db-2:5432', isUp: false },
  ];
  const text = await readMetrics(await open({ status: () => ({ ...others, servers }) }));
  expect(text).toMatch(/^onrecord_newest_seq 7$/m);
  expect(text).toMatch(/^onrecord_origin_failures_total 5$/m);
  expect(text).toMatch(/^onrecord_database_server_up\{server="db-1:5432"\} 1$/m);
  expect(text).toMatch(/^onrecord_database_server_up\{server="db-2:5432"\} 0$/m);
  expect(text).not.toMatch(/local_copy|refused/);
});

test('Without a dataset the metrics say so', async () => {
  const text = await readMetrics(await open({ store: { current: () => undefined } }));
  expect(text).toMatch(/^onrecord_dataset_seq 0$/m);
  expect(text).not.toMatch(/^onrecord_dataset_info\{/m);
});

test('The log says what was answered and how fast, and nothing about who asked for what', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const service = await open({ logger: pino({ base: null }, stream) });
  await fetch(`${service.url}/statements?q=confidential`, {
    headers: {
      'user-agent': 'newsroom',
      referer: 'http://desk.test/',
      'x-forwarded-for': '1.2.3.4',
    },
  });
  await fetch(`${service.url}/statements/confidential-id`);
  const text = lines.join('');
  expect(text).toMatch(/"route":"\/statements","status":200/);
  expect(text).toMatch(/"route":"\/statements\/:id","status":404/);
  const requests = lines.filter((line) => !line.includes('listening')).join('');
  expect(requests).not.toMatch(/confidential|newsroom|desk\.test|1\.2\.3\.4|127\.0\.0\.1/);
});

test('A failure inside tells the client nothing and the log everything', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const current = () => {
    throw new Error('SELECT secret FROM /var/lib');
  };
  const broken = { active: false };
  const service = await open({
    logger: pino({ base: null }, stream),
    store: { current: () => (broken.active ? current() : undefined) },
  });
  broken.active = true;
  const response = await fetch(`${service.url}/statements`);
  const body = await response.text();
  expect(response.status).toBe(500);
  expect(body).not.toMatch(/SELECT|secret|\/var|Error:|at /);
  expect(lines.join('')).toContain('SELECT secret FROM /var/lib');
});
