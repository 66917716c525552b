// What a machine can see that a reader should be told: marks that point the wrong way, a weekday
// that is not that of its date, two spellings of one name. Proposals for a person, no caveats yet.
import { editDistance, foldName } from '../text/names.ts';
import type { Proposal } from './proposal.ts';
import type { Quotation } from './quotations.ts';

export function listDoubts(
  text: string,
  quotations: readonly Quotation[],
  proposals: readonly Proposal[],
): string[] {
  const flawed = quotations
    .filter(({ isFlawed }) => isFlawed)
    .map(({ start, end }) => {
      const passage = text.slice(start, Math.min(end, start + 60));
      return `wording: a quotation mark is reversed or missing at ${passage}`;
    });
  const dates = proposals
    .filter(({ said }) => said?.contradiction)
    .map(({ said }) => `date: the weekday is not that of the date in “${said?.printed}”`);
  return [...new Set([...flawed, ...dates, ...listSpellings(proposals)])];
}

/** Two names that differ in one or two letters, and have a first name in common or alike. */
function listSpellings(proposals: readonly Proposal[]): string[] {
  const names = [...new Set(proposals.flatMap(({ speaker }) => speaker?.name ?? []))].filter(
    (name) => name.includes(' '),
  );
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .filter((other) => isAlike(foldName(name), foldName(other)))
      .map((other) => `name: “${name}” and “${other}” may be one person`),
  );
}

function isAlike(a: string, b: string): boolean {
  return a !== b && a.length > 7 && editDistance(a, b, 2) <= 2;
}
