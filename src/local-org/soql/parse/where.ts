import type { FunctionExp, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed } from '../errors.ts';
import type { CompareOperator, Condition, Expression, Literal, SoqlQuery } from '../types.ts';
import { callOf, fieldOf } from './expression.ts';
import { likePattern, parseLiteral } from './literal.ts';
import type { SlotCursor } from './slots.ts';

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Condition;

/** What converting a condition needs besides the condition. */
export interface WhereContext {
  /** Converts the subquery of a semi-join. */
  readonly subquery: (query: Query) => SoqlQuery;
  readonly slots: SlotCursor;
}

/** The parser's condition, loosely typed: the package has a union of eight nearly equal types for it. */
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
 * The parser gives WHERE as a right-leaning list with counters of parentheses; this makes a boolean tree of it. AND and OR mixed on
 * one level are an error, as in Salesforce.
 */
export function parseWhere(clause: WhereClause | HavingClause, context: WhereContext): Condition {
  const tokens = flatten(clause as RawClause, context);
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

function flatten(first: RawClause, context: WhereContext): Token[] {
  const tokens: Token[] = [];
  let clause: RawClause | undefined = first;
  while (clause) {
    const { left } = clause;
    for (let i = 0; i < (left?.openParen ?? 0); i += 1) tokens.push('(');
    if (left && (left.field !== undefined || left.fn !== undefined)) {
      tokens.push(condition(left, context));
      for (let i = 0; i < (left.closeParen ?? 0); i += 1) tokens.push(')');
    }
    const operator = clause.operator?.toUpperCase();
    if (operator === 'AND' || operator === 'OR' || operator === 'NOT') tokens.push(operator);
    clause = clause.right;
  }
  return tokens;
}

function condition(raw: RawCondition, { subquery, slots }: WhereContext): Condition {
  const left: Expression = raw.fn ? callOf(raw.fn) : fieldOf(raw.field ?? '');
  const operator = (raw.operator ?? '').toUpperCase();
  if (raw.valueQuery)
    return { kind: 'semiJoin', left, query: subquery(raw.valueQuery), negated: operator === 'NOT IN' };
  const texts = [raw.value ?? []].flat();
  // A pattern has escapes of its own, so it is not read as a string literal.
  if (operator === 'LIKE') {
    const text = String(texts[0] ?? '');
    return { kind: 'like', left, pattern: likePattern(text), ...slots.one(text) };
  }
  const types = [raw.literalType ?? []].flat();
  const counts = [raw.dateLiteralVariable ?? []].flat();
  const literals = texts.map((text, i) => parseLiteral(text, types[i] ?? types[0] ?? 'STRING', counts[i] ?? counts[0]));
  switch (operator) {
    case 'IN':
    case 'NOT IN':
      return { kind: 'in', left, values: literals, negated: operator === 'NOT IN', ...slots.list(texts) };
    case 'INCLUDES':
    case 'EXCLUDES':
      return { kind: 'includes', left, values: literals.map(stringValue), negated: operator === 'EXCLUDES' };
    default: {
      const value = literals[0];
      if (!value) throw malformed(`expecting a value after '${operator}'`);
      const compared = (operator === '<>' ? '!=' : operator) as CompareOperator;
      return { kind: 'compare', left, operator: compared, value: { ...value, ...slots.one(texts[0] ?? '') } };
    }
  }
}

function stringValue(value: Literal): string {
  if (value.kind !== 'string') throw malformed('INCLUDES and EXCLUDES expect quoted values');
  return value.value;
}
