import { createZoneDays } from './calendar.ts';
import { FormulaError } from './errors.ts';
import { expression, MAX_EVALUATION_DEPTH } from './expression.ts';
import type { Compilation, Evaluate, Expression, Spot, Value, ValueType } from './expression.ts';
import { functionTable, refusedFunctions } from './functionTable.ts';
import { checkArguments } from './functions/define.ts';
import type { FormulaFunction } from './functions/define.ts';
import { finite, Num, ZERO } from './numbers.ts';
import { binary, logical, unary } from './operators.ts';
import type { Node } from './syntax.ts';
import type { CompileOptions, FormulaPlace } from './types.ts';
import { fromInput } from './values.ts';

const PLACE_NAMES: Readonly<Record<FormulaPlace, string>> = {
  rule: 'a validation rule',
  field: 'a formula field',
  default: 'a default value',
  rollupFilter: 'a roll-up summary filter',
};

/** `$System.OriginDateTime`, 1900-01-01T00:00:00Z: the only constant among Salesforce's global variables. */
const ORIGIN_DATE_TIME = Date.UTC(1900, 0, 1);

/** Compiles a syntax tree to typed closures and collects the fields that it reads. Use a new instance for each formula. */
export class Compiler {
  readonly references: (readonly string[])[] = [];
  readonly #seen = new Set<string>();
  readonly #functions: ReadonlyMap<string, FormulaFunction> = new Map(
    functionTable.map((entry) => [entry.name, entry]),
  );
  readonly #compilation: Compilation;
  readonly #options: CompileOptions;

  constructor(source: string, options: CompileOptions) {
    const zoneDays = createZoneDays();
    this.#options = options;
    this.#compilation = {
      source,
      options,
      zoneDay: (instant, environment) => zoneDays(instant, environment.timeZone),
      fail: (message, offset) => new FormulaError(message, source, offset),
    };
  }

  compile(node: Node): Expression {
    const compiled = this.#compileNode(node);
    if (compiled.depth > MAX_EVALUATION_DEPTH) {
      throw this.#compilation.fail(
        'The formula is too long a chain of operations; split it into several formulas.',
        node.offset,
      );
    }
    return compiled;
  }

  #compileNode(node: Node): Expression {
    switch (node.kind) {
      case 'number':
        return literal('Number', finite(new Num(node.digits)), node.offset);
      case 'text':
        return literal('Text', node.value === '' ? null : node.value, node.offset);
      case 'boolean':
        return literal('Boolean', node.value, node.offset);
      case 'null':
        return literal('Null', null, node.offset);
      case 'field':
        return this.#compileField(node.path, node.offset);
      case 'call':
        return this.#compileCall(node.name, node.args, node.offset);
      case 'unary':
        return unary(node.operators, this.compile(node.operand), node.offset, this.#compilation);
      case 'chain':
        return this.#compileChain(node);
    }
  }

  #compileChain(node: Extract<Node, { kind: 'chain' }>): Expression {
    const first = this.compile(node.first);
    const operator = node.rest[0]?.operator;
    if (operator === '&&' || operator === '||') {
      const operands = [first, ...node.rest.map((link) => this.compile(link.operand))];
      return logical(operator === '&&', operands, this.#spot(node.offset), operator);
    }
    let left = first;
    for (const link of node.rest)
      left = binary(link.operator, left, this.compile(link.operand), this.#spot(node.offset));
    return left;
  }

  #compileCall(written: string, nodes: readonly Node[], offset: number): Expression {
    const name = written.toUpperCase();
    const definition = this.#functions.get(name);
    if (definition === undefined) {
      const reason = Object.hasOwn(refusedFunctions, name) ? refusedFunctions[name] : undefined;
      const message =
        reason === undefined
          ? `Unknown function \`${written}\`. Check its spelling.`
          : `The function \`${name}\` is not supported here: ${reason}. Remove it from the formula.`;
      throw this.#compilation.fail(message, offset);
    }
    const { place } = this.#options;
    if (this.#options.anywhere !== true && !definition.places.includes(place)) {
      const places = definition.places.map((allowed) => PLACE_NAMES[allowed]).join(', ');
      const where = places === '' ? 'Salesforce offers it in no formula' : `it may stand in ${places}`;
      throw this.#compilation.fail(
        `The function \`${name}\` may not stand in ${PLACE_NAMES[place]}; ${where}.`,
        offset,
      );
    }
    const args = nodes.map((node) => this.compile(node));
    const call = { ...this.#compilation, name, offset };
    checkArguments(definition, args, call);
    return definition.build(args, call);
  }

  #spot(offset: number): Spot {
    return { ...this.#compilation, offset };
  }

  #compileField(path: readonly string[], offset: number): Expression {
    const shown = path.join('.');
    if (shown.toLowerCase() === '$system.origindatetime') return literal('DateTime', ORIGIN_DATE_TIME, offset);
    const field = this.#options.field(path);
    if (field === undefined) {
      throw this.#compilation.fail(`Field \`${shown}\` does not exist. Check its spelling.`, offset);
    }
    const { place } = this.#options;
    if (place === 'rollupFilter' && (path.length > 1 || shown.startsWith('$'))) {
      throw this.#compilation.fail(
        `${capital(PLACE_NAMES[place])} cannot read \`${shown}\`: it sees fields of the record itself only.`,
        offset,
      );
    }
    if (field.longText === true && place !== 'rule') {
      throw this.#compilation.fail(
        `${capital(PLACE_NAMES[place])} cannot read \`${shown}\`: long text fields may be read in validation rules only.`,
        offset,
      );
    }
    if (!this.#seen.has(shown.toLowerCase())) {
      this.#seen.add(shown.toLowerCase());
      this.references.push(path);
    }
    const blank: Value = field.type === 'Number' && this.#options.blanks === 'asZero' ? ZERO : null;
    const evaluate: Evaluate = (environment) => fromInput(environment.field(path), field, path) ?? blank;
    return {
      ...expression({ type: field.type, offset, parts: [] }, evaluate, {
        raises: false,
        canBeBlank: blank === null,
      }),
      reference: { path, field },
    };
  }
}

function literal(type: ValueType, value: Value, offset: number): Expression {
  // A literal empty text counts as not blank for BLANKVALUE, although ISBLANK returns true for it.
  const facts = { raises: false, canBeBlank: type === 'Null' };
  return { ...expression({ type, offset, parts: [] }, () => value, facts), literal: value };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
