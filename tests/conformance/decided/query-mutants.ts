import { ANOTHER } from '../../../src/playbook/judge/states/domains.ts';
import type { Mutant } from './formula-mutants.ts';

interface Token {
  readonly text: string;
  readonly at: number;
  readonly depth: number;
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\d+(?:\.\d+)?(?:e\d+)?|\w+|<=|>=|<>|::|[^\s]/g;
const OPENING = ['(', '[', '{', 'CASE'];
const CLOSING = [')', ']', '}', 'END'];

/** The tokens of a query; inside of brackets and of CASE … END they are one deeper. */
function tokensOf(sql: string): readonly Token[] {
  let depth = 0;
  return [...sql.matchAll(TOKEN)].map(({ 0: text, index }) => {
    if (CLOSING.includes(text)) depth -= 1;
    const token = { text, at: index, depth };
    if (OPENING.includes(text)) depth += 1;
    return token;
  });
}

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '=': ['<>'],
  '<>': ['='],
  AND: ['OR'],
  OR: ['AND'],
  true: ['false'],
  false: ['true'],
  '+': ['-'],
  '-': ['+'],
};
/** What ends an operand of AND and OR at its own depth. */
const ENDS = ['AND', 'OR', ',', 'WHEN', 'THEN', 'ELSE', 'AS', 'FROM', 'lambda', ':'];
const NAMES: Readonly<Record<string, string>> = {
  AND: 'and/or',
  OR: 'and/or',
  true: 'branch',
  false: 'branch',
  '+': 'sign',
  '-': 'sign',
};

/** The places in the query from `from` up to `to`, without the end, in the place of which `by` stands. */
type Change = readonly [operator: string, from: number, to: number, by: string];

/** The operand on one side of the AND or OR at `index`: its first token and the one after its last. */
function operand(tokens: readonly Token[], index: number, step: 1 | -1): readonly [number, number] {
  const { depth } = tokens[index]!;
  const isEnd = ({ text, depth: own }: Token) => own < depth || (own === depth && ENDS.includes(text));
  let at = index + step;
  while (tokens[at] && !isEnd(tokens[at]!)) at += step;
  return step === 1 ? [index + 1, at] : [at + 1, index];
}

function ofConnective(tokens: readonly Token[], index: number, end: (at: number) => number): readonly Change[] {
  const [from, to] = operand(tokens, index, 1);
  const [first] = operand(tokens, index, -1);
  const rest: Change = ['dropped', tokens[index]!.at, end(to - 1), ''];
  const isFirst = !['AND', 'OR'].includes(tokens[first - 1]?.text ?? '');
  return isFirst ? [rest, ['dropped', tokens[first]!.at, tokens[from]!.at, '']] : [rest];
}

function ofNumber({ text, at }: Token): readonly Change[] {
  const value = Number(text);
  return [value + 1, value - 1].map((near): Change => [
    'constant',
    at,
    at + text.length,
    text.includes('e') ? `${near}e0` : String(near),
  ]);
}

/** The first argument of the coalesce at `index` in its place. */
function ofBlank(tokens: readonly Token[], index: number, end: (at: number) => number): readonly Change[] {
  const { depth } = tokens[index]!;
  const close = tokens.findIndex((one, at) => at > index && one.depth === depth && one.text === ')');
  const comma = tokens.findLastIndex((one, at) => at < close && one.depth === depth + 1 && one.text === ',');
  const first = tokens[index + 2]!.at;
  return [['blank', tokens[index]!.at, end(close), `(TEXT)${first}:${end(comma - 1)}`]];
}

/** Days and moments one later and one earlier. */
function ofTime({ text, at }: Token, type: string): readonly Change[] {
  const step = type === 'DATE' ? 86_400_000 : 1000;
  const value = Date.parse(`${text.slice(1, -1).replace(' ', 'T')}${type === 'DATE' ? '' : 'Z'}`);
  return [step, -step].map((by): Change => {
    const iso = new Date(value + by).toISOString();
    return [
      'constant',
      at,
      at + text.length,
      `'${type === 'DATE' ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')}'`,
    ];
  });
}

/** A text of CASE … WHEN or of IN (…): exchanged with the next one, and another one. */
function ofText(tokens: readonly Token[], index: number): readonly Change[] {
  const { text, at, depth } = tokens[index]!;
  const before = tokens[index - 1]?.text;
  const isCase = before === 'WHEN';
  const isListed =
    (before === '(' && tokens[index - 2]?.text === 'IN') ||
    (before === ',' && tokens[index - 2]?.text.startsWith("'") && depth > 0 && isInList(tokens, index));
  if (!isCase && !isListed) return [];
  const another: Change = ['text', at, at + text.length, `'${ANOTHER}'`];
  const next = tokens.find(
    (one, place) =>
      place > index && one.depth === depth && one.text.startsWith("'") && tokens[place - 1]?.text === 'WHEN',
  );
  if (!isCase || !next) return [another];
  return [another, ['stage', at, next.at + next.text.length, `(SWAP)${text.length}:${next.text.length}`]];
}

function isInList(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (tokens[at] && (tokens[at]!.text.startsWith("'") || tokens[at]!.text === ',')) at -= 1;
  return tokens[at]?.text === '(' && tokens[at - 1]?.text === 'IN';
}

function changesOf(tokens: readonly Token[], index: number, sql: string): readonly Change[] {
  const token = tokens[index]!;
  const { text, at } = token;
  const end = (place: number) => tokens[place]!.at + tokens[place]!.text.length;
  const before = tokens[index - 1]?.text ?? '';
  const swapped = (OTHERS[text] ?? []).map((by): Change => [NAMES[text] ?? 'comparison', at, at + text.length, by]);
  if (text === 'AND' || text === 'OR') return [...swapped, ...ofConnective(tokens, index, end)];
  if (OTHERS[text]) return swapped;
  if (text === 'NOT' && before !== 'IS' && before !== 'lambda') return [['negation', at, at + 3, '']];
  if (text === 'NOT' && before === 'IS') return [['blank', at, at + 3, '']];
  if (text === 'IS' && tokens[index + 1]?.text === 'DISTINCT') return [['comparison', at, at + 2, 'IS NOT']];
  if (text === 'coalesce') return ofBlank(tokens, index, end);
  if (/^\d/.test(text)) return ofNumber(token);
  if (text.startsWith("'") && ['DATE', 'TIMESTAMP'].includes(before)) return ofTime(token, before);
  if (text.startsWith("'") && sql.slice(end(index), end(index) + 6) === '::DATE') return ofTime(token, 'DATE');
  return text.startsWith("'") ? ofText(tokens, index) : [];
}

/** The text in the place of a change: written out, or made of parts of the query. */
function replacement(sql: string, [, from, to, by]: Change): string {
  const [, kind, a = '', b = ''] = /^\((TEXT|SWAP)\)(\d+):(\d+)$/.exec(by) ?? [];
  if (kind === 'TEXT') return sql.slice(Number(a), Number(b));
  if (kind !== 'SWAP') return by;
  const [first, last] = [sql.slice(from, from + Number(a)), sql.slice(to - Number(b), to)];
  return `${last}${sql.slice(from + Number(a), to - Number(b))}${first}`;
}

/** Every query that one operator makes of this one at one place. Doubled operands of AND and OR are left out: a test shows that they change nothing. */
export function queryMutants(sql: string): readonly Mutant[] {
  const tokens = tokensOf(sql);
  return tokens.flatMap((_, index) =>
    changesOf(tokens, index, sql).map((change): Mutant => {
      const [operator, from, to] = change;
      const by = replacement(sql, change);
      const oneLine = (text: string) => text.replace(/\s+/g, ' ');
      const [start, stop] = [Math.max(0, from - 30), Math.min(sql.length, to + 20)];
      const what = `${oneLine(sql.slice(start, stop))} → ${oneLine(sql.slice(start, from) + by + sql.slice(to, stop))}`;
      return { operator, what, text: sql.slice(0, from) + by + sql.slice(to) };
    }),
  );
}
