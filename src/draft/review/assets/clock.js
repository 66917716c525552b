// How long a card was looked at. The clock stands still while the page is hidden, and when nobody has
// touched a key or the pointer for two minutes.
const idleMs = 120_000;
let counted = 0;
let since = performance.now();
let touched = since;

function count() {
  const now = performance.now();
  const until = Math.min(now, touched + idleMs);
  if (!document.hidden && until > since) counted += until - since;
  since = now;
}

function touch() {
  count();
  touched = performance.now();
}

for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
  document.addEventListener(name, touch, { passive: true, capture: true });
}
// What was counted up to here belongs to the state before the change.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    const now = performance.now();
    counted += Math.max(0, Math.min(now, touched + idleMs) - since);
  }
  since = performance.now();
});

/** The seconds since the last decision, with one digit. */
export function takeSeconds() {
  count();
  const seconds = Math.round(counted / 100) / 10;
  counted = 0;
  return seconds;
}
