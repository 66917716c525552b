// The page of one article: it loads the state, draws it, and sends each decision in order.
import { readSelection, renderArticle } from './article.js';
import { renderCards, renderFinal } from './cards.js';
import { takeSeconds } from './clock.js';
import { askForRecord, fillHelp } from './dialogs.js';
import { covers, findEmpty, forgetTyped, groupsOf, readGroup } from './form.js';
import { isTyping, moveEdges } from './keys.js';

const find = (id) => document.getElementById(id);
const app = {
  view: undefined,
  current: undefined,
  /** A passage that is being set or split. */
  mode: undefined,
  problems: [],
  preview: undefined,
  /** Fields that are replaced lose the focus, but nobody has left them. */
  isDrawing: false,
  choose,
  commit,
  press,
  speak,
};

const cardOf = (key) => app.view.cards.find((card) => card.key === key);
const currentCard = () => cardOf(app.current);

/** Decisions are sent one after the other, as each names the number of those before. */
let queue = Promise.resolve();
function act(action) {
  queue = queue.then(() => send(action));
  return queue;
}

async function send(action) {
  const seconds = takeSeconds();
  const response = await fetch('decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: app.view.revision, seconds, action }),
  }).catch(() => undefined);
  if (!response) return tell('The review is not running any more; start it again.');
  const answer = await response.json();
  if (response.ok) {
    tell('');
    app.view = answer;
    app.preview = undefined;
    return true;
  }
  tell(answer.error);
  if (/out of date/.test(answer.error)) await load();
  return false;
}

function tell(text) {
  find('message').textContent = text;
  return false;
}

async function load() {
  const response = await fetch('review');
  const answer = await response.json();
  if (!response.ok) return tell(answer.error);
  app.view = answer;
  draw();
}

/** Draws everything anew; the focus and the caret stay where they are. */
function draw() {
  const { view } = app;
  if (!currentCard()) app.current = (view.cards.find(isOpen) ?? view.cards[0]).key;
  const { activeElement } = document;
  const focused = activeElement?.id;
  const caret = isTyping(activeElement) ? activeElement.selectionStart : null;
  const isInside = find('cards').contains(activeElement) || activeElement === document.body;
  const card = currentCard();
  const chosen = app.mode ?? (card.end > 0 ? card : undefined);
  app.isDrawing = true;
  renderArticle(find('article'), view, app.current, chosen);
  renderFinal(find('final'), view);
  renderCards(find('cards'), app);
  app.isDrawing = false;
  const { length } = view.cards;
  find('progress').textContent = `${length - view.open} of ${length} decided`;
  if (!isInside) return;
  const again = focused && find('cards').querySelector(`[id="${CSS.escape(focused)}"]`);
  (again || find('current')).focus({ preventScroll: true });
  if (again && caret !== null && 'setSelectionRange' in again)
    again.setSelectionRange(caret, caret);
}

const isOpen = ({ verdict }) => verdict === 'open';

function choose(key) {
  app.current = key;
  app.mode = undefined;
  app.problems = [];
  app.preview = undefined;
  takeCard();
}

/** Draws, gives the card the focus, and asks what --check says of it. */
function takeCard() {
  draw();
  find('current').focus({ preventScroll: true });
  find('current').scrollIntoView({ block: 'nearest' });
  void checkCurrent();
}

async function checkCurrent() {
  const card = currentCard();
  const { revision } = app.view;
  if (card.kind === 'sentence' || card.verdict === 'rejected') return;
  const response = await fetch(`problems?proposal=${card.key}`).catch(() => undefined);
  if (!response?.ok) return;
  const { problems } = await response.json();
  if (app.current !== card.key || app.view.revision !== revision) return;
  const isNews = JSON.stringify(problems) !== JSON.stringify(app.problems);
  app.problems = problems;
  if (!isNews) return;
  draw();
  const marks = card.marks ?? [];
  const shown = problems.filter(({ field }) => !marks.includes(field));
  say(shown.map(({ severity, message }) => `${severity}: ${message}`).join('; ') || 'no problems');
}

/** For those who hear the page. */
const say = (text) => {
  find('status').textContent = text;
};

function move(step, isWanted = () => true) {
  const { cards } = app.view;
  const at = cards.findIndex(({ key }) => key === app.current);
  for (let count = 1; count <= cards.length; count++) {
    const next = cards[(at + step * count + cards.length * 2) % cards.length];
    if (isWanted(next)) return choose(next.key);
  }
  takeCard();
}

async function decide(action) {
  if (await act(action)) move(1, isOpen);
}

/** `forget` is called when the decision was taken. */
async function change(action, forget) {
  const before = new Map(app.view.cards.map((card) => [card.key, JSON.stringify(card)]));
  if (!(await act(action))) return false;
  forget?.();
  const changed = app.view.cards.find((card) => before.get(card.key) !== JSON.stringify(card));
  const added = app.view.cards.find(({ key, kind }) => kind !== 'sentence' && !before.has(key));
  const isSame = ['edit', 'keep', 'quote', 'merge'].includes(action.decision);
  if (!isSame) app.current = (added ?? changed ?? currentCard())?.key;
  app.mode = undefined;
  draw();
  void checkCurrent();
  return true;
}

/** Sends a field when it has changed or is kept; `isDone`: the reviewer goes on to the next one. */
async function commit(field, isDone) {
  if (app.isDrawing) return;
  const card = currentCard();
  const group = groupsOf(card).find((one) => one.field === field);
  if (!group || !document.getElementById(`${card.key}:${group.controls[0].name}`)) return;
  const empty = isDone && findEmpty(card, group);
  if (empty && empty !== document.activeElement) return empty.focus();
  const { value, values, isChanged } = readGroup(card, group);
  const isMarked = card.marks?.some((mark) => covers(group, mark));
  if (isChanged) {
    const forget = () => forgetTyped(card, group, values);
    await change({ decision: 'edit', proposal: card.key, field, value }, forget);
  } else if (isDone && isMarked) {
    await change({ decision: 'keep', proposal: card.key, field });
  }
  if (isDone) focusMarked();
}

/** The first field that has to be decided, else the card. */
function focusMarked(isEditing = false) {
  const card = currentCard();
  const groups = groupsOf(card);
  const group = groups.find((one) => card.marks?.some((mark) => covers(one, mark)));
  const first = group ?? (isEditing ? groups[0] : undefined);
  const target = first && find(`${card.key}:${first.controls[0].name}`);
  (target ?? find('current')).focus();
  target?.select?.();
}

function speak(index) {
  const card = currentCard();
  const value = card.candidates?.[index];
  if (value === undefined) return;
  const isSame = card.fields.actor === value;
  const proposal = card.key;
  void change(
    isSame
      ? { decision: 'keep', proposal, field: 'actor' }
      : { decision: 'edit', proposal, field: 'actor', value },
  );
}

const presses = {
  j: () => move(1),
  k: () => move(-1),
  J: () => move(1, isOpen),
  a: (card) => card.kind !== 'sentence' && decide({ decision: 'accept', proposal: card.key }),
  r: (card) => card.kind !== 'sentence' && decide({ decision: 'reject', proposal: card.key }),
  x: (card) => card.kind === 'sentence' && decide({ decision: 'dismiss', sentence: card.start }),
  e: (card) => card.kind !== 'sentence' && focusMarked(true),
  u: () => change({ decision: 'undo' }),
  p: preview,
  q: (card) => card.kind === 'statement' && setPassage(card),
  s: (card) => card.kind === 'statement' && splitPassage(card),
  m: (card) => card.kind === 'statement' && mergeNext(card),
  n: (card) => {
    const span = readSelection(find('article')) ?? (card.kind === 'sentence' ? card : undefined);
    if (!span) return tell('Select the passage in the article first, or go to a sentence.');
    return change({ decision: 'add', start: span.start, end: span.end });
  },
  w: () => create('actor'),
  v: () => create('event'),
  '?': () => find('help').showModal(),
};

function press(key) {
  if (/^[1-9]$/.test(key)) return speak(Number(key) - 1);
  presses[key]?.(currentCard());
}

async function preview(card) {
  if (card.kind !== 'statement') return;
  const response = await fetch(`record?proposal=${card.key}`);
  const answer = await response.json();
  if (!response.ok) return tell(answer.error);
  app.preview = { record: answer };
  draw();
  document.querySelector('.preview').scrollIntoView({ block: 'nearest' });
}

function setPassage(card) {
  const span = readSelection(find('article'));
  if (span) return change({ decision: 'quote', proposal: card.key, ...span });
  app.mode = { kind: 'quote', start: card.start, end: card.end };
  showMode();
}

function splitPassage(card) {
  const span = readSelection(find('article'));
  if (span) return change({ decision: 'split', proposal: card.key, at: span.start });
  const { text } = app.view;
  const middle = text.indexOf(' ', Math.floor((card.start + card.end) / 2)) + 1;
  app.mode = { kind: 'split', start: card.start, end: card.end, at: middle };
  showMode();
}

function mergeNext(card) {
  const { cards } = app.view;
  const next = cards
    .slice(cards.indexOf(card) + 1)
    .find(({ kind, verdict }) => kind === 'statement' && verdict !== 'rejected');
  if (!next) return tell('There is no proposal behind this one.');
  return change({ decision: 'merge', proposal: card.key, with: next.key });
}

function showMode() {
  const { kind, start, end, at } = app.mode;
  const { text } = app.view;
  const passage = text.slice(start, end);
  const parts = `${text.slice(start, at)} ┃ ${text.slice(at, end)}`;
  draw();
  find('current').querySelector('blockquote').textContent = kind === 'split' ? parts : passage;
  say(kind === 'split' ? `second part: ${text.slice(at, at + 60)}` : passage);
}

function pressInMode(event) {
  const { kind, start, end, at } = app.mode;
  if (event.key === 'Escape') {
    app.mode = undefined;
    draw();
  } else if (event.key === 'Enter') {
    const proposal = app.current;
    // The next key may come before the answer, and is not meant for the passage any more.
    app.mode = undefined;
    const action =
      kind === 'split'
        ? { decision: 'split', proposal, at }
        : { decision: 'quote', proposal, start, end };
    void change(action).then((isTaken) => isTaken || draw());
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    app.mode = moveEdges(app.mode, app.view.text, event);
    showMode();
  } else return;
  event.preventDefault();
}

function create(kind) {
  const span = readSelection(find('article'));
  const selected = span ? app.view.text.slice(span.start, span.end) : '';
  askForRecord(kind, selected, (id, name) => void finishCreating(kind, id, name));
}

async function finishCreating(kind, id, name) {
  const card = currentCard();
  if (!(await act({ decision: 'create', kind, id, name }))) return;
  if (card.kind === 'statement' && kind === 'actor') {
    await act({ decision: 'edit', proposal: card.key, field: 'actor', value: id });
  }
  takeCard();
}

document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (!app.view || target.closest('dialog')) return;
  if (isTyping(target)) return pressInField(event);
  if (ctrlKey || metaKey || altKey) return;
  if (app.mode) return pressInMode(event);
  if (!Object.hasOwn(presses, key) && !/^[1-9]$/.test(key)) return;
  event.preventDefault();
  press(key);
});

function pressInField(event) {
  const { key, target, ctrlKey, metaKey, shiftKey } = event;
  const field = target.closest('fieldset')?.dataset.field;
  if (field === undefined) return;
  const isLong = field === 'more' || field === 'text';
  if (key === 'Escape') {
    event.preventDefault();
    find('current').focus();
  } else if (key === 'Enter' && !shiftKey && (!isLong || ctrlKey || metaKey)) {
    event.preventDefault();
    void commit(field, true);
  }
}

find('article').addEventListener('click', ({ target }) => {
  const key = target.closest('[data-key]')?.dataset.key;
  if (key && document.getSelection().isCollapsed && cardOf(key)) choose(key);
});
fillHelp(find('help'));
find('help-button').addEventListener('click', () => find('help').showModal());
void load().then(() => app.view && takeCard());
