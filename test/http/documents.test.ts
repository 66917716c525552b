// The address of the service stands in front of every address in a record.
import { describe, expect, test } from 'vitest';
import { addAddress, addAddressToText } from '../../src/http/exchange/documents.ts';

const record = {
  url: '/statements/a',
  text: 'Il dit : "url":"/rien". Déjà dit à l’ONU.',
  actor: { id: 'b', url: '/actors/b' },
  citations: [{ url: 'https://example.org/', archived_url: '/x' }],
};
const json = JSON.stringify(record);

describe.each(['http://127.0.0.1:3000', "https://example.org/$&/$1/$`/$'/$$"])('%s', (address) => {
  const addressed = {
    ...record,
    url: `${address}/statements/a`,
    actor: { id: 'b', url: `${address}/actors/b` },
    citations: [{ url: 'https://example.org/', archived_url: `${address}/x` }],
  };
  test('stands in front of what is an address, and of nothing that only looks like one', () => {
    expect(JSON.parse(addAddress(Buffer.from(json), address).toString())).toEqual(addressed);
    expect(JSON.parse(addAddressToText(json, address))).toEqual(addressed);
  });
});
