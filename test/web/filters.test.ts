// The form of filters: what was chosen stays, and what belongs to a page does not.
import { describe, expect, test } from 'vitest';
import type { FacetValue } from '../../src/records/facets.ts';
import { type Filtered, listChosen, renderFilters } from '../../src/web/parts/filters.ts';
import { decodeEntities } from '../support/markup.ts';
import { buildView } from '../support/view.ts';

const facetValue = (id: string, selected = false): FacetValue => ({
  value: id,
  label: { en: id.toUpperCase(), fr: id.toUpperCase() },
  count: 3,
  selected,
  url: '/statements',
});

const render = (list: Partial<Filtered>) =>
  `${renderFilters(buildView(), { query: {}, resolved: {}, facets: {}, ...list })}`;

interface Input {
  type: string;
  name: string;
  value: string;
  checked: boolean;
}

function listInputs(html: string): Input[] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => {
    const read = (name: string) =>
      decodeEntities(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    const checked = / checked\b/.test(attributes);
    return { type: read('type'), name: read('name'), value: read('value'), checked };
  });
}

const topics = 'abcdefghi'.split('').map((letter) => facetValue(letter, letter === 'i'));
const shown = (html: string, name: string) =>
  listInputs(html).filter((input) => input.name === name && input.type === 'checkbox');

describe('of the values of a facet', () => {
  test('the first seven are shown, and chosen ones wherever they stand', () => {
    const inputs = shown(render({ query: { topic: ['i'] }, facets: { topic: topics } }), 'topic');
    expect(inputs.map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i']);
    expect(inputs.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['i']);
  });

  test('one that is chosen and that no statement has is shown with a count of none', () => {
    const html = render({
      query: { topic: ['Zed'] },
      resolved: {
        topic: [{ input: 'Zed', id: 'z', spelling: 'Zed', label: { en: 'Zed', fr: 'Zed' } }],
      },
      facets: { topic: topics.slice(0, 2) },
    });
    expect(shown(html, 'topic')).toMatchObject([
      { value: 'a', checked: false },
      { value: 'b', checked: false },
      { value: 'z', checked: true },
    ]);
  });
});

describe('applied on the second page, the form', () => {
  const query = {
    cursor: ['x'],
    limit: ['5'],
    facets: ['act'],
    fields: ['id'],
    min_sources: ['2'],
  };

  test('keeps what it has no control for, and begins at the first page', () => {
    const hidden = listInputs(render({ query })).filter(({ type }) => type === 'hidden');
    expect(hidden.map(({ name, value }) => [name, value])).toEqual([
      ['limit', '5'],
      ['min_sources', '2'],
    ]);
  });

  test('and so does taking out what was chosen', () => {
    const list = {
      query: { ...query, topic: ['a', 'b'] },
      resolved: {},
      facets: { topic: topics },
    };
    expect(listChosen(buildView(), list).map(({ without }) => without)).toEqual([
      '/statements.html?limit=5&facets=act&fields=id&topic=a&topic=b',
      '/statements.html?limit=5&facets=act&fields=id&min_sources=2&topic=b',
      '/statements.html?limit=5&facets=act&fields=id&min_sources=2&topic=a',
    ]);
  });
});
