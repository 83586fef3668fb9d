import { compileFormula } from '../../src/formula/index.ts';
import type { CompiledFormula, FormulaField, FormulaInput } from '../../src/formula/index.ts';
import { sourceObjects } from './source.ts';
import type { SourceField, SourceObject, SourceRule } from './source.ts';

const objects = sourceObjects();

/** Standard fields and globals that our formulas read. */
const STANDARD: Readonly<Record<string, FormulaField>> = {
  'Opportunity.OwnerId': { type: 'Text' },
  'OpportunityLineItem.OpportunityId': { type: 'Text' },
  'OpportunityLineItem.Product2Id': { type: 'Text' },
  'DF_Gate_Override__c.CreatedById': { type: 'Text' },
  'DF_Pain_Point__c.Id': { type: 'Text' },
  '$User.Id': { type: 'Text' },
  '$Permission.DF_Approve_Gate_Overrides': { type: 'Boolean' },
  '$Permission.DF_Bypass_Stage_Gates': { type: 'Boolean' },
};

const TYPES: Readonly<Record<string, FormulaField['type']>> = {
  Checkbox: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Number: 'Number',
  Summary: 'Number',
  Picklist: 'Picklist',
};

/** What a path means on an object, following lookups and master-details of our own fields. */
function fieldAt(object: string, path: readonly string[]): FormulaField | undefined {
  const [head = '', ...rest] = path;
  if (head.startsWith('$')) return STANDARD[path.join('.')];
  if (rest.length > 0) {
    const parent = objects.get(object)?.fields.get(head.replace(/__r$/, '__c'))?.referenceTo;
    return parent === undefined ? undefined : fieldAt(parent, rest);
  }
  const field = objects.get(object)?.fields.get(head);
  if (field === undefined) return STANDARD[`${object}.${head}`];
  return { type: TYPES[field.type] ?? 'Text', longText: field.type === 'LongTextArea' };
}

export function compileRule(object: SourceObject, rule: SourceRule): CompiledFormula {
  return compileFormula(rule.errorConditionFormula, {
    place: 'rule',
    blanks: 'asBlank',
    field: (path) => fieldAt(object.name, path),
    returns: 'Boolean',
  });
}

export function compileField(object: SourceObject, field: SourceField): CompiledFormula {
  return compileFormula(field.formula ?? '', {
    place: 'field',
    blanks: field.formulaTreatBlanksAs === 'BlankAsZero' ? 'asZero' : 'asBlank',
    field: (path) => fieldAt(object.name, path),
    returns: field.type === 'Number' ? 'Number' : 'Text',
  });
}

/** A record as formulas see it: stored fields by name, parents under `X__r`, globals under `$User` and `$Permission`. */
export interface Seen {
  readonly [name: string]: FormulaInput | Seen;
}

const NOW = new Date('2026-11-21T09:30:00.000Z');

/** A field's value on the record; formula fields of ours are computed. */
function read(object: string, record: Seen, path: readonly string[]): FormulaInput {
  const [head = '', ...rest] = path;
  const value = record[head];
  if (rest.length > 0) {
    if (typeof value !== 'object' || value === null) return null;
    const parent = objects.get(object)?.fields.get(head.replace(/__r$/, '__c'))?.referenceTo ?? object;
    return read(parent, value as Seen, rest);
  }
  const field = objects.get(object)?.fields.get(head);
  if (field?.formula === undefined || value !== undefined) return (value ?? null) as FormulaInput;
  return fieldValue(object, head, record);
}

/** Value of one of our formula fields. */
export function fieldValue(object: string, name: string, record: Seen): FormulaInput {
  const source = objects.get(object);
  const field = source?.fields.get(name);
  if (source === undefined || field === undefined) throw new Error(`no field ${object}.${name}`);
  return compileField(source, field).evaluate({ field: (path) => read(object, record, path), now: NOW });
}

/** Names of the rules that refuse the record: a new one, or one that was `prior` before. */
export function refusals(object: string, record: Seen, prior?: Seen): string[] {
  const source = objects.get(object);
  if (source === undefined) throw new Error(`no object ${object}`);
  return source.rules
    .filter(
      (rule) =>
        compileRule(source, rule).evaluate({
          field: (path) => read(object, record, path),
          prior: (name) => read(object, prior ?? record, [name]),
          isNew: prior === undefined,
          now: NOW,
        }) === true,
    )
    .map((rule) => rule.fullName)
    .sort();
}
