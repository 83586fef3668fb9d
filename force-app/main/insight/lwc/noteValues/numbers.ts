/** Numbers as people write and say them, in English, German, French and Spanish. */

/** `1.200,50`, `1,200.50`, `1 200`, `1'200`, `1,5`, `20`. */
const DIGITS = String.raw`\d{1,3}(?:[., ']\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?`;

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16',
    'seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000',
    'zwei:2 drei:3 vier:4 funf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwolf:12 dreizehn:13 vierzehn:14 funfzehn:15 sechzehn:16',
    'siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreissig:30 vierzig:40 funfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 hundert:100',
    'tausend:1000 anderthalb:1.5 eineinhalb:1.5 zweieinhalb:2.5 dreieinhalb:3.5 viereinhalb:4.5 deux:2 trois:3 quatre:4 cinq:5 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12',
    'treize:13 quatorze:14 quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 cent:100 cents:100 mille:1000',
    'dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 veinte:20 treinta:30',
    'cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 doscientos:200 trescientos:300 cuatrocientos:400',
    'quinientos:500 seiscientos:600 setecientos:700 ochocientos:800 novecientos:900 mil:1000 septante:70 huitante:80 nonante:90',
  ]
    .flatMap((line) => line.split(' ').map((pair) => pair.split(':') as [string, string]))
    .map(([word, value]) => [word, Number(value)]),
);
/** Parts of a German number in one word, longer ones first: `zweihundertfunfzig`. */
const GERMAN_PARTS =
  /dreizehn|vierzehn|funfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|zehn|zwolf|elf|zwei|drei|vier|funf|sechs|sieben|acht|neun|ein|und/g;
const GERMAN_NUMBER = new RegExp(`^(?:${GERMAN_PARTS.source})+$`);
const HALF =
  /(?<![a-z])(?:half an?|(?:a )?half(?=[ -](?:hour|day)(?![a-z]))|(?<=and )a half|eine[nmrs]? halbe[nrs]?|ein halbe[rs]|halbe[rns]?|une? demi(?:e|-|(?= ))|demi(?=-)|medi[oa])(?![a-z])[ -]?/g;

/** A number in digits, after `withDigits`. */
export const NUMBER = `(?:${DIGITS})`;

/** A single separator with three digits after it groups them (`1.200`, `1,200`), otherwise it is a decimal one; null for `1.20.3`. */
export function numberOf(digits: string): number | null {
  const bare = digits.replace(/[ ']/g, '');
  const marks = bare.match(/[.,]/g) ?? [];
  if (marks.length === 0) return Number(bare);
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (new Set(marks).size === 2) return Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(bare)) return Number(bare.replace(/[.,]/g, ''));
  return marks.length > 1 ? null : Number(bare.replace(',', '.'));
}

/** What a word is worth as a number: the parts of a German one, each worth something or joining (0). Undefined for other words. */
function partsOf(word: string): readonly number[] | undefined {
  const value = WORDS[word];
  if (value !== undefined) return [value];
  const isGerman = /zig|ssig|zehn|hundert|tausend/.test(word) && !word.startsWith('und') && GERMAN_NUMBER.test(word);
  if (!isGerman) return undefined;
  return (word.match(GERMAN_PARTS) ?? []).map((part) => WORDS[part] ?? (part === 'ein' ? 1 : 0));
}

/** A spoken number that is being read: `sum` thousands and above, `group` below. */
interface Open {
  sum: number;
  group: number;
  last: number;
}

function add(open: Open, value: number, word: string): void {
  if (value === 1000) {
    open.sum += (open.group || 1) * 1000;
    open.group = 0;
  } else if (value === 100) open.group = (open.group || 1) * 100;
  else if (word.startsWith('vingt') && open.group % 100 === 4) open.group += 76;
  else open.group += value;
  open.last = value;
}

/** Words that join two of a number: `and` after a hundred or a thousand, `y` after tens; `two and three` are two numbers. */
function joins(word: string, last: number): boolean {
  return word === 'and' ? last === 100 || last === 1000 : word === 'y' && last % 10 === 0;
}

/**
 * A `plainOf` text with spoken numbers in digits: `zwanzigtausend euro`, `a hundred and fifty`, `half a day` become `20000 euro`,
 * `a 150`, `0.5 day`. Words after digits stay, since they scale them (`40 mil`), so does `cent` of `pour cent`.
 */
export function withDigits(plain: string): string {
  const halved = plain.replace(HALF, '0.5 ');
  const words = halved.match(/[a-z]+|[^a-z]+/g) ?? [];
  const result: string[] = [];
  let open: Open | undefined;
  const close = (): void => {
    if (open) result.push(String(open.sum + open.group));
    open = undefined;
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    const before = words[index - 1] ?? '';
    const parts = /[a-z]/.test(word) ? partsOf(word) : undefined;
    const isScale = !open && (/\d[ -]?$/.test(before) || /^(?:pour|por|per)$/.test(words[index - 2] ?? ''));
    if (parts && !isScale) {
      open ??= { sum: 0, group: 0, last: 0 };
      for (const value of parts) add(open, value, word);
    } else if (!open) result.push(word);
    else if (!(/^[ -]$/.test(word) && continues(words, index, open.last))) {
      close();
      result.push(word);
    } else if (joins(words[index + 1] ?? '', open.last)) index += 2;
  }
  close();
  return result.join('').replace(/(?<![\d.,])(\d+) (?:(?:and|y|und) 0\.5|et demie?(?![a-z]))/g, '$1.5');
}

/** Whether a number goes on after the blank or hyphen at `index`. */
function continues(words: readonly string[], index: number, last: number): boolean {
  const next = words[index + 1] ?? '';
  if (!joins(next, last)) return partsOf(next) !== undefined;
  return words[index + 2] === ' ' && partsOf(words[index + 3] ?? '') !== undefined;
}

/**
 * The text that the grammars of values read: lower case without accents, one kind of apostrophe and dash, `ß` as `ss`, white space of any
 * kind as one space.
 */
export function plainOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[’‘´`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ');
}
