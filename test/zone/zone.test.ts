// That these tests do run in another zone.
import { expect, test } from 'vitest';

test('it is thirteen hours later here than in Greenwich', () => {
  expect(new Date('2025-12-31T12:00:00Z').getFullYear()).toBe(2026);
});
