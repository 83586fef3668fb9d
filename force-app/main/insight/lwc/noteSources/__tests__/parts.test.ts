import { readSource } from '../noteSources.ts';
import { nameShape, readName } from '../names.ts';
import { sentenceRanges } from '../sentences.ts';
import { cueTimes, timeAtEnd, timeAtStart } from '../times.ts';
import { NOBODY } from './cases/shown.ts';

const cut = (text: string): string[] => sentenceRanges(text).map(([start, end]) => text.slice(start, end));

test.each([
  ['Mr. Hart pays approx. 20 k a year. He signs.', ['Mr. Hart pays approx. 20 k a year.', 'He signs.']],
  [
    'It is done by hand, e.g. on Mondays. J. R. Hart said so.',
    ['It is done by hand, e.g. on Mondays.', 'J. R. Hart said so.'],
  ],
  [
    'Das ist z. B. am 4. März so. Bis zum 1. Juli ca. 12.000 €.',
    ['Das ist z. B. am 4. März so.', 'Bis zum 1. Juli ca. 12.000 €.'],
  ],
  ['Listen, Zettel usw. Dann tippt sie alles ab.', ['Listen, Zettel usw.', 'Dann tippt sie alles ab.']],
  [
    'Env. 2 300 € par mois, p. ex. en janv. 2025. Mme Oury signe.',
    ['Env. 2 300 € par mois, p. ex. en janv. 2025.', 'Mme Oury signe.'],
  ],
  ['La Sra. Lago y el Dr. Vidal. ¿Cuándo? ¡Ya!', ['La Sra. Lago y el Dr. Vidal.', '¿Cuándo?', '¡Ya!']],
  ['We wait… and wait. Then... Nothing happens?! Yes.', ['We wait… and wait.', 'Then...', 'Nothing happens?!', 'Yes.']],
  ['Elle dit « c’est arrêté. » Puis rien.', ['Elle dit « c’est arrêté. »', 'Puis rien.']],
  ['Version 2.5 on acme.com runs .NET. Fine', ['Version 2.5 on acme.com runs .NET.', 'Fine']],
  ['what is the budget? we have 20k', ['what is the budget?', 'we have 20k']],
  ['“Where is it?” she asked. “Gone.”', ['“Where is it?” she asked.', '“Gone.”']],
  ['In Kassel, 2024. Der Versicherer zahlt.', ['In Kassel, 2024.', 'Der Versicherer zahlt.']],
  ['我们丢失订单。没人知道为什么？', ['我们丢失订单。', '没人知道为什么？']],
  ['نخسر طلبين. لماذا؟ لا أحد يعرف.', ['نخسر طلبين.', 'لماذا؟', 'لا أحد يعرف.']],
  ['→ … 🙂', []],
])('%s', (text, sentences) => {
  expect(cut(text)).toEqual(sentences);
});

test('a text without punctuation is cut at spaces, a word without spaces anywhere but within a character', () => {
  const words = cut('word '.repeat(1000).trim());
  expect(words.length).toBeGreaterThan(3);
  expect(words.every((one) => one.length <= 1200 && one.startsWith('word') && one.endsWith('word'))).toBe(true);
  expect(cut(`a${'😀'.repeat(2000)}b`).join('')).toBe(`a${'😀'.repeat(2000)}b`);
  expect(cut(`a${'😀'.repeat(2000)}b`).every((one) => !/^[\uDC00-\uDFFF]/.test(one))).toBe(true);
});

test.each([
  ['text without letters', '→ … \n\n - \n'],
  ['nothing', ''],
])('%s gives no turns', (_, text) => {
  expect(readSource(text, NOBODY)).toEqual({ format: 'notes', turns: [] });
});

test('entities are decoded once, impossible ones stay', () => {
  const { turns } = readSource('R&amp;D &amp;lt; &#39;sales&#x27; &nosuch; &#x110000; &#55296;', NOBODY);
  expect(turns[0]?.sentences[0]?.text).toBe("R&D &lt; 'sales' &nosuch; &#x110000; &#55296;");
});

test.each([
  ['0:15 rest', 15],
  ['[1:02:03] rest', 3723],
  ['(00:02,5) rest', 2.5],
  ['00:15) rest', null],
  ['[00:15 rest', null],
  ['at 00:15', null],
])('the time at the beginning of `%s`', (text, seconds) => {
  expect(timeAtStart(text)?.seconds ?? null).toBe(seconds);
});

test.each([
  ['Ada King  0:15', 15, 'Ada King'],
  ['Ada King (1:02:03)', 3723, 'Ada King'],
  ['Ada King | 0:15', 15, 'Ada King'],
  ['Ada King, 0:15', 15, 'Ada King'],
  ['0:15', null, undefined],
  [`${'a'.repeat(160)} 0:15`, null, undefined],
])('the time at the end of `%s`', (text, seconds, rest) => {
  expect(timeAtEnd(text)?.seconds ?? null).toBe(seconds);
  expect(timeAtEnd(text)?.rest).toBe(rest);
});

test.each([
  ['00:00:03.120 --> 00:00:07.400', { seconds: 3.12, ends: 7.4 }],
  ['00:00:03.120 --> 00:00:07.400 align:start', { seconds: 3.12, ends: 7.4 }],
  ['0:0:29.20 --> 0:0:33.490', { seconds: 29.2, ends: 33.49 }],
  ['00:09 --> 00:07', { seconds: 9, ends: undefined }],
  ['00:09 --> 7', { seconds: 9, ends: undefined }],
  ['--> 3', null],
  ['00:03 --> later', null],
  ['we print --> the list', null],
])('start and end of the cue `%s`', (line, times) => {
  expect(cueTimes(line)).toEqual(times);
});

test.each([
  [
    'WEBVTT\n\n00:01.000 --> 00:03.000\nAda: It is\n\n00:03.000 --> 00:05.500\nslow.\n\n00:06.000 --> 00:07.000\nBo: Why?',
    [5.5, 7],
  ],
  ['WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>It is slow.</v>', [3]],
  ['Ada  0:15\nIt is slow.\n\nBo  0:20\nWhy is it so?', [undefined, undefined]],
  ['[{"speaker_name":"Ada","text":"It is slow.","start_time":1.5,"end_time":4}]', [4]],
  ['[{"speaker_name":"Ada","text":"It is slow.","start_time":1.5,"end_time":1}]', [undefined]],
  ['[{"speaker_name":"Ada","text":"It is slow.","start_time":1.5}]', [undefined]],
])('a turn ends where its last cue ends, and has no end where the source has none: %j', (text, ends) => {
  expect(readSource(text, NOBODY).turns.map((turn) => turn.ends)).toEqual(ends);
});

test.each([
  ['Dr. Ada King', 'sure'],
  ['van der Heuvel', 'sure'],
  ['DE LA ROCHE', 'sure'],
  ['Jean-Luc d’Arc', 'sure'],
  ['J. R. Hart', 'sure'],
  ['王小明', 'single'],
  ['Ada', 'single'],
  ['speaker 1', 'loose'],
  ['The problem', null],
  ['Der Grund', null],
  ['Fine. Then we', null],
  ['one two three four five', null],
  ['A1 !', null],
])('the shape of the name `%s`', (name, shape) => {
  expect(nameShape(name)).toBe(shape);
});

test.each([
  ['Ada King (Acme)', 'Ada King', 'Acme'],
  ['Ada King – Acme', 'Ada King', 'Acme'],
  ['Ada King, CFO of Acme', 'Ada King', 'CFO of Acme'],
  ['Ada King, Acme GmbH', 'Ada King', 'Acme GmbH'],
  ['King, Ada', 'King, Ada', ''],
  ['Ada King, Lovelace', 'Ada King, Lovelace', 'Lovelace'],
  ['(Acme)', '(Acme)', ''],
])('the name in `%s`', (raw, name, note) => {
  expect(readName(raw)).toEqual({ name, note, email: null });
});

test('addresses alone, and what names nobody', () => {
  expect(readName('<ada@king.example>')).toEqual({ name: 'ada@king.example', note: '', email: 'ada@king.example' });
  expect(['', '12:30', '—', 'a'.repeat(90), 'a'.repeat(200)].map(readName)).toEqual([null, null, null, null, null]);
});
