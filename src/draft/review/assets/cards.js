// The cards on the right, in the order in which they are decided. The current one is open and has
// its form; the others are one line each.
import { make } from './article.js';
import { renderForm } from './form.js';

const kinds = { statement: 'Proposal', sentence: 'Sentence', file: 'File' };
const signs = { open: '○', accepted: '✓', rejected: '✗', dismissed: '–' };

export function renderCards(root, app) {
  const items = app.view.cards.map((card) =>
    make('li', {}, card.key === app.current ? renderCurrent(card, app) : renderLine(card, app)),
  );
  root.replaceChildren(...items);
}

const nameOf = (card, { view }) => {
  if (card.kind === 'file') return card.key;
  if (card.kind === 'sentence') return card.quote;
  const actor = view.choices.actors.find(({ id }) => id === card.fields.actor);
  return `${actor?.name ?? card.fields.actor ?? 'Unknown speaker'}: ${card.quote}`;
};

function renderLine(card, app) {
  const marks = card.marks?.length > 0 && card.verdict === 'open' ? card.marks.join(', ') : '';
  return make(
    'button',
    {
      type: 'button',
      class: `line ${card.verdict}`,
      'data-card': card.key,
      tabindex: '-1',
      onclick: () => app.choose(card.key),
    },
    make('span', { class: 'sign', 'aria-hidden': 'true' }, signs[card.verdict]),
    make('span', { class: 'hidden' }, `${kinds[card.kind]}, ${card.verdict}: `),
    make('span', { class: 'words' }, nameOf(card, app)),
    marks ? make('span', { class: 'marks' }, marks) : null,
  );
}

function renderCurrent(card, app) {
  const { view, problems, preview } = app;
  const at = view.cards.indexOf(card) + 1;
  const title = `${kinds[card.kind]} ${at} of ${view.cards.length}, ${card.verdict}`;
  const marks = card.marks ?? [];
  const shown = problems.filter(({ field }) => field === null || !marks.includes(field));
  const quote = make('blockquote', { lang: view.language }, card.quote ?? '');
  return make(
    'article',
    {
      class: `card ${card.verdict}`,
      id: 'current',
      tabindex: '0',
      'aria-label': `${title}. ${nameOf(card, app)}${
        marks.length > 0 ? `. To decide: ${marks.join(', ')}` : ''
      }`,
    },
    make('h2', {}, title),
    card.kind === 'file' ? make('p', { class: 'path' }, card.key) : quote,
    ...(card.hints ?? []).map((hint) => make('p', { class: 'hint' }, hint)),
    renderCandidates(card, app),
    renderActions(card, app),
    card.kind === 'sentence'
      ? null
      : renderForm(card, {
          choices: view.choices,
          problems: shown,
          commit: (field, isDone) => app.commit(field, isDone),
        }),
    renderProblems(shown.filter(({ field }) => field === null)),
    preview ? renderPreview(card, preview) : null,
  );
}

function renderCandidates(card, { view, speak }) {
  if (!card.candidates?.length) return null;
  const items = card.candidates.map((id, index) => {
    const name = view.choices.actors.find((one) => one.id === id)?.name ?? id;
    return make(
      'li',
      {},
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': String(card.fields.actor === id),
          onclick: () => speak(index),
        },
        make('kbd', {}, String(index + 1)),
        ` ${name}`,
      ),
    );
  });
  return make('ul', { class: 'candidates', 'aria-label': 'Who said it' }, ...items);
}

const actions = {
  statement: [
    ['a', 'Accept'],
    ['r', 'Reject'],
    ['e', 'Edit'],
    ['q', 'Passage'],
    ['s', 'Split'],
    ['m', 'Merge with next'],
    ['w', 'New actor'],
    ['p', 'Preview'],
    ['u', 'Undo'],
  ],
  sentence: [
    ['x', 'Dismiss'],
    ['n', 'New proposal'],
    ['u', 'Undo'],
  ],
  file: [
    ['a', 'Accept'],
    ['r', 'Reject'],
    ['e', 'Edit'],
    ['u', 'Undo'],
  ],
};

const listActions = ({ kind, key }) =>
  actions[kind].filter(([letter]) => key !== 'source.yaml' || letter !== 'r');

const renderActions = (card, { press }) =>
  make(
    'p',
    { class: 'actions' },
    ...listActions(card).map(([key, label]) =>
      make(
        'button',
        { type: 'button', 'data-action': key, onclick: () => press(key) },
        make('kbd', {}, key),
        ` ${label}`,
      ),
    ),
  );

function renderProblems(problems) {
  if (problems.length === 0) return null;
  const items = problems.map(({ severity, field, message }) =>
    make(
      'li',
      { class: severity },
      make(
        'strong',
        {},
        `${severity === 'error' ? 'Error' : 'Warning'}${field ? `, ${field}` : ''}: `,
      ),
      message,
    ),
  );
  return make('ul', { class: 'problems', 'aria-label': 'Problems' }, ...items);
}

const renderPreview = (card, { record }) =>
  make(
    'div',
    { class: 'preview' },
    make('h3', {}, 'As it would be served'),
    make('iframe', {
      title: 'The card as other sites show it',
      src: `card?proposal=${card.key}`,
      sandbox: 'allow-scripts',
    }),
    make('pre', { tabindex: '0', 'aria-label': 'The record' }, JSON.stringify(record, null, 2)),
  );

/** What is left to do, or where the final files are. */
export function renderFinal(root, { final }) {
  if (!final) return root.replaceChildren();
  const { folder, seeds, problems } = final;
  const command = `cp -R ${folder}/. ${seeds}/`;
  root.replaceChildren(
    make(
      'div',
      { class: 'final' },
      make('h2', {}, folder ? 'Everything is decided' : 'Everything is decided, with errors'),
      folder
        ? make('p', {}, `The final files are in ${folder}. Copy them to the seeds: `)
        : make('p', {}, 'Nothing was written. Correct these, and accept again:'),
      folder ? make('pre', { tabindex: '0', 'aria-label': 'The command' }, command) : null,
      renderProblems(problems),
    ),
  );
}
