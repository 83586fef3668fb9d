import { Compiler } from './compiler.ts';
import { FormulaError } from './errors.ts';
import { typeName } from './expression.ts';
import { parse } from './parser.ts';
import type { CompiledFormula, CompileOptions, FormulaType } from './types.ts';
import { toOutput } from './values.ts';

export { FormulaError, FormulaRuntimeError } from './errors.ts';
export { parse as parseFormula } from './parser.ts';
export { formulaText } from './print.ts';
export type { Node as FormulaNode } from './syntax.ts';
export { functionTable, refusedFunctions } from './functionTable.ts';
export { signature } from './functions/define.ts';
export type { FormulaFunction, Parameter } from './functions/define.ts';
export type * from './types.ts';

/** The largest length of a formula in Salesforce, in characters including spaces and comments. */
export const MAX_SOURCE_LENGTH = 3900;
/** The limit in other places. Salesforce has none there; this one limits the cost of hostile input. */
const MAX_ANY_LENGTH = 100_000;

/**
 * Compiles a Salesforce formula to closures; evaluate the result as often as needed, it keeps no state between records. Types are checked
 * at compile time; names of fields and functions are case-insensitive; the result lists the fields that the formula reads.
 *
 * `compileFormula('BLANKVALUE(Amount, 0) < 1000', { place: 'rule', blanks: 'asBlank', field, returns: 'Boolean' })`
 *
 * Throws FormulaError (with the position) for syntax, types, unknown names, functions in the wrong place, and limits.
 */
export function compileFormula(source: string, options: CompileOptions): CompiledFormula {
  const limited = options.place === 'rule' || options.place === 'field';
  const limit = limited ? MAX_SOURCE_LENGTH : MAX_ANY_LENGTH;
  if (source.length > limit) {
    throw new FormulaError(
      `The formula is too long (${source.length} characters). The most is ${limit}; spaces and comments count.`,
      source,
      limit,
    );
  }
  const compiler = new Compiler(source, options);
  const tree = parse(source);
  const compiled = compiler.compile(tree);
  const { type, evaluate } = compiled;
  if (type === 'Picklist' || type === 'MultiPicklist' || type === 'Geolocation') {
    throw new FormulaError(
      `The formula's result is ${typeName(type)}, which a formula cannot return; use \`TEXT\` for a picklist.`,
      source,
      tree.offset,
    );
  }
  checkResult(type, options.returns, source, tree.offset);
  return {
    source,
    type,
    references: compiler.references,
    evaluate: (environment) => {
      const value = evaluate(environment);
      // A blank condition counts as false in the result.
      return type === 'Boolean' ? value === true : toOutput(value, type);
    },
  };
}

function checkResult(type: FormulaType, wanted: FormulaType | undefined, source: string, offset: number): void {
  if (wanted === undefined || type === 'Null') return;
  const expected = wanted === 'Picklist' || wanted === 'MultiPicklist' ? 'Text' : wanted;
  if (type === expected) return;
  throw new FormulaError(
    `The formula's result is ${typeName(type)}, but ${typeName(wanted)} is expected here.`,
    source,
    offset,
  );
}
