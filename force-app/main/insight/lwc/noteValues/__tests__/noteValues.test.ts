import { dueDay, readValues, yearlyImpact } from '../noteValues.ts';
import type { Values } from '../noteValues.ts';

/** A Saturday. */
const DAY = '2026-11-28';
const read = (words: string, people: readonly string[] = []) => readValues(words, { day: DAY, people });

const EUR = (amount: number, more: object = {}) => ({ amount, currency: 'EUR', ...more });

describe('money', () => {
  test.each<[string, Values['money']]>([
    ['That costs us 1.200,50 € a month.', EUR(1200.5, { per: 'month' })],
    ['$1,200.50 were gone.', { amount: 1200.5, currency: 'USD' }],
    ['We set aside 20k.', { amount: 20_000, currency: null }],
    ['Roughly 180,000 euros a year in labour alone', EUR(180_000, { per: 'year' })],
    ['£3.5m, all in', { amount: 3_500_000, currency: 'GBP' }],
    ['$20-30k a month', { amount: 20_000, to: 30_000, currency: 'USD', per: 'month' }],
    ['between 40 and 60k a year', { amount: 40_000, to: 60_000, currency: null, per: 'year' }],
    ['a hundred and fifty thousand pounds in overtime per year', { amount: 150_000, currency: 'GBP', per: 'year' }],
    ['half a million dollars', { amount: 500_000, currency: 'USD' }],
    ['Each week we lose 2,000 euros.', EUR(2000, { per: 'week' })],
    ['It takes a week and costs 2,000 euros.', EUR(2000)],
    ['a fine of C$9,000', { amount: 9000, currency: 'CAD' }],
    ['Offene Posten 118 T€', EUR(118_000)],
    ['1,5 Mio. € im Jahr', EUR(1_500_000, { per: 'year' })],
    ['zwanzigtausend Euro pro Jahr', EUR(20_000, { per: 'year' })],
    ['eine halbe Million Euro', EUR(500_000)],
    ["CHF 15'000 im Monat", { amount: 15_000, currency: 'CHF', per: 'month' }],
    ['fünfundzwanzigtausend Franken', { amount: 25_000, currency: 'CHF' }],
    ['4.000 €/Monat', EUR(4000, { per: 'month' })],
    ['Im Jahr 2025 waren es 40.000 Euro.', EUR(40_000)],
    ['1 200 € par mois', EUR(1200, { per: 'month' })],
    ['deux cent mille euros par an', EUR(200_000, { per: 'year' })],
    ['quatre-vingt-dix mille euros', EUR(90_000)],
    ['un coût annuel de 40 k€', EUR(40_000, { per: 'year' })],
    ['1,2 million d’euros', EUR(1_200_000)],
    ['veinte mil euros al año', EUR(20_000, { per: 'year' })],
    ['entre 40 y 60 mil euros al año', EUR(40_000, { to: 60_000, per: 'year' })],
    ['sesenta y cuatro mil euros', EUR(64_000)],
    ['medio millón de euros al año', EUR(500_000, { per: 'year' })],
    ['500 pesos', { amount: 500, currency: null }],
    ['3.000 euros al mes, o sea 36.000 euros al año', EUR(36_000, { per: 'year' })],
    ['40,000 euros, I mean it, 40,000 euros', EUR(40_000)],
  ])('%s', (words, money) => {
    expect(read(words).money).toEqual(money);
  });

  test.each([
    ['a count', '20k tickets a year'],
    ['a number in two readings', '1.250 Mio. €'],
    ['a number in no reading', '1.20.3 €'],
    ['two sums', 'It was 4,000 euros here and 9,000 euros there.'],
    ['a number without currency', 'We pay 2.5 million.'],
    ['a company', 'Mars Foods orders on paper.'],
  ])('leaves out %s', (_name, words) => {
    expect(read(words).money).toBeUndefined();
  });
});

describe('percentages', () => {
  test.each([
    ['We lose 30 % of them.', 30],
    ['2.5 percent', 2.5],
    ['Zwanzig Prozent der Teile', 20],
    ['12,5 pour cent', 12.5],
    ['un 15 por ciento', 15],
    ['from 5 % to 5 %', 5],
  ])('%s', (words, percent) => {
    expect(read(words).percent).toBe(percent);
  });

  test.each(['15 to 20 %', 'from 20 % down to 5 %', 'a third of them'])('leaves out %s', (words) => {
    expect(read(words).percent).toBeUndefined();
  });
});

describe('lengths of time', () => {
  test.each<[string, Values['duration']]>([
    ['half a day a week', { days: 0.5, per: 'week' }],
    ['It takes 4 days.', { days: 4 }],
    ['an hour a day', { days: 0.125, per: 'day' }],
    ['two and a half days', { days: 2.5 }],
    ['30 minutes', { days: 0.0625 }],
    ['Es dauert vier Tage.', { days: 4 }],
    ['zweieinhalb Stunden am Tag', { days: 0.3125, per: 'day' }],
    ['eine Stunde pro Woche', { days: 0.125, per: 'week' }],
    ['neun Wochen', { days: 63 }],
    ['une demi-journée par semaine', { days: 0.5, per: 'week' }],
    ['deux heures et demie', { days: 0.3125 }],
    ['dos horas al día', { days: 0.25, per: 'day' }],
    ['medio día a la semana', { days: 0.5, per: 'week' }],
    ['cada semana tres días', { days: 3, per: 'week' }],
    ['jede Woche neun Monate', { days: 270 }],
  ])('%s', (words, duration) => {
    expect(read(words).duration).toEqual(duration);
  });

  test.each([
    'three weeks ago',
    'between two and three days',
    '2 days here, 3 weeks there',
    'a day',
    'seit zwei Jahren',
  ])('leaves out %s', (words) => {
    expect(read(words).duration).toBeUndefined();
  });
});

describe('days, from the day of the source', () => {
  test.each([
    ['due 2026-12-15', '2026-12-15'],
    ['by the end of Q3', '2027-09-30'],
    ['Q3', '2027-09-30'],
    ['mid Q1 2027', '2027-02-15'],
    ['in the third quarter', '2027-09-30'],
    ['in the fourth quarter of 2027', '2027-12-31'],
    ['by 25/03', '2027-03-25'],
    ['12/15/2026', '2026-12-15'],
    ['on 3/3', '2027-03-03'],
    ['The hull arrives on 4 May.', '2027-05-04'],
    ['May the 4th', '2027-05-04'],
    ['December 1st, 2027', '2027-12-01'],
    ['We may sign in May.', '2027-05-31'],
    ['before March', '2027-02-28'],
    ['before January', '2026-12-31'],
    ['on Friday', '2026-12-04'],
    ['on Saturday', '2026-12-05'],
    ['tomorrow', '2026-11-29'],
    ['today', DAY],
    ['the day after tomorrow', '2026-11-30'],
    ['end of next week', '2026-12-04'],
    ['by the end of the week', '2026-11-27'],
    ['next month', '2026-12-31'],
    ['at the end of the month', '2026-11-30'],
    ['by year-end', '2026-12-31'],
    ['in three months', '2027-02-28'],
    ['in 10 days', '2026-12-08'],
    ['week 14', '2027-04-09'],
    ['nächsten Freitag', '2026-12-04'],
    ['ab 1.1. nimmt die Kasse nur noch Digitales', '2027-01-01'],
    ['Eröffnung 24.10., Presse kommt', '2027-10-24'],
    ['3.5.2027', '2027-05-03'],
    ['1.2.27', '2027-02-01'],
    ['am 3. Mai', '2027-05-03'],
    ['Ende Juni 2027', '2027-06-30'],
    ['Anfang Q2', '2027-04-01'],
    ['Anfang März', '2027-03-01'],
    ['KW 14', '2027-04-09'],
    ['in zwei Wochen', '2026-12-12'],
    ['übermorgen', '2026-11-30'],
    ['morgen früh', '2026-11-29'],
    ['fin mars', '2027-03-31'],
    ['mi-mars', '2027-03-15'],
    ['le 15 mars', '2027-03-15'],
    ['avant fin juin', '2027-06-30'],
    ["d'ici vendredi", '2026-12-04'],
    ['lundi prochain', '2026-11-30'],
    ['dans deux semaines', '2026-12-12'],
    ["d'ici un mois", '2026-12-28'],
    ["fin de l'année", '2026-12-31'],
    ['el 31 de enero de 2027', '2027-01-31'],
    ['a finales de junio', '2027-06-30'],
    ['antes del viernes', '2026-12-04'],
    ['mañana firmamos', '2026-11-29'],
    ['el viernes que viene', '2026-12-04'],
    ['enero de 2028', '2028-01-31'],
    ['We signed on 3 May 2025.', '2025-05-03'],
  ])('%s', (words, date) => {
    expect(read(words).date).toBe(date);
  });

  test.each([
    '03/04',
    'by 03/04',
    'by March',
    'bis März',
    'In November we had two recalls.',
    'los viernes',
    'jeden Morgen',
    'por la mañana',
    'we answer in two days on average',
    'in half a week',
    '24/7',
    'version 1.2.3',
    'on 31 June',
    'between 3 May and 9 May',
  ])('leaves out %s', (words) => {
    expect(read(words).date).toBeUndefined();
  });

  test('reads no days without the day of the source', () => {
    expect(readValues('on 4 May, 20k')).toEqual({ money: { amount: 20_000, currency: null } });
  });
});

describe('people', () => {
  const PEOPLE = ['Ada Brandt', 'Mia Brandt', 'Jo Li'];

  test.each([
    ['Ada signs, after Jo Li has read it.', ['Ada Brandt', 'Jo Li']],
    ['Brandt signs.', []],
    ['Adamant, that is what they are.', []],
    ['Mrs. Holm signs, and Mr Ek.', ['Holm', 'Ek']],
    ['Our CFO Ida Holm', ['Ida Holm']],
    ['Frau Dr. Holm und Herr van den Ek', ['Holm', 'van den Ek']],
    ['Mme Holm valide tout.', ['Holm']],
    ['La Sra. Holm y don Luis', ['Holm', 'Luis']],
    ['Mrs Mia Brandt', ['Mia Brandt']],
  ])('%s', (words, people) => {
    expect(read(words, PEOPLE).people ?? []).toEqual(people);
  });

  test('ignores a blank name', () => {
    expect(read('Nobody signs.', [' '])).toEqual({});
  });
});

describe('the yearly impact of a pain', () => {
  test.each([
    ['180,000 euros a year', 'EUR', { low: null, likely: 180_000, high: null }],
    ['2,000 euros a week', 'EUR', { low: null, likely: 104_000, high: null }],
    ['40 to 60k a year', 'EUR', { low: 40_000, likely: 50_000, high: 60_000 }],
    ['180,000 euros a year', null, { low: null, likely: 180_000, high: null }],
    ['180,000 dollars a year', 'EUR', undefined],
    ['a fine of 9,000 euros', 'EUR', undefined],
    ['nothing at all', 'EUR', undefined],
  ])('%s in %s', (words, currency, impact) => {
    expect(yearlyImpact(read(words), currency)).toEqual(impact);
  });
});

test('a due day is not past', () => {
  expect(dueDay(read('on 4 May 2027'), DAY)).toBe('2027-05-04');
  expect(dueDay(read('on 4 May 2025'), DAY)).toBeUndefined();
  expect(dueDay(read('some day'), DAY)).toBeUndefined();
});

test('reads a hostile sentence in milliseconds', () => {
  const parts = [
    '1 ',
    'hundert',
    'a ',
    '1.000',
    'am 1. ',
    'Mr ',
    'fin de ',
    'zwei ',
    'und',
    '€',
    '1-',
    'in 1 ',
    'am Montag ',
  ];
  for (const part of parts) read(part.repeat(2000));
  const before = performance.now();
  for (const part of parts) read(part.repeat(2000));
  expect(performance.now() - before).toBeLessThan(1000);
});
