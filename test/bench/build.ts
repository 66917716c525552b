// Builds a synthetic dataset in a process of its own, so that its memory can be measured.
import { rmSync } from 'node:fs';
import { limitGarbage } from '../../src/seed/memory.ts';
import { publishRecords } from '../../src/seed/pipeline.ts';
import { generateRecords } from './generate.ts';

const [size = '100', folder = ''] = process.argv.slice(2);
// As the seed job does.
limitGarbage();
rmSync(folder, { recursive: true, force: true });
const started = performance.now();
publishRecords(folder, generateRecords(Number(size)), `synthetic ${size}`);
const compileMs = performance.now() - started;
const compileRssBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ compileMs, compileRssBytes }));
