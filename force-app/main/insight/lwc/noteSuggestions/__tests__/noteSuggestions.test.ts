import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readModel } from '../../noteModel/noteModel.ts';
import { labelConcept, readSource } from '../../noteSources/noteSources.ts';
import { readValues } from '../../noteValues/noteValues.ts';
import { suggest } from '../noteSuggestions.ts';

const file = join(__dirname, '../../../staticresources/DF_Note_Model.bin');
const model = readModel(gunzipSync(readFileSync(file)));
const KNOWN = { contacts: [{ name: 'Ada Brandt' }], users: [{ name: 'Kim Lund' }], companies: [], products: [] };

const all = (text: string) => suggest(readSource(text, KNOWN), { model, labelConcept });
const offered = (text: string) => all(text).filter(({ isMaybe }) => !isMaybe);
const concepts = (text: string) => offered(text).map(({ concept }) => concept);

test('suggests what a customer says, with words, speaker, side and place', () => {
  const notes = 'Kim Lund: Who signs?\nAda Brandt: Our managing director signs every purchase herself.';
  expect(offered(notes)).toEqual([
    {
      kind: 'answer',
      concept: 'economic buyer',
      words: 'Our managing director signs every purchase herself.',
      speaker: 'Ada Brandt',
      side: 'customer',
      place: { line: 2, seconds: null },
      sureness: expect.any(Number) as number,
      isMaybe: false,
    },
  ]);
});

test('gives the values in the words where they are read, and none where there are none', () => {
  const source = readSource(
    'Ada Brandt: We have a budget of 40,000 euros for it.\nAda Brandt: We have set money aside.',
    KNOWN,
  );
  const withValues = suggest(source, { model, labelConcept, readValues: (words) => readValues(words) });
  expect(withValues.map(({ values }) => values)).toEqual([{ money: { amount: 40_000, currency: 'EUR' } }, undefined]);
  expect(suggest(source, { model, labelConcept }).some((one) => 'values' in one)).toBe(false);
});

test('never suggests the words of a seller', () => {
  expect(
    all('Kim Lund: Your managing director signs every purchase herself.\nKim Lund: You lose 40,000 a year.'),
  ).toEqual([]);
});

test('reads a reply by the question before it', () => {
  const reply = 'Ada Brandt: The works manager and, above ten thousand, the family.';
  expect(concepts(`Kim Lund: Who has the final say about the money?\n${reply}`)).toContain('economic buyer');
});

test('files notes with a label of a concept under it', () => {
  expect(
    offered('Budget: none of your business yet, 30k at most\nProblem: two recalls').map(({ kind, concept }) => [
      kind,
      concept,
    ]),
  ).toEqual([
    ['answer', 'budget'],
    ['pain', 'problem'],
  ]);
});

test('takes nothing from a label that answers no question', () => {
  expect(all('Next steps: the CFO signs the contract')).toEqual([]);
});

describe('what looks like a fact and is none', () => {
  test.each([
    ['a negated pain', 'Ada Brandt: No, we have no problem with the delivery times at all.'],
    ['a promise', "Ada Brandt: No problem, I'll mail you the drawings."],
    ['a negated pain in German', 'Ada Brandt: Mit der Halle haben wir kein Problem, da läuft alles gut.'],
    ['a negated pain in French', "Ada Brandt: Aucun problème avec l'atelier, ça tourne très bien."],
    ['a negated pain in Spanish', 'Ada Brandt: Con el almacén no hay ningún problema, todo funciona bien.'],
    ['a hypothetical', 'Ada Brandt: If we had a second plant, we would lose money on every order.'],
    ['a joke', 'Ada Brandt: My biggest problem is the coffee machine, haha.'],
    ['a pitch in notes', 'I told them our platform is the best in the market and saves 40 percent.'],
    ['a pitch in German notes', 'Ich habe gezeigt, wie unsere Plattform 30 % der Kosten spart.'],
    ['a to-do', 'Send her the price list by Wednesday'],
    ['a to-do in German', 'Angebot bis Freitag schicken'],
    ['the head of notes', 'Call with Ada Brandt (CFO), 14 May, from the train\nNothing else was noted.'],
    ['a placeholder', 'Budget: tbd'],
    ['a single word', 'Ada Brandt: Sure.'],
  ])('%s', (_name, notes) => {
    expect(offered(notes)).toEqual([]);
  });
});

test('reads a short sentence together with the next one, and a last one with the one before', () => {
  const words = all(
    'Kim Lund: Who could be against it?\nAda Brandt: The drivers. They are afraid that we track them. Really.',
  ).map((one) => one.words);
  expect(new Set(words)).toEqual(new Set(['The drivers. They are afraid that we track them. Really.']));
});

test('a fragment before a question stands alone', () => {
  expect(all('Ada Brandt: The drivers. Do you know them? They sign.')).toEqual(
    all('Ada Brandt: Do you know them? They sign.'),
  );
});

test('forgets a question after some sentences', () => {
  const filler = 'Ada Brandt: The hall is blue and quite tall.\n';
  const reply = 'Ada Brandt: My father and me, together with somebody.';
  const after = (count: number) =>
    all(`Kim Lund: Who signs?\n${filler.repeat(count)}${reply}`).find(({ concept }) => concept === 'economic buyer')
      ?.sureness ?? 0;
  expect(after(0)).toBeGreaterThan(after(6));
});

const sureOf = (text: string, wanted: string) =>
  suggest(readSource(text, KNOWN), { model, labelConcept }, { answer: 0, pain: 0, maybe: 0 }).find(
    ({ concept }) => concept === wanted,
  )?.sureness ?? 0;

test('takes a sum of money for a budget only where spending it is spoken of', () => {
  const sum = 'Ada Brandt: Around 90,000 euros, the controller added it up.';
  expect(sureOf(`Kim Lund: How much did you set aside?\n${sum}`, 'budget')).toBeGreaterThan(0.47);
  expect(sureOf(sum, 'budget')).toBeLessThan(0.47);
});

test('takes a yes for a confirmation only after something was summed up, and doubts it otherwise', () => {
  const yes = "Ada Brandt: Yes, that's exactly how it is.";
  const summary = 'Kim Lund: So the forms get lost, nobody checks them, and it costs you two days, right?';
  expect(concepts(`${summary}\n${yes}`)).toContain('customer confirmation');
  expect(sureOf(`Kim Lund: Shall we start?\n${yes}`, 'customer confirmation')).toBeLessThan(
    sureOf(`${summary}\n${yes}`, 'customer confirmation') * 0.6,
  );
});

test('marks what is less sure, and leaves out the rest', () => {
  const text = 'Ada Brandt: There is something with the forms in the hall.';
  const source = readSource(text, KNOWN);
  const readers = { model, labelConcept };
  const every = suggest(source, readers, { answer: 0, pain: 0, maybe: 0 });
  const least = Math.min(...every.map(({ sureness }) => sureness));
  expect(suggest(source, readers, { answer: 1, pain: 1, maybe: least }).every(({ isMaybe }) => isMaybe)).toBe(true);
  expect(suggest(source, readers, { answer: 1, pain: 1, maybe: 1 })).toEqual([]);
});

test('finds nothing in an empty text', () => {
  expect(all('')).toEqual([]);
});
