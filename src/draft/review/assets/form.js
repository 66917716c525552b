// The fields of a statement: how each is shown, read and sent. What is being typed survives when the
// page is drawn anew.
import { make } from './article.js';

const list = (value) => (Array.isArray(value) ? value.join(', ') : '');
const split = (text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
const plain = (field, label, more = {}) => ({
  field,
  label,
  controls: [{ name: field, ...more }],
  show: (fields) => ({ [field]: fields[field] ?? '' }),
  read: (values) => values[field].trim(),
});
const several = (field, label, choices) => ({
  ...plain(field, label, { choices, isList: true }),
  show: (fields) => ({ [field]: list(fields[field]) }),
  read: (values) => split(values[field]),
});
const both = (field, label, rows) => ({
  field,
  label,
  controls: [
    { name: `${field}-en`, label: 'English', type: 'textarea', lang: 'en', rows },
    { name: `${field}-fr`, label: 'French', type: 'textarea', lang: 'fr', rows },
  ],
  show: (fields) => ({
    [`${field}-en`]: fields[field]?.en ?? '',
    [`${field}-fr`]: fields[field]?.fr ?? '',
  }),
  read: (values) => {
    const [en, fr] = [values[`${field}-en`].trim(), values[`${field}-fr`].trim()];
    return en === '' && fr === '' && field === 'said_note' ? null : { en, fr };
  },
});

const said = {
  field: 'said',
  label: 'Said on',
  controls: [
    { name: 'said-edtf', label: 'Date (EDTF) or empty' },
    { name: 'said-basis', label: 'Basis', options: 'bases' },
    { name: 'said-printed', label: 'As printed' },
  ],
  show: ({ said: value }) => ({
    'said-edtf': value?.edtf ?? '',
    'said-basis': value?.basis ?? 'inferred',
    'said-printed': value?.printed ?? '',
  }),
  read: (values, before) => {
    const edtf = values['said-edtf'].trim();
    if (edtf === '') return null;
    const printed = values['said-printed'].trim();
    const { printed: _printed, ...rest } = before.said ?? {};
    const basis = values['said-basis'];
    return { ...rest, edtf, basis, ...(printed === '' ? {} : { printed }) };
  },
};

const half = (group) => ({ ...group, isHalf: true });

const groups = [
  half(plain('actor', 'Speaker', { choices: 'actors' })),
  half(plain('role', 'Role printed')),
  half(plain('form', 'Form', { options: 'forms' })),
  half(plain('act', 'Act', { options: 'acts' })),
  said,
  both('said_note', 'Why no date', 1),
  several('topics', 'Topics', 'topics'),
  several('events', 'Events', 'events'),
  both('summary', 'Summary', 2),
  half(plain('on_behalf_of', 'On behalf of', { choices: 'actors' })),
  half(several('audience', 'Audience', 'actors')),
  half(plain('via', 'Via', { choices: 'sources' })),
  half(plain('id', 'Id')),
  {
    ...plain('more', 'More keys (YAML)', { type: 'textarea', isLong: true }),
    show: (_fields, card) => ({ more: card.more }),
    read: (values) => values.more,
  },
];

const file = {
  ...plain('text', 'The file (YAML)', { type: 'textarea', isLong: true }),
  show: (_fields, card) => ({ text: card.text }),
  read: (values) => values.text,
};

export const groupsOf = (card) =>
  (card.kind === 'file' ? [file] : groups).filter(
    ({ field }) => field !== 'said_note' || !card.fields.said,
  );

/** What was typed and not sent yet, by card and control. */
const typed = new Map();
const idOf = (card, name) => `${card.key}:${name}`;

export function renderForm(card, { choices, commit, problems }) {
  const rows = groupsOf(card).map((group) => {
    const isMarked = (card.marks ?? []).some((mark) => covers(group, mark));
    const own = problems.filter(({ field }) => field !== null && covers(group, field));
    const shown = group.show(card.fields, card);
    const note = isMarked || own.length > 0 ? `note-${idOf(card, group.field)}` : undefined;
    const controls = group.controls.map((control) =>
      renderControl(card, control, { value: shown[control.name], choices, note, group }),
    );
    return make(
      'fieldset',
      {
        class: `${isMarked ? 'marked' : ''} ${group.isHalf ? 'half' : ''}`,
        'data-field': group.field,
      },
      make('legend', {}, group.label),
      make('div', { class: 'controls' }, ...controls),
      note
        ? make(
            'p',
            { id: note, class: 'note' },
            [isMarked ? 'To decide: change it, or press Enter to keep it.' : '']
              .concat(own.map((problem) => describe(problem, card)))
              .filter((line) => line !== '')
              .join(' '),
          )
        : null,
    );
  });
  const form = make('form', { autocomplete: 'off' }, ...rows);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('focusout', ({ target, relatedTarget }) => {
    const row = target.closest('fieldset');
    if (row && form.isConnected && !row.contains(relatedTarget)) commit(row.dataset.field, false);
  });
  return form;
}

const describe = ({ severity, message, line }, { kind }) =>
  `${severity === 'error' ? 'Error' : 'Warning'}${kind === 'file' ? `, line ${line}` : ''}: ${message}.`;

/** Whether a group of controls decides a key of the statement. */
export const covers = ({ field }, name) =>
  field === name ||
  (field === 'more' &&
    ['also', 'relations', 'identified', 'speaks_for', 'mentions'].includes(name));

function renderControl(card, control, { value, choices, note, group }) {
  const { name, label = group.label, type = 'input', options, lang } = control;
  const id = idOf(card, name);
  const shared = { id, name, 'aria-describedby': note, lang, spellcheck: lang ? 'true' : 'false' };
  let input;
  if (options) {
    const items = choices[options].map((one) =>
      make('option', { value: one, selected: one === value }, one.replace('_', ' ')),
    );
    input = make('select', { id, name, 'aria-describedby': note }, ...items);
  } else {
    const rows = control.isLong ? Math.max(2, value.split('\n').length) : control.rows;
    const isArea = type === 'textarea';
    input = make(isArea ? 'textarea' : 'input', { ...shared, rows: isArea ? rows : undefined });
    input.value = value;
  }
  if (typed.has(id)) input.value = typed.get(id);
  input.addEventListener('input', () => typed.set(id, input.value));
  const datalist =
    control.choices && renderChoices(input, choices[control.choices], control.isList);
  const hidden = group.controls.length === 1 ? 'hidden' : 'small';
  return make('div', {}, make('label', { for: id, class: hidden }, label), input, datalist || null);
}

/** Of a list, what is already there stands before each choice. */
function renderChoices(input, all, isList) {
  const list = make('datalist', { id: `choices-${input.id}` });
  const fill = () => {
    const before = isList ? input.value.replace(/[^,]*$/, '') : '';
    const lead = before === '' ? '' : `${before.trimEnd()} `;
    const items = all.map(({ id, name }) => make('option', { value: `${lead}${id}` }, name));
    list.replaceChildren(...items);
  };
  input.setAttribute('list', list.id);
  input.addEventListener('focus', fill);
  input.addEventListener('input', fill);
  return list;
}

/** The control that has still to be filled in, if there is one. */
export function findEmpty(card, group) {
  if (group.field !== 'summary') return undefined;
  return group.controls
    .map(({ name }) => document.getElementById(idOf(card, name)))
    .find((input) => input?.value.trim() === '');
}

/** What the controls of a group say, and whether that is news. */
export function readGroup(card, group) {
  const values = {};
  for (const { name } of group.controls) {
    values[name] = document.getElementById(idOf(card, name))?.value ?? '';
  }
  const shown = group.show(card.fields, card);
  const isChanged = group.controls.some(({ name }) => values[name] !== shown[name]);
  return { value: group.read(values, card.fields ?? {}), values, isChanged };
}

/** What was sent; what somebody has typed since stays. */
export function forgetTyped(card, group, values) {
  for (const { name } of group.controls) {
    const id = idOf(card, name);
    if (typed.get(id) === values[name]) typed.delete(id);
  }
}
