import { createHash } from 'node:crypto';
import { readSource } from 'c/noteSources';
import { findQuote, isHash, normalizeText, placeText, quoteFinder, redact, sourceHash } from 'c/sourceQuotes';

const KNOWN = {
  contacts: [{ name: 'Lena Brandt', email: 'lena@halden.example' }],
  users: [{ name: 'Tom Reyes' }],
  companies: [],
  products: [],
};

const VTT = `WEBVTT

00:12:36.000 --> 00:12:40.000
<v Tom Reyes>Our platform is the best in the market.</v>

00:12:41.200 --> 00:12:44.000
<v Lena Brandt>We do not have a problem with the price, but we lose</v>

00:12:44.000 --> 00:12:47.000
<v Lena Brandt>20 % of the orders &amp; nobody knows why. It&apos;s “painful”.</v>
`;
const source = readSource(VTT, KNOWN);
const at = (words: string, place: string | null = null, speaker: string | null = null) =>
  findQuote(source, { words, place, speaker });

test('a customer’s words are found with the place of their first sentence, across two cues', () => {
  expect(at('but we lose 20 % of the orders & nobody knows why')).toEqual({
    place: { line: 7, seconds: 761.2 },
    speaker: 'Lena Brandt',
    side: 'customer',
  });
  expect(at('we  lose\n20 % of the orders &amp; nobody knows why.', '12:41', 'lena brandt')).not.toBeNull();
  expect(at("It's “painful”", '12:44')).not.toBeNull();
  expect(at('It’s "painful".')).not.toBeNull();
  expect(at('nobody knows why. It’s painful')).toBeNull();
});

test.each([
  ['the seller’s words', 'Our platform is the best in the market.'],
  ['a negation that was cut off before', 'have a problem with the price'],
  ['a negation that was cut off after', 'knows why'],
  ['another word', 'but we lose 30 % of the orders'],
  ['another case', 'But we lose 20 % of the orders'],
  ['part of a word', 'we lose 20 % of the order'],
  ['part of a figure', '0 % of the orders'],
  ['nothing', ' … '],
])('%s is refused', (_, words) => {
  expect(at(words)).toBeNull();
});

test('the right words at another place or by another speaker are refused', () => {
  expect(at('nobody knows why', '12:44')).toBeNull();
  expect(at('nobody knows why', '12:41')).not.toBeNull();
  expect(at('nobody knows why', null, 'Tom Reyes')).toBeNull();
});

const spoken = (...sentences: string[]) =>
  quoteFinder({
    format: 'notes',
    turns: [
      {
        speaker: null,
        side: 'customer',
        label: null,
        sentences: sentences.map((text, index) => ({ text, place: { line: index + 1, seconds: null } })),
      },
    ],
  });
const isQuote = (sentence: string, words: string): boolean =>
  spoken(sentence)({ words, place: null, speaker: null }) !== null;

test.each([
  ['I do not think we lose orders.', 'we lose orders'],
  ['We don’t lose orders.', 'lose orders'],
  ['We dont lose orders.', 'lose orders'],
  ['Wir verlieren die Aufträge nicht.', 'Wir verlieren die Aufträge'],
  ['Wir haben keine Probleme mit dem Preis.', 'Probleme mit dem Preis'],
  ['Nous n’avons pas de problème.', 'de problème'],
  ['Nous n’avons guère perdu.', 'perdu'],
  ['No perdemos pedidos.', 'perdemos pedidos'],
  ['We have lost orders, not.', 'We have lost orders'],
  ['It is non-critical.', 'critical'],
  ['It is -5 degrees.', '5 degrees'],
  ['It costs 1,200 a week.', '200 a week'],
  ['It costs 20% a week.', 'It costs 20'],
  ['It costs $200 a week.', '200 a week'],
])('of `%s` it is no quote: `%s`', (sentence, words) => {
  expect(isQuote(sentence, words)).toBe(false);
});

test.each([
  ['Price is not the issue; we lose orders.', 'we lose orders'],
  ['Der Preis ist nicht das Thema, sondern wir verlieren Aufträge.', 'wir verlieren Aufträge'],
  ['We lose orders but not customers.', 'We lose orders'],
  ['We do not lose orders.', 'We do not lose orders!'],
  ['She said « on perd tout » again.', '«on perd tout»'],
  ['We lose a cus\u00ADtomer a week.', 'a customer a week'],
  ['It is -5 degrees.', '-5 degrees'],
])('of `%s` it is one: `%s`', (sentence, words) => {
  expect(isQuote(sentence, words)).toBe(true);
});

test('a word that a text repeats endlessly is looked for in bounded time', () => {
  const find = spoken('no way '.repeat(200_000));
  expect(find({ words: 'way', place: null, speaker: null })).toBeNull();
});

test('a place is written as time or line', () => {
  expect(placeText({ line: 9, seconds: 761.9 })).toBe('12:41');
  expect(placeText({ line: 9, seconds: 3661 })).toBe('1:01:01');
  expect(placeText({ line: 9, seconds: null })).toBe('line 9');
});

test('the normalisation folds what tools change, and keeps case and words', () => {
  expect(normalizeText('\uFEFF A &quot;B&#39;s&quot;\r\n « c »&#x20AC; &unknown; e\u0301 &#0;')).toBe(
    'A "B\'s" "c"€ &unknown; é &#0;',
  );
});

test('the hash is SHA-256 of the normalised text in UTF-8', () => {
  const long = 'Größe 😀 '.repeat(1000).trim();
  const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  for (const text of ['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), long]) {
    expect(sourceHash(text)).toBe(sha(text));
  }
  expect(sourceHash('a\uD800b')).toBe(sha('a\uFFFDb'));
  expect(sourceHash(' “a”\r\n b ')).toBe(sha('"a" b'));
  expect(isHash(sourceHash('a'))).toBe(true);
  expect(isHash('abc')).toBe(false);
});

test.each([
  ['Write to lena.brandt+x@mail.halden.example.', 'Write to [e-mail].'],
  ['Call +49 (0)30 1234-5678 now', 'Call [phone] now'],
  ['Call 0049 30 12345678.', 'Call [phone].'],
  ['my mobile is 555 0132', 'my mobile is [phone]'],
  ['Tel.: 612 345 678', 'Tel.: [phone]'],
  ['030 12345678 or 01.23.45.67.89', '[phone] or [phone]'],
  ['(415) 555-0132, 415-555-0132', '[phone], [phone]'],
  ['612 34 56 78', '[phone]'],
  ['card 4111 1111 1111 1111 please', 'card [card] please'],
  ['IBAN DE89 3704 0044 0532 0130 00 OK', 'IBAN [iban] OK'],
  ['GB82WEST12345698765432', '[iban]'],
  ['llámame al 612 345 678', 'llámame al [phone]'],
  ['Rufen Sie mich unter 612 345 678 an', 'Rufen Sie mich unter [phone] an'],
  ['you can call me on 612 345 678', 'you can call me on [phone]'],
  ['sort code 20-00-00, account number 55779911', 'sort code [account], account number [account]'],
  ['20-00-00 55779911', '[account] [account]'],
  ['Our bank account number is 55779911.', 'Our bank account number is [account].'],
  ['write kim (at) firm dot com', 'write [e-mail]'],
  ['kim.park at firm dot co dot uk please', '[e-mail] please'],
  ['kim [at] firm.com, ana (arroba) firma punto es', '[e-mail], [e-mail]'],
])('`%s` is written as `%s`', (text, written) => {
  expect(redact(text)).toBe(written);
});

test.each([
  'Since 2019 we lose 1.250.000 € in 12 plants, 2019-2024.',
  'It costs 612 345 678 a year, or 0.123456789 of sales.',
  'Order 4111111111111111 and order no. 0123456789 are late.',
  'Rechnung Nr. 030 12345678 is open, ticket #0171 1234567 too.',
  'On 01.02.2026 14:30, 05/06/2026 12:30 and 2026-11-28 10:15.',
  'Part 4111 1111 1111 1112, version 10.20.30.40.',
  'GB82WEST12345698765431 is no account, XX12 neither.',
  '0000 0000 0000 0000 and 4444 4444 4444 4444',
  'between 10 000 and 25 000 orders, 80-90 % of 1,200,300.50',
  'From 0800 to 1700, @home, a@b',
  'On 12-05-26 we sent order 12345678 to account number 55779911.',
  'On 20-10-26, 12345678 orders were open.',
  'We saw it at firm.com (at noon) and look at each dot on the map.',
  'They call on 2026-11-28 10:15 about 612 345 678 euros.',
])('`%s` stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('a text of a million signs is redacted in bounded time', () => {
  for (const text of ['a'.repeat(1_000_000), '1'.repeat(1_000_000), '1 '.repeat(500_000), 'a.b@'.repeat(250_000)]) {
    expect(redact(text).length).toBeGreaterThan(0);
  }
});
