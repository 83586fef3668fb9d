/** Tokens and syntax tree. Every node has the offset of its first character in the source. */

type TokenKind = 'number' | 'text' | 'name' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Number: the digits. Text: the value without quotes and escapes. Name: the whole dotted path. Operator: one spelling for each (`<>`, `=`). */
  readonly value: string;
  readonly offset: number;
}

export type BinaryOperator = '||' | '&&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '&' | '^' | '*' | '/';
export type UnaryOperator = '-' | '+' | '!';

export type Node =
  | { readonly kind: 'number'; readonly digits: string; readonly offset: number }
  | { readonly kind: 'text'; readonly value: string; readonly offset: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly offset: number }
  | { readonly kind: 'null'; readonly offset: number }
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly offset: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly offset: number }
  | {
      readonly kind: 'unary';
      readonly operators: readonly UnaryOperator[];
      readonly operand: Node;
      readonly offset: number;
    }
  | { readonly kind: 'chain'; readonly first: Node; readonly rest: readonly ChainLink[]; readonly offset: number };

/** One further operand of a left-associative chain (`a + b - c`). Chains are flat lists, so that a long sum is not a deep tree. */
export interface ChainLink {
  readonly operator: BinaryOperator;
  readonly operand: Node;
  readonly offset: number;
}
