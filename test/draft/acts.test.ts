// Which act a proposal is taken for: what the verb tells, else what is said.
import { expect, test } from 'vitest';
import { draftStatements } from '../../src/draft/record.ts';

const listActs = (text: string, language: string) =>
  draftStatements({ text, language, published: '2024-06-04' }, { actors: [], statements: [] }).map(
    ({ record }) => `${record.act}${record.draft.includes('act') ? '?' : ''}`,
  );

test.each([
  ['denial', 'Le maire dément toute fermeture.'],
  ['denial?', 'Le maire affirme n’avoir jamais vu ce rapport.'],
  ['denial?', '« Non, la route est ouverte », a répondu le maire.'],
  ['question?', 'La préfète a demandé si le pont tiendrait.'],
  ['question?', '« Qui va payer les travaux du pont ? », a lancé le maire.'],
  ['demand', 'La préfète a demandé une enquête.'],
  ['demand?', '« Il faut un plan pour la vallée », a lancé le maire.'],
  ['demand?', 'Le maire a réitéré mardi sa demande d’une enquête.'],
  ['no_comment?', 'Le maire a dit ne pas souhaiter s’exprimer sur le dossier.'],
  ['refusal?', 'Le maire a annoncé qu’il ne se présenterait pas.'],
  ['refusal?', '« Nous ne signerons jamais », a lancé le maire.'],
  ['announcement?', 'Le maire a indiqué que la route ne fermerait pas avant 2025.'],
  ['announcement?', 'La mairie précise que le pont ouvrira en juin.'],
  ['prediction?', 'Le maire estime que le pont tiendra dix ans.'],
  ['promise?', 'Le maire a assuré que le pont ouvrira en juin.'],
  ['promise?', '« Nous ouvrirons le pont en juin », a déclaré le maire.'],
  ['offer?', 'Le maire se dit prêt à recevoir les élus.'],
  ['criticism?', 'Le maire a qualifié le rapport de « torchon ».'],
  ['criticism?', 'Le maire juge ce retard « inacceptable ».'],
  ['criticism?', '« C’est une honte pour la ville », a déclaré le maire.'],
  ['accusation?', '« Ils ont menti aux habitants », a déclaré le maire.'],
  ['threat?', '« Personne ne sortira tant que la loi restera », a averti le maire.'],
  ['warning', 'Le maire a averti que le pont fermerait.'],
  ['assertion?', 'Selon la police, trois hommes auraient fui.'],
  ['assertion?', 'Le maire a dit que le pont est ouvert.'],
  ['assertion?', 'Le maire a dit que les environs étaient calmes.'],
])('%s: %s', (act, text) => {
  expect(listActs(text, 'fr')).toEqual([act]);
});

test.each([
  ['denial', 'The mayor denied any delay.'],
  ['denial?', 'The mayor said the report was false.'],
  ['question?', 'The mayor asked whether the bridge would hold.'],
  ['no_comment?', 'A spokesman said it would not be appropriate to comment.'],
  ['refusal?', 'The mayor announced that he would not run again.'],
  ['refusal?', '“We will never sign this paper,” the mayor said.'],
  ['promise?', '“We will open the bridge in June,” the mayor said.'],
  ['announcement?', 'The mayor said that the bridge will open in June.'],
  ['criticism?', 'The mayor called the delay "reckless".'],
  ['praise?', 'The mayor called the driver a "hero".'],
  ['offer?', 'The mayor said that the town was ready to help.'],
  ['prediction?', 'The agency said that the works may take a year.'],
  ['confirmation?', 'The mayor acknowledged that the bridge was old.'],
  ['assertion?', 'The mayor said that the bridge was open.'],
])('%s: %s', (act, text) => {
  expect(listActs(text, 'en')).toEqual([act]);
});

test('an answer denies when it begins with "no"', () => {
  const text = `Titre

La Gazette : Pourquoi partir ?

Maud Roux : Parce que huit ans suffisent.

La Gazette : Vous a-t-on poussée dehors ?

Maud Roux : Non. La mairie est venue.`;
  expect(listActs(text, 'fr')).toEqual(['assertion?', 'denial?']);
});

// Code into which bugs are put takes longer.
test.skipIf(process.env.MUTATED_ROOM)(
  'no rule for the act reads a long quotation to its end',
  () => {
    const text = `« ${'Le pont est ouvert. '.repeat(60_000)} C’est une honte », a déclaré le maire.`;
    const began = performance.now();
    expect(listActs(text, 'fr')).toEqual(['assertion?']);
    expect(performance.now() - began).toBeLessThan(5000);
  },
);
