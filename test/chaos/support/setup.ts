// Tests clean up after themselves, whatever becomes of them.
import { afterEach } from 'vitest';
import { endAll } from './cleanup.ts';

afterEach(endAll);
