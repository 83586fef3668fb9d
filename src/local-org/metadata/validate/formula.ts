import { FormulaError } from '../../../formula/index.ts';
import type { CompiledFormula } from '../../../formula/types.ts';
import { compileDefault, compileField, compileRule } from '../../schema/formulas.ts';
import { findField, findObject, resolveField } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema, ValidationRuleSchema } from '../../schema/types.ts';
import type { Problem } from './types.ts';

/** Salesforce stores at most this many bytes of a formula. */
const MAX_BYTES = 4000;

/** What is wrong with a rule's condition. */
export function ruleFormulaProblems(schema: Schema, object: ObjectSchema, rule: ValidationRuleSchema): Problem[] {
  return attempt(() => compileRule(schema, object, rule));
}

/** What is wrong with a formula field, including formulas that refer to each other in a cycle. */
export function fieldFormulaProblems(schema: Schema, object: ObjectSchema, field: FieldSchema): Problem[] {
  const faults = attempt(() => compileField(schema, object, field));
  if (faults.length > 0) return faults;
  return isCircular(schema, object, field)
    ? [{ message: `Formula error: \`${field.name}\` refers to itself, directly or through other formulas.` }]
    : [];
}

/** What is wrong with a field's default value formula. */
export function defaultFormulaProblems(schema: Schema, object: ObjectSchema, field: FieldSchema): Problem[] {
  return attempt(() => compileDefault(schema, object, field));
}

function attempt(compile: () => CompiledFormula): Problem[] {
  try {
    const { source } = compile();
    const bytes = Buffer.byteLength(source, 'utf8');
    if (bytes <= MAX_BYTES) return [];
    return [{ message: `Formula is too long (${bytes} bytes). Maximum length is ${MAX_BYTES} bytes.` }];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return [{ message: `Formula error at line ${error.line}, column ${error.column}: ${error.message}` }];
  }
}

function isCircular(schema: Schema, start: ObjectSchema, field: FieldSchema): boolean {
  const visited = new Set<FieldSchema>();
  const reaches = (object: ObjectSchema, from: FieldSchema): boolean => {
    if (visited.has(from)) return false;
    visited.add(from);
    return formulaReferences(schema, object, from).some(
      (reference) => reference.field === field || reaches(reference.object, reference.field),
    );
  };
  return reaches(start, field);
}

/** The fields that a formula field reads; none when it does not compile. */
export function formulaReferences(
  schema: Schema,
  object: ObjectSchema,
  field: FieldSchema,
): { object: ObjectSchema; field: FieldSchema; path: readonly string[] }[] {
  if (field.formula === undefined) return [];
  let compiled: CompiledFormula;
  try {
    compiled = compileField(schema, object, field);
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
  return compiled.references.flatMap((path) => {
    if (path[0]?.startsWith('$') === true) return [];
    const resolved = resolveField(schema, object, path);
    return 'unknown' in resolved ? [] : [{ object: resolved.object, field: resolved.field, path }];
  });
}

/** Why a roll-up cannot summarize the field: it would not be recalculated when the formula's value changes. Undefined if it can. */
export function summarizeProblem(schema: Schema, object: ObjectSchema, field: FieldSchema): string | undefined {
  if (field.formula === undefined) return undefined;
  if (/\b(?:NOW|TODAY|TIMENOW)\s*\(/i.test(field.formula.source)) return 'its formula depends on the present time';
  if (/\$\w+\./.test(field.formula.source)) return 'its formula reads a global variable';
  for (const reference of formulaReferences(schema, object, field)) {
    if (reference.path.length > 1) return 'its formula reads fields of another object';
    const nested = summarizeProblem(schema, object, reference.field);
    if (nested !== undefined) return nested;
  }
  return undefined;
}

/**
 * All formulas and roll-ups of the org that no longer work; after a deletion these are the components that still need the deleted one.
 */
export function brokenFormulas(schema: Schema): { type: string; fullName: string; problem: Problem }[] {
  const broken: { type: string; fullName: string; problem: Problem }[] = [];
  for (const object of schema.objects.values()) {
    for (const rule of object.validationRules) {
      for (const problem of ruleFormulaProblems(schema, object, rule)) {
        broken.push({ type: 'ValidationRule', fullName: `${object.name}.${rule.name}`, problem });
      }
    }
    for (const field of object.fields.values()) {
      const fullName = `${object.name}.${field.name}`;
      if (field.formula !== undefined) {
        for (const problem of fieldFormulaProblems(schema, object, field))
          broken.push({ type: 'CustomField', fullName, problem });
      }
      const { summary } = field;
      if (summary === undefined) continue;
      const child = findObject(schema, summary.childObject);
      const lost = [summary.foreignKey, summary.childField, ...summary.filters.map((filter) => filter.field)].find(
        (name) => name !== undefined && (child === undefined || findField(child, name) === undefined),
      );
      if (lost !== undefined) {
        const message = `The roll-up summary needs \`${summary.childObject}.${lost}\`, which does not exist.`;
        broken.push({ type: 'CustomField', fullName, problem: { message } });
      }
    }
  }
  return broken;
}
