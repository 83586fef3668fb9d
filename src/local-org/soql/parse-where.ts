import type { FunctionExp, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed, notSupported } from './errors.ts';
import type { CompareOperator, Condition, Expression, Literal, SoqlQuery } from './types.ts';
import { callOf, fieldOf } from './parse-expression.ts';
import type { Slot } from './shape.ts';

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Condition;
type Nested = (query: Query) => SoqlQuery;

/** Hands out the slots of a shape in the order of the text; a literal gets one only when it is written as the slot says. */
export interface SlotCursor {
  one(text: string): number | undefined;
  list(texts: readonly string[]): number | undefined;
  /** Whether every slot went to a literal. */
  done(): boolean;
}

export function slotCursor(slots: readonly Slot[]): SlotCursor {
  let at = 0;
  const next = (texts: readonly string[], list: boolean): number | undefined => {
    const slot = slots[at];
    if (!slot || slot.list !== list || slot.texts.length !== texts.length) return undefined;
    if (slot.texts.some((text, i) => text !== texts[i])) return undefined;
    at += 1;
    return at - 1;
  };
  return { one: (text) => next([text], false), list: (texts) => next(texts, true), done: () => at === slots.length };
}

/** The parser's condition, read loosely: the package types it as a union of eight near-equal shapes. */
interface RawCondition {
  readonly field?: string;
  readonly fn?: FunctionExp;
  readonly operator?: string;
  readonly value?: string | string[];
  readonly valueQuery?: Query;
  readonly literalType?: string | string[];
  readonly dateLiteralVariable?: number | number[];
  readonly openParen?: number;
  readonly closeParen?: number;
}

interface RawClause {
  readonly left: RawCondition | null;
  readonly operator?: string;
  readonly right?: RawClause;
}

/**
 * The parser gives WHERE as a right-leaning list with parenthesis counters; this reads it again as a boolean tree.
 * Salesforce refuses AND beside OR on one level, so that is an error here too.
 */
export function parseWhere(clause: WhereClause | HavingClause, nested: Nested, cursor: SlotCursor): Condition {
  const tokens = flatten(clause as RawClause, nested, cursor);
  let position = 0;

  const unit = (): Condition => {
    const token = tokens[position++];
    if (token === 'NOT') return { kind: 'not', of: unit() };
    if (token === '(') {
      const inner = level();
      if (tokens[position++] !== ')') throw malformed('expecting a right parentheses, found the end of the condition');
      return inner;
    }
    if (token === undefined || typeof token === 'string')
      throw malformed(`unexpected token: '${token ?? 'end of query'}'`);
    return token;
  };

  const level = (): Condition => {
    const parts = [unit()];
    let operator: 'AND' | 'OR' | undefined;
    for (;;) {
      const next = tokens[position];
      if (next !== 'AND' && next !== 'OR') break;
      if (operator !== undefined && operator !== next) throw malformed(`unexpected token: '${next}'`);
      operator = next;
      position += 1;
      parts.push(unit());
    }
    const only = parts[0];
    if (operator === undefined && only !== undefined) return only;
    return { kind: operator === 'OR' ? 'or' : 'and', of: parts };
  };

  const tree = level();
  if (position !== tokens.length) throw malformed("unexpected token: ')'");
  return tree;
}

function flatten(first: RawClause, nested: Nested, cursor: SlotCursor): Token[] {
  const tokens: Token[] = [];
  let clause: RawClause | undefined = first;
  while (clause) {
    const { left } = clause;
    for (let i = 0; i < (left?.openParen ?? 0); i += 1) tokens.push('(');
    if (left && (left.field !== undefined || left.fn !== undefined)) {
      tokens.push(condition(left, nested, cursor));
      for (let i = 0; i < (left.closeParen ?? 0); i += 1) tokens.push(')');
    }
    const operator = clause.operator?.toUpperCase();
    if (operator === 'AND' || operator === 'OR' || operator === 'NOT') tokens.push(operator);
    clause = clause.right;
  }
  return tokens;
}

function condition(raw: RawCondition, nested: Nested, cursor: SlotCursor): Condition {
  const left: Expression = raw.fn ? callOf(raw.fn) : fieldOf(raw.field ?? '');
  const operator = (raw.operator ?? '').toUpperCase();
  if (raw.valueQuery) return { kind: 'semiJoin', left, query: nested(raw.valueQuery), negated: operator === 'NOT IN' };
  const values = [raw.value ?? []].flat();
  // A pattern has escapes of its own; it is never read as a plain text.
  if (operator === 'LIKE') {
    const text = String(values[0] ?? '');
    return { kind: 'like', left, pattern: likePattern(text), ...slotted(cursor.one(text)) };
  }
  const types = [raw.literalType ?? []].flat();
  const numbers = [raw.dateLiteralVariable ?? []].flat();
  const literals = values.map((value, i) => literal(value, types[i] ?? types[0] ?? 'STRING', numbers[i] ?? numbers[0]));
  switch (operator) {
    case 'IN':
    case 'NOT IN':
      return { kind: 'in', left, values: literals, negated: operator === 'NOT IN', ...slotted(cursor.list(values)) };
    case 'INCLUDES':
    case 'EXCLUDES':
      return { kind: 'includes', left, values: literals.map(textOf), negated: operator === 'EXCLUDES' };
    default: {
      const value = literals[0];
      if (!value) throw malformed(`expecting a value after '${operator}'`);
      const slot = slotted(cursor.one(values[0] ?? ''));
      const compared = (operator === '<>' ? '!=' : operator) as CompareOperator;
      return { kind: 'compare', left, operator: compared, value: { ...value, ...slot } };
    }
  }
}

const slotted = (slot: number | undefined): { slot?: number } => (slot === undefined ? {} : { slot });

/** A quoted LIKE pattern, with the escapes of `%` and `_` still in it. */
export function likePattern(quoted: string): string {
  return unescape(quoted, true);
}

function textOf(value: Literal): string {
  if (value.kind !== 'string') throw malformed('INCLUDES and EXCLUDES expect quoted values');
  return value.value;
}

/** A literal as written → what it says. `type` is the parser's word for its kind. */
export function literal(text: string, type: string, n: number | undefined): Literal {
  switch (type) {
    case 'STRING':
      return { kind: 'string', value: unescape(text, false) };
    case 'INTEGER':
    case 'DECIMAL':
      return { kind: 'number', value: Number(text) };
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return { kind: 'number', value: Number(text.slice(3)) };
    case 'BOOLEAN':
      return { kind: 'boolean', value: text.toUpperCase() === 'TRUE' };
    case 'NULL':
      return { kind: 'null' };
    case 'DATE':
      return { kind: 'date', value: text };
    case 'DATETIME': {
      // A raw `+` in a URL arrives as a space.
      const time = new Date(text.replace(' ', '+'));
      if (Number.isNaN(time.getTime())) throw malformed(`\`${text}\` is not a date and time`);
      return { kind: 'datetime', value: time.toISOString() };
    }
    case 'DATE_LITERAL':
      return { kind: 'dateLiteral', name: text.toUpperCase(), n: 0 };
    case 'DATE_N_LITERAL':
      return { kind: 'dateLiteral', name: text.split(':')[0]?.toUpperCase() ?? '', n: n ?? 0 };
    default:
      throw notSupported(`The literal \`${text}\``);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * `'it\'s'` → `it's`. Grammar: \n \r \t \b \f \" \' \\ and, in LIKE patterns only, \_ and \%, which keep their backslash
 * (and so does an escaped backslash there), since the pattern is read once more.
 */
function unescape(quoted: string, pattern: boolean): string {
  const body = quoted.startsWith("'") && quoted.endsWith("'") ? quoted.slice(1, -1) : quoted;
  return body.replaceAll(
    /\\u([0-9a-fA-F]{4})|\\([\s\S])/g,
    (whole, hex: string | undefined, next: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const char = next ?? '';
      if (pattern && (char === '%' || char === '_' || char === '\\')) return whole;
      const known = ESCAPES[char.toLowerCase()];
      if (known !== undefined) return known;
      if (char === "'" || char === '"' || char === '\\') return char;
      throw malformed(
        `Invalid string literal '${body.slice(0, 80)}'. Illegal character sequence '${whole}' in string literal.`,
      );
    },
  );
}
