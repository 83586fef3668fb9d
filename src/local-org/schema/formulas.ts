import { Decimal } from 'decimal.js';
import { compileFormula } from '../../formula/index.ts';
import type { CompiledFormula, FormulaInput, FormulaType, FormulaValue } from '../../formula/types.ts';
import type { StoredValue } from '../base/values.ts';
import { bindPath, formulaFieldOf, formulaTypeOf } from './formulaPaths.ts';
import type { BoundFormula, BoundRule, Formulas, PathReader, RecordView } from './formulaTypes.ts';
import type { FieldSchema, ObjectSchema, Schema, ValidationRuleSchema } from './types.ts';

/** Creates the formulas of a schema; each is compiled on first use. A formula that does not compile throws the engine's error then. */
export function createFormulas(schema: Schema): Formulas {
  const rules = new Map<ObjectSchema, readonly BoundRule[]>();
  const fields = new Map<FieldSchema, BoundFormula>();
  const defaults = new Map<FieldSchema, BoundFormula>();
  const cached = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    let value = map.get(key);
    if (value === undefined) map.set(key, (value = make()));
    return value;
  };
  const formulas: Formulas = {
    rules: (object) =>
      cached(rules, object, () =>
        object.validationRules
          .filter((rule) => rule.active)
          .map((rule) => ({ rule, condition: bind(formulas, schema, object, compileRule(schema, object, rule)) })),
      ),
    field: (object, field) =>
      cached(fields, field, () => bind(formulas, schema, object, compileField(schema, object, field))),
    defaultValue: (object, field) =>
      cached(defaults, field, () => bind(formulas, schema, object, compileDefault(schema, object, field))),
    rawValue: (object, field, view) => evaluateQuietly(formulas.field(object, field), view),
    fieldValue: (object, field, view) => toStored(field, formulas.rawValue(object, field, view)),
  };
  return formulas;
}

/** Compiles a validation rule's condition; throws the engine's error with its position. */
export function compileRule(schema: Schema, object: ObjectSchema, rule: ValidationRuleSchema): CompiledFormula {
  return compileFormula(rule.formula, {
    place: 'rule',
    blanks: 'asBlank',
    returns: 'Boolean',
    field: (path) => formulaFieldOf(schema, object, path),
  });
}

/** Compiles a formula field. */
export function compileField(schema: Schema, object: ObjectSchema, field: FieldSchema): CompiledFormula {
  return compileFormula(field.formula?.source ?? '', {
    place: 'field',
    blanks: field.formula?.blanks ?? 'asZero',
    returns: formulaTypeOf(field),
    field: (path) => formulaFieldOf(schema, object, path),
  });
}

/** Compiles a field's default value. A picklist's default is a text. */
export function compileDefault(schema: Schema, object: ObjectSchema, field: FieldSchema): CompiledFormula {
  const type = formulaTypeOf(field);
  const returns: FormulaType = type === 'Picklist' || type === 'MultiPicklist' ? 'Text' : type;
  return compileFormula(field.defaultFormula ?? '', {
    place: 'default',
    blanks: 'asZero',
    returns,
    field: (path) => (path[0]?.startsWith('$') === true ? formulaFieldOf(schema, object, path) : undefined),
  });
}

function bind(formulas: Formulas, schema: Schema, object: ObjectSchema, compiled: CompiledFormula): BoundFormula {
  const readers = new Map<string, PathReader>();
  for (const path of compiled.references) readers.set(path.join('.'), bindPath(formulas, schema, object, path));
  return { compiled, readers };
}

/** Evaluates a formula for one record. Throws the engine's run-time error. */
export function evaluate(formula: BoundFormula, view: RecordView): FormulaValue {
  const { readers } = formula;
  const read = (key: string, from: RecordView): FormulaInput => readers.get(key)?.(from);
  const priorView: RecordView = view.prior === undefined ? view : { ...view, row: view.prior };
  return formula.compiled.evaluate({
    field: (path) => read(path.length === 1 ? path[0]! : path.join('.'), view),
    prior: (field) => read(field, priorView),
    isNew: view.isNew,
    now: view.world.now,
    timeZone: view.world.user.timeZone,
  });
}

/**
 * As `evaluate`, but returns null when the evaluation fails. Formula fields use it: over the API, Salesforce returns `#Error!` as null.
 */
export function evaluateQuietly(formula: BoundFormula, view: RecordView): FormulaValue {
  try {
    return evaluate(formula, view);
  } catch {
    return null;
  }
}

/** Converts a formula's result to a stored value: numbers are rounded to the field's scale, percents multiplied by 100. */
export function toStored(field: FieldSchema, value: FormulaValue): StoredValue {
  if (field.type === 'boolean') return value === true;
  if (value === null) return null;
  if (value instanceof Decimal) {
    const number = field.type === 'percent' ? value.times(100) : value;
    return number.toDecimalPlaces(field.scale, Decimal.ROUND_HALF_UP).toNumber();
  }
  return typeof value === 'string' && value === '' ? null : value;
}
