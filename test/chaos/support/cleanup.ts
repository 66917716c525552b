// What was started or made is ended and removed, last first: after each test, or by a script.

const pending: (() => unknown)[] = [];

export function onEnd(work: () => unknown): void {
  pending.push(work);
}

export async function endAll(): Promise<void> {
  for (const work of pending.splice(0).reverse()) await work();
}
