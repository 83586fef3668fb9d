import { FormulaError } from './errors.ts';
import { tokenize } from './lexer.ts';
import type { BinaryOperator, ChainLink, Node, Token, UnaryOperator } from './syntax.ts';

/** The largest nesting depth, so that no formula can exhaust the stack; formulas that people write stay far below. */
const MAX_DEPTH = 500;

/** Operators by precedence, lowest first. As in Salesforce's engine, `^` has a lower precedence than `*`, so `2*3^2` is 36. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['=', '<>'],
  ['<', '<=', '>', '>='],
  ['+', '-', '&'],
  ['^'],
  ['*', '/'],
];

/** Parses a whole formula. Throws FormulaError with the position of the first token that does not fit. */
export function parse(source: string): Node {
  return new Parser(source, tokenize(source)).parseAll();
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #levelOf: ReadonlyMap<string, number>;
  #at = 0;
  #depth = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
    this.#levelOf = new Map(
      LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
    );
  }

  parseAll(): Node {
    if (this.#peek().kind === 'end') throw this.#error('The formula is empty; write an expression.', this.#peek());
    const node = this.#expression(0);
    if (this.#peek().kind !== 'end') throw this.#unexpected('an operator or the end of the formula');
    return node;
  }

  /** Precedence climbing, which needs few stack frames per nesting level instead of one per precedence level. */
  #expression(lowest: number): Node {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw this.#tooDeep(this.#peek().offset);
    const node = this.#operators(lowest);
    this.#depth -= 1;
    return node;
  }

  #operators(lowest: number): Node {
    let left = this.#unary();
    let limit = LEVELS.length - 1;
    while (true) {
      const level = this.#binaryLevel();
      if (level === undefined || level < lowest || level > limit) return left;
      const rest: ChainLink[] = [];
      while (this.#binaryLevel() === level) {
        const token = this.#next();
        const operand = level === LEVELS.length - 1 ? this.#unary() : this.#expression(level + 1);
        rest.push({ operator: token.value as BinaryOperator, operand, offset: token.offset });
      }
      left = { kind: 'chain', first: left, rest, offset: left.offset };
      limit = level - 1;
    }
  }

  #binaryLevel(): number | undefined {
    const token = this.#peek();
    return token.kind === 'operator' ? this.#levelOf.get(token.value) : undefined;
  }

  #unary(): Node {
    const operators: UnaryOperator[] = [];
    const offset = this.#peek().offset;
    while (this.#isOperator('-') || this.#isOperator('+') || this.#isOperator('!'))
      operators.push(this.#next().value as UnaryOperator);
    if (operators.length > MAX_DEPTH) throw this.#tooDeep(offset);
    const operand = this.#primary();
    return operators.length === 0 ? operand : { kind: 'unary', operators, operand, offset };
  }

  #primary(): Node {
    const token = this.#next();
    if (token.kind === 'number') return { kind: 'number', digits: token.value, offset: token.offset };
    if (token.kind === 'text') return { kind: 'text', value: token.value, offset: token.offset };
    if (token.kind === 'name') return this.#name(token);
    if (token.kind === 'operator' && token.value === '(') {
      const inner = this.#expression(0);
      this.#expect(')', 'a closing `)`');
      return inner;
    }
    this.#at -= 1;
    throw this.#unexpected('a value, a field or a function');
  }

  #name(token: Token): Node {
    if (this.#isOperator('(')) return this.#call(token);
    const word = token.value.toLowerCase();
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', offset: token.offset };
    if (word === 'null') return { kind: 'null', offset: token.offset };
    return { kind: 'field', path: token.value.split('.'), offset: token.offset };
  }

  #call(name: Token): Node {
    this.#next();
    const args: Node[] = [];
    if (!this.#isOperator(')')) {
      do {
        args.push(this.#expression(0));
      } while (this.#take(','));
    }
    this.#expect(')', 'a comma or a closing `)`');
    return { kind: 'call', name: name.value, args, offset: name.offset };
  }

  #tooDeep(offset: number): FormulaError {
    return new FormulaError(
      `The formula nests deeper than ${MAX_DEPTH} levels; split it into several formulas.`,
      this.#source,
      offset,
    );
  }

  #peek(): Token {
    // The list ends with an `end` token, so the fallback is never used.
    return this.#tokens[this.#at] ?? { kind: 'end', value: '', offset: this.#source.length };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #isOperator(value: string): boolean {
    const token = this.#peek();
    return token.kind === 'operator' && token.value === value;
  }

  #take(value: string): boolean {
    if (!this.#isOperator(value)) return false;
    this.#at += 1;
    return true;
  }

  #expect(value: string, wanted: string): void {
    if (!this.#take(value)) throw this.#unexpected(wanted);
  }

  #unexpected(wanted: string): FormulaError {
    const token = this.#peek();
    if (token.kind === 'end')
      return this.#error(`Syntax error: the formula ends too early; expected ${wanted}.`, token);
    const shown = token.kind === 'text' ? `"${token.value}"` : token.value;
    return this.#error(`Syntax error: found \`${shown}\`, but expected ${wanted}.`, token);
  }

  #error(message: string, token: Token): FormulaError {
    return new FormulaError(message, this.#source, token.offset);
  }
}
