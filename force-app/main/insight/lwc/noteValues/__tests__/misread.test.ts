import { readValues } from '../noteValues.ts';
import type { Values } from '../noteValues.ts';

const DAY = '2026-11-28';
const read = (words: string, asked = '') => readValues(words, { day: DAY, asked });
const EUR = (amount: number, more: object = {}) => ({ amount, currency: 'EUR', ...more });

describe('a total of a past year is no yearly sum', () => {
  test.each([
    'The stoppages cost us €300,000 last year.',
    'Die Ausfälle haben letztes Jahr 300.000 Euro gekostet.',
    "Les arrêts nous ont coûté 300 000 € l'an dernier.",
    "300 000 € l'année dernière",
    'El año pasado perdimos 300.000 euros.',
    'We spent €300,000 a year ago.',
  ])('%s', (words) => {
    expect(read(words).money).toEqual(EUR(300_000));
  });
});

describe('a share of a sum', () => {
  test.each<[string, Values['money']]>([
    ['10 percent of 40,000 a year', { amount: 4000, currency: null, per: 'year' }],
    ['We write off ten percent of 40,000 euros a year.', EUR(4000, { per: 'year' })],
    ['10 Prozent von 40.000 Euro im Jahr', EUR(4000, { per: 'year' })],
    ['10 bis 15 % von unseren 40.000 Euro pro Jahr', EUR(4000, { to: 6000, per: 'year' })],
    ['10 % de nos 40 000 € par an', EUR(4000, { per: 'year' })],
    ['el 10 por ciento de 40.000 euros al año', EUR(4000, { per: 'year' })],
    ['5 % of €40-60k', EUR(2000, { to: 3000 })],
    ['10 percent of orders cost 40,000 euros', EUR(40_000)],
    ['10 percent of 40,000 tickets a year', undefined],
  ])('%s', (words, money) => {
    expect(read(words).money).toEqual(money);
  });
});

describe('today is a due day only where something is due', () => {
  test.each([
    'We must have the list by today.',
    'The form is due today.',
    'Wir brauchen das Muster bis heute.',
    "Il faut le plan avant aujourd'hui.",
    'Lo quieren para hoy.',
    'Heute noch.',
    'Later today',
    "Aujourd'hui.",
    'Hoy mismo.',
  ])('%s', (words) => {
    expect(read(words).date).toBe(DAY);
  });

  test.each([
    'Today, we print every label by hand.',
    'Heute drucken wir jedes Etikett von Hand.',
    "Aujourd'hui, on imprime chaque étiquette.",
    'Hoy imprimimos cada etiqueta a mano.',
    'Bis heute weiß das niemand.',
    "By today's rules we scan twice.",
  ])('%s', (words) => {
    expect(read(words).date).toBeUndefined();
  });

  test.each([
    ['When do you sign?', 'We do that today.'],
    ['Wann entscheidet ihr?', 'Das machen wir heute.'],
    ['Vous signez quand ?', "On le fait aujourd'hui."],
    ['¿Cuándo firman?', 'Lo hacemos hoy.'],
  ])('in reply to %s', (asked, words) => {
    expect(read(words, asked).date).toBe(DAY);
    expect(read(words, 'How do you print?').date).toBeUndefined();
  });
});

describe('quarters of an hour and hours with minutes', () => {
  test.each([
    ['a quarter of an hour', 15],
    ['It takes three quarters of an hour.', 45],
    ['eine Viertelstunde', 15],
    ['eine Dreiviertelstunde', 45],
    ["un quart d'heure", 15],
    ["trois quarts d'heure", 45],
    ['un cuarto de hora', 15],
    ['1h30', 90],
    ['1 h 30 de saisie', 90],
    ['une réunion de 1h30', 90],
    ['1:30 hours', 90],
    ['an hour and 20 minutes', 80],
    ['1 Stunde und 30 Minuten', 90],
    ['une heure et demie', 90],
    ['two hours and a half', 150],
    ['an hour and a half', 90],
    ['half an hour', 30],
    ['a half hour', 30],
    ['anderthalb Stunden', 90],
    ['media hora', 30],
    ['hora y media', 90],
    ['dos horas y media', 150],
    ['une heure et quart', 75],
    ['an hour and three quarters', 105],
  ])('%s', (words, minutes) => {
    expect(read(words).duration?.days).toBeCloseTo(minutes / 480, 3);
  });

  test('recur', () => {
    expect(read("un quart d'heure par jour").duration).toEqual({ days: 0.0313, per: 'day' });
  });

  test.each(['The van leaves at 9h30.', 'On ouvre à 14h30', 'ouvert de 9h30 à midi', 'um 14:30 Uhr'])(
    '%s is a time of day',
    (words) => {
      expect(read(words).duration).toBeUndefined();
    },
  );
});

describe('in six days', () => {
  test.each([
    'We decide in six days.',
    'They will close the ticket in six days.',
    'Wir entscheiden in sechs Tagen.',
    'In sechs Tagen wird unterschrieben.',
    'On signe dans six jours.',
    'Decidimos en seis días.',
    'dentro de seis días',
  ])('%s is when something is due', (words) => {
    expect(read(words)).toEqual({ date: '2026-12-04' });
  });

  test.each([
    'They close a ticket in six days.',
    'Parts are repaired in six days.',
    'Das ist in sechs Tagen erledigt.',
    'Erledigt in sechs Tagen.',
    'Sie schließen ein Ticket in sechs Tagen.',
    'Ils règlent un dossier en six jours.',
    'Ils traitent un dossier sous six jours.',
    'Cierran un caso en seis días.',
    'Hecho en seis días.',
    'They ship in six days on average.',
  ])('%s is how long it takes', (words) => {
    expect(read(words)).toEqual({ duration: { days: 6 } });
  });
});

describe('people with their office in full', () => {
  test.each([
    'our managing director, Birte Moos',
    'Birte Moos, managing director, signs.',
    'Birte Moos, our head of purchasing',
    'Yesterday Birte Moos (chief financial officer) called.',
    'Geschäftsführerin Birte Moos',
    'Birte Moos, Leiterin Einkauf',
    'unsere kaufmännische Leiterin, Birte Moos',
    'la directrice générale, Birte Moos',
    'Birte Moos, directrice des achats',
    'la directora financiera, Birte Moos',
    'Birte Moos, jefa de compras',
  ])('%s', (words) => {
    expect(read(words).people).toEqual(['Birte Moos']);
  });

  test.each(['Leiter Einkauf und Technik', 'The Company, owner of it all', 'Our managing director decides.'])(
    '%s names nobody',
    (words) => {
      expect(read(words).people).toBeUndefined();
    },
  );
});
