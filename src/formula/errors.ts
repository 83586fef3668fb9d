/**
 * A formula that does not compile: syntax error, unknown field or function, wrong type, function not allowed in the place, exceeded
 * limit. `message` is a sentence for the formula's author, without the position; `line` and `column` count from 1, `offset` from 0.
 */
export class FormulaError extends Error {
  readonly line: number;
  readonly column: number;
  readonly offset: number;

  constructor(message: string, source: string, offset: number) {
    super(message);
    this.name = 'FormulaError';
    const before = source.slice(0, offset).split(/\r\n|\r|\n/);
    this.offset = offset;
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

/** A formula that compiled, but cannot be evaluated for this record: `VALUE("abc")`, a division by zero, `DATE(2023, 2, 29)`. */
export class FormulaRuntimeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaRuntimeError';
  }
}
