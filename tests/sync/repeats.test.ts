import { findRepeats } from '../../src/sync/review/repeats.ts';
import type { ReviewedAnswer } from '../../src/sync/review/types.ts';
import { reviewedAnswer as record } from './reviewed-answer.ts';

const found = (...records: ReviewedAnswer[]) =>
  [...findRepeats(records)].map(([id, { original, isSameDeal }]) => [id, original.id, isSameDeal]);
const elsewhere = { id: 'a02', dealId: '006B', accountId: '001B', createdDate: '2026-03-02T10:00:00.000+0000' };

test.each([
  ['a copy', {}],
  ['other capitals and marks', { answer: 'ORDERS are re-keyed by hand -- and one in twenty is wrong!' }],
  ['a figure exchanged', { answer: 'Orders are re-keyed by hand and one in thirty is wrong' }],
  ['the text as a quote', { answer: 'Something of its own, as the clerk told us', quote: record({}).answer }],
  ['the text as a pain', { object: 'DF_Pain_Point__c', concept: 'pain' } as const],
  ['the text as the reason of an override', { object: 'DF_Gate_Override__c', concept: 'override' } as const],
])('%s on a deal of another account is a repeat of the oldest', (_name, over) => {
  const all = found(record({ ...elsewhere, ...over }), record({}));
  expect(all).toEqual([['a02', 'a01', false]]);
});

test('a word exchanged in a longer text does not hide the copy', () => {
  const text = 'Their drivers wait two hours at gate seven because nobody books the ramps in time';
  const all = found(record({ answer: text }), record({ ...elsewhere, answer: text.replace('seven', 'nine') }));
  expect(all).toEqual([['a02', 'a01', false]]);
});

test.each([
  ['on another deal of the account', { dealId: '006B', id: 'a02' }],
  ['in a record that does not count', { ...elsewhere, status: 'Withdrawn' } as const],
  ['so short that two customers say it', { ...elsewhere, answer: 'By hand' }],
  [
    'with another statement',
    { ...elsewhere, answer: 'Orders are re-keyed by nobody since the portal went live in May' },
  ],
])('a text %s is no repeat', (_name, over) => {
  expect(found(record({}), record(over))).toEqual([]);
});

test('the same text under two concepts of a deal is found, an answer and a pain in the same words are not', () => {
  const later = { id: 'a02', createdDate: '2026-03-02T10:00:00.000+0000' };
  expect(found(record({}), record({ ...later, concept: 'situation' }))).toEqual([['a02', 'a01', true]]);
  expect(found(record({}), record({ ...later, object: 'DF_Pain_Point__c', concept: 'pain' }))).toEqual([]);
});

/** Texts of deals of their own accounts, ten a deal, all different apart from a common beginning. */
function pipeline(deals: number): ReviewedAnswer[] {
  return Array.from({ length: deals * 10 }, (_, at) =>
    record({
      id: `a${at}`,
      dealId: `006${Math.floor(at / 10)}`,
      accountId: `001${Math.floor(at / 10)}`,
      answer: `In the last audit of the plant they found fault ${at * 7919} at station ${at * 31} of line ${at * 17} in hall ${at * 13}`,
    }),
  );
}

const millisecondsOf = (records: readonly ReviewedAnswer[]): number => {
  const began = performance.now();
  findRepeats(records);
  return performance.now() - began;
};

test('1,000 deals take about four times as long as 250, and each seeded copy is found', () => {
  const records = pipeline(1000);
  expect(findRepeats(records).size).toBe(0);
  const copies = records.slice(0, 50).map((original, at) =>
    record({
      ...original,
      id: `copy${at}`,
      dealId: `006c${at}`,
      accountId: `001c${at}`,
      createdDate: '2026-04-01T10:00:00.000+0000',
    }),
  );
  expect(findRepeats([...records, ...copies]).size).toBe(50);
  const quarter = Math.min(millisecondsOf(pipeline(250)), millisecondsOf(pipeline(250)));
  const whole = Math.min(millisecondsOf(records), millisecondsOf(records));
  // A comparison of all pairs would take 16 times as long; the rest is for a busy machine.
  expect(whole).toBeLessThan(10 * quarter + 100);
});
