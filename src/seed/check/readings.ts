// Advice on reading: whoever curated a text does not see the own mistakes.
import type { Seeds } from '../model.ts';
import type { Report } from '../parse/entry.ts';

export function checkReadings(seeds: Seeds, warn: Report): void {
  for (const { source } of seeds.sources.values()) {
    if (!source?.value.held || source.value.checked != null) continue;
    const advice = 'write checked: { by: …, on: … } when somebody else has';
    warn(source, [], `only its curator has held it against its text; ${advice}`);
  }
}
