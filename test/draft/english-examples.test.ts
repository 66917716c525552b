// One English sentence for each way of telling who says something, and when: the draft of it.
import { expect, test } from 'vitest';
import { describeDrafts } from '../support/draft.ts';

test.each<[text: string, ...drafted: string[]]>([
  ['The mayor said the bridge was safe.', 'mayor: indirect assertion?'],
  [
    'The secretary of state, Antony Blinken, said the truce would hold.',
    'Antony Blinken: indirect assertion?',
  ],
  [
    'Secretary of State Antony Blinken said the truce would hold.',
    'Antony Blinken: indirect assertion?',
  ],
  [
    'The lawyer for Paul Martin, Anna Petrova, said the trial was fair.',
    'Anna Petrova: indirect assertion?',
  ],
  [
    'A spokesman for the Ministry of Health said the clinic was open.',
    'spokesman for the Ministry of Health: indirect assertion?',
  ],
  ['The call for a vote was rejected by the mayor.', 'mayor: indirect refusal'],
  ['The mayor did not announce when the bridge would open.'],
  ['The mayor is believed to have left, police said.', 'police: indirect assertion?'],
  ['The mayor said Monday would be free.', 'mayor: indirect assertion?'],
  ['The mayor said on Monday that the bridge was safe.', 'mayor: indirect assertion? 2024-06-03'],
  ['The Monday attack was condemned by the mayor.', 'mayor: indirect criticism'],
  ['Every Monday the mayor says that the bridge is safe.', 'mayor: indirect assertion?'],
  ['The mayor condemned the December 31 attack.', 'mayor: indirect criticism'],
  [
    'On December 3, 2023, the mayor said that the bridge was safe.',
    'mayor: indirect assertion? 2023-12-03',
  ],
  ['A line that would divide the sea was rejected, the mayor said.', 'mayor: indirect assertion?'],
  [
    'The firm said in a statement on Monday the port will open.',
    'firm: indirect announcement? 2024-06-03',
  ],
  ['The crew were Iranians, the army said on Monday.', 'army: indirect assertion? 2024-06-03'],
  ['On Monday a man fled, police said.', 'police: indirect assertion?'],
  ['“The bridge is safe,” the minister said on Tuesday.', 'minister: direct assertion? 2024-06-04'],
  ['The club, nicknamed the “Queen of the North”, had followers and wrote to the mayor.'],
  [
    'Paul Martin, Anna Petrova, and Luc Dumas said the port would open.',
    'Paul Martin: indirect announcement?',
    'Anna Petrova: indirect announcement?',
    'Luc Dumas: indirect announcement?',
  ],
  ['In 2021 the town said that the port would open.', 'town: indirect announcement? 2021?'],
  ['Vermont senator Bernie Sanders said the vote was fair.', 'Bernie Sanders: indirect assertion?'],
  ['Police said they questioned the owner.', 'Police: indirect assertion?'],
  ['Petrova fired Justice Minister Martin, a spokesman said.', 'spokesman: indirect assertion?'],
  ['Justice Minister Anna Petrova said the vote was fair.', 'Anna Petrova: indirect assertion?'],
  ['Pressed by counsel, Mr Imrie said the boat was safe.', 'Imrie: indirect assertion?'],
  [
    'Jean Paul Martin said the vote was fair. Martin added that it was over.',
    'Jean Paul Martin: indirect assertion?: Jean Paul Martin said the vote was fair.',
    'Martin: indirect assertion?: Martin added that it was over.',
  ],
  [
    'The deputy governor, Anna Petrova, spoke. The governor said the vote was fair.',
    'governor: indirect assertion?: The governor said the vote was fair.',
  ],
  ['Interpol’s constitution forbids it, the minister said.', 'minister: indirect assertion?'],
  ['The mayor called on Monday for help.', 'mayor: indirect demand 2024-06-03'],
  ['The mayor “strongly condemns” the strike.', 'mayor: mixed criticism'],
  [
    '“The port is open,” said town leader Anna Petrova on Monday.',
    'Anna Petrova: direct assertion? 2024-06-03',
  ],
  ['The mayor called it “no accident” in a post on Tuesday.', 'mayor: mixed denial? 2024-06-04'],
  ['The mayor condemned “the attack” in Brest on Tuesday.', 'mayor: mixed criticism 2024-06-04?'],
  [
    'Asked on Monday about the port, the mayor said it would open.',
    'mayor: indirect announcement? 2024-06-03',
  ],
  [
    'The mayor told reporters on Tuesday that the port was open.',
    'mayor: indirect assertion? 2024-06-04',
  ],
  ['He said of the strike on Monday that it was over.', '?: indirect assertion? 2024-06-03?'],
  [
    'In a post on X on Tuesday, the mayor said the port was open.',
    'mayor: indirect assertion? 2024-06-04',
  ],
  [
    'The author, Professor Anna Petrova, said the sea was rising.',
    'Anna Petrova: indirect assertion?',
  ],
  [
    'The mayor, Anna Petrova, said Tuesday she would sue.',
    'Anna Petrova: indirect assertion? 2024-06-04',
  ],
  ['The mayor urged people to stay at home.', 'mayor: indirect appeal'],
  [
    'The mayor said it was “a shame”, adding that the port would open.',
    'mayor: mixed criticism?: The mayor said it was “a shame”',
    'mayor: indirect announcement?',
  ],
  ['According to the mayor, the port is open.', 'mayor: indirect assertion?'],
  [
    'The port is open, according to a report published Monday.',
    'report: indirect assertion? 2024-06-03',
  ],
  [
    'The agency said late on Monday that three men had died.',
    'agency: indirect assertion? 2024-06-03',
  ],
  ['The mayor warned that the port could close by Friday.', 'mayor: indirect warning'],
  ['Neither the mayor nor the governor would comment.'],
  ['In December the town said that the port would open.', 'town: indirect announcement? 2023-12?'],
  ['In May 2021, the town said that the port would open.', 'town: indirect announcement? 2021-05?'],
  [
    'The former mayor said the port would open. He added that it was safe.',
    'former mayor: indirect announcement?: The former mayor said the port would open.',
    'former mayor?: indirect assertion?: He added that it was safe.',
  ],
  ['The mayor, who resigned on Monday, said the port was safe.', 'mayor: indirect assertion?'],
  ['The mayor told the BBC the port was safe.', 'mayor: indirect assertion?'],
  [
    'Anna Petrova, the mayor of Brest, denied any delay. She said the port was safe.',
    'Anna Petrova: indirect denial: Anna Petrova, the mayor of Brest, denied any delay.',
    'Anna Petrova: indirect assertion?: She said the port was safe.',
  ],
  [
    'Both the mayor and the governor said the port was safe.',
    'mayor: indirect assertion?',
    'governor: indirect assertion?',
  ],
  ['The mayor said that, if it rained, the port would close.', 'mayor: indirect announcement?'],
  ['Police in Brest said a man had been arrested.', 'Police: indirect assertion?'],
  ['“We will win,” tweeted Luc Dumas late Sunday.', 'Luc Dumas: direct promise? 2024-06-02'],
  ['The minister was quoted as saying the port was safe.', 'minister: indirect assertion?'],
])('%s', (text, ...drafted) => {
  expect(describeDrafts(text, 'en')).toEqual(drafted);
});
