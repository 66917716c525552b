// One line of figures for each promise.

export function report(promise: string, figures: Readonly<Record<string, string | number>>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${show(value)}`);
  process.stdout.write(`${promise}: ${text.join(', ')}\n`);
}

function show(value: string | number): string {
  return typeof value === 'string'
    ? value
    : value.toLocaleString('en', { maximumFractionDigits: 2 });
}
