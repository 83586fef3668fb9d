import { checkAnswer } from '../answerCheck.ts';

test.each([
  ['No budget', 'budget'],
  ['No budget yet', undefined],
  ['Kein Budget', 'budget'],
  ['Noch kein Budget für 2027', 'budget'],
  ['Pas de budget', 'budget'],
  ['Sin presupuesto', 'budget'],
  ['Sem orçamento até abril', 'budget'],
  ['Customer: no budget', 'budget'],
  ['No timeline yet', 'timeline'],
  ['Noch keine Entscheidung', 'decision process'],
  ['No impact', 'personal impact'],
])('that the customer lacks something is an answer: `%s` (%s)', (text, concept) => {
  expect(checkAnswer({ text, ...(concept === undefined ? {} : { concept }) })).toBeNull();
});

test.each([
  ['No problem', 'problem', 'vague'],
  ['No impact', 'business impact', 'echo'],
  ['No impact', undefined, 'echo'],
  ['No budget, see notes', 'budget', 'echo'],
  ['Budget', 'budget', 'echo'],
  ['not yet', 'budget', 'placeholder'],
] as const)('what dodges the question stays flagged: `%s` (%s)', (text, concept, kind) => {
  expect(checkAnswer({ text, ...(concept === undefined ? {} : { concept }) })?.kind).toBe(kind);
});

test.each(["They don't know", 'Ils ne savent pas', 'No lo saben', 'weiß nicht', 'Unknown'])(
  'what nobody knows is no answer, and the reason names the status for it: `%s`',
  (text) => {
    expect(checkAnswer({ text, concept: 'budget' })).toEqual({
      kind: 'placeholder',
      reason: `Not known: \`${text}\` is no answer yet. Mark it as "not known yet", with who finds out and by when.`,
    });
  },
);

test.each([
  ['https://firm.sharepoint.example/sites/deal-7/notes', 'pointer'],
  ['www.firm.example', 'pointer'],
  ['call with Ana.vtt', 'pointer'],
  ['12:41', 'number'],
  ['1:02:41', 'number'],
  ['see mail from 3 March', 'pointer'],
  ['see my notebook', 'pointer'],
  ['wie beim vorigen Termin', 'pointer'],
  ['comme la dernière fois', 'pointer'],
  ['typing letters until it lets me save', 'confession'],
  ['the boss wants this field filled', 'confession'],
  ['rule satisfied', 'confession'],
  ['muss hier etwas hinschreiben', 'confession'],
  ['je mets quelque chose', 'confession'],
  ['pongo algo', 'confession'],
  ['hab ich leider nicht parat', 'promise'],
  ['nog aan te vullen', 'promise'],
  ['write the quote in their own words', 'template'],
  ['client wants to boost productivity', 'vague'],
] as const)('a link, a time, another meeting, or the gate is no answer: `%s`', (text, kind) => {
  expect(checkAnswer({ text })?.kind).toBe(kind);
});

test.each([
  'They keep prices in call.xlsx and retype them',
  'The night shift ends at 12:41',
  'Their site www.firm.example is down twice a week',
  'They want to increase output in hall 3 by 20 %',
  'The gate in hall 3 is green',
])('a sentence with such words is one: `%s`', (text) => {
  expect(checkAnswer({ text })).toBeNull();
});
