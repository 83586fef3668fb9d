import type { Query } from '@jetstreamapp/soql-parser-js';

/** The parser package's condition, read loosely. */
export interface RawCondition {
  readonly field?: string;
  readonly fn?: RawFunction;
  readonly operator?: string;
  readonly value?: string | readonly string[];
  readonly valueQuery?: Query;
  readonly literalType?: string | readonly string[];
  readonly openParen?: number;
  readonly closeParen?: number;
}

export interface RawFunction {
  readonly functionName?: string;
  readonly parameters?: readonly (string | RawFunction)[];
}

interface RawClause {
  readonly left: RawCondition | null;
  readonly operator?: string;
  readonly right?: RawClause;
}

export type Tree =
  | { readonly kind: 'leaf'; readonly leaf: RawCondition }
  | { readonly kind: 'not'; readonly of: Tree }
  | { readonly kind: 'AND' | 'OR'; readonly of: readonly Tree[] };

/** The parser's right-leaning list with its counters of parentheses, as a tree; written for these tests alone. */
export function treeOf(clause: unknown): Tree {
  const tokens: (string | RawCondition)[] = [];
  for (let at = clause as RawClause | undefined; at; at = at.right) {
    tokens.push(...'('.repeat(at.left?.openParen ?? 0));
    if (at.left?.field !== undefined || at.left?.fn !== undefined) tokens.push(at.left);
    tokens.push(...')'.repeat(at.left?.closeParen ?? 0));
    if (at.operator !== undefined) tokens.push(at.operator.toUpperCase());
  }
  const one = (): Tree => {
    const token = tokens.shift();
    if (token === 'NOT') return { kind: 'not', of: one() };
    if (token === '(') {
      const inner = many();
      tokens.shift();
      return inner;
    }
    if (token === undefined || typeof token === 'string') throw new Error(`a condition was expected, not ${token}`);
    return { kind: 'leaf', leaf: token };
  };
  const many = (): Tree => {
    const parts = [one()];
    let kind: 'AND' | 'OR' | undefined;
    while (tokens[0] === 'AND' || tokens[0] === 'OR') {
      kind = tokens.shift() as 'AND' | 'OR';
      parts.push(one());
    }
    return kind === undefined ? (parts[0] as Tree) : { kind, of: parts };
  };
  return many();
}

/** All conditions of a tree. */
export function leavesOf(tree: Tree): readonly RawCondition[] {
  if (tree.kind === 'leaf') return [tree.leaf];
  return tree.kind === 'not' ? leavesOf(tree.of) : tree.of.flatMap(leavesOf);
}

/** The field inside of a condition's or an ordering's left side: `CALENDAR_YEAR(CloseDate)` → `CloseDate`. */
export function pathOf(side: { readonly field?: string; readonly fn?: RawFunction }): string | undefined {
  if (side.field !== undefined) return side.field;
  for (let fn = side.fn; fn;) {
    const first: string | RawFunction | undefined = fn.parameters?.[0];
    if (typeof first === 'string') return first;
    fn = first;
  }
  return undefined;
}
