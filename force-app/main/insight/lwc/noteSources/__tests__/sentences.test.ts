import { readSource } from '../noteSources.ts';
import { sentenceRanges } from '../sentences.ts';
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
