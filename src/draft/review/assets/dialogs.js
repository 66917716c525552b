// What opens above the page: the list of keys, and the question for a new actor or event.
import { make } from './article.js';

const help = [
  ['j, k', 'next, previous card'],
  ['Shift+J', 'next card that is undecided'],
  ['a', 'accept'],
  ['r', 'reject'],
  ['e', 'edit: to the first field that has to be decided'],
  ['Enter in a field', 'keep or set it, and go on to the next one to decide'],
  ['Escape in a field', 'back to the card'],
  ['1–9', 'choose the speaker'],
  ['q', 'set the passage: from the selected text, or with the arrows'],
  ['s', 'split: before the selected text, or with the arrows'],
  ['m', 'merge with the next proposal'],
  ['x', 'dismiss a sentence'],
  ['n', 'new proposal from the selected text or the sentence'],
  ['w', 'new actor, with the selected text as the name'],
  ['v', 'new event'],
  ['p', 'preview the record and its card'],
  ['u', 'undo'],
  ['?', 'this list'],
];

export function fillHelp(dialog) {
  const rows = help.flatMap(([key, what]) => [
    make('dt', {}, make('kbd', {}, key)),
    make('dd', {}, what),
  ]);
  const arrows =
    'While a passage is set: left and right move its end, with Shift its start; Enter keeps it, Escape leaves it.';
  dialog.replaceChildren(
    make('h2', { id: 'help-title', tabindex: '-1', autofocus: true }, 'Keys'),
    make('dl', {}, ...rows),
    make('p', {}, arrows),
    make('form', { method: 'dialog' }, make('button', {}, 'Close')),
  );
}

/** Asks for the id and the name of a new record; a selected text is a proposal for both. */
export function askForRecord(kind, selected, done) {
  const slug = selected.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = make('input', { id: 'new-name', required: true, value: selected });
  const id = make('input', {
    id: 'new-id',
    required: true,
    pattern: '[a-z0-9]+(-[a-z0-9]+)*',
    value: slug.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''),
  });
  const form = make(
    'form',
    { method: 'dialog', autocomplete: 'off' },
    make('h2', { id: 'new-title' }, kind === 'actor' ? 'New actor' : 'New event'),
    make('label', { for: 'new-name' }, 'Name'),
    name,
    make('label', { for: 'new-id' }, 'Id: lower-case words joined by hyphens'),
    id,
    make('button', {}, 'Create'),
  );
  const dialog = make('dialog', { 'aria-labelledby': 'new-title' }, form);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', () => done(id.value, name.value));
  dialog.showModal();
}
