import { METADATA_FIELD_TYPES } from '../../schema/customField.ts';
import { findField, findObject } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { SchemaComponent } from '../../schema/component.ts';
import { childOf, isTrue, listOf, numberOf, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { defaultFormulaProblems, fieldFormulaProblems } from './formula.ts';
import { summaryProblems } from './summary.ts';
import { isDeveloperName, problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

const FORMULA_TYPES = new Set(['Checkbox', 'Currency', 'Date', 'DateTime', 'Number', 'Percent', 'Text', 'Time']);
const INDEXABLE_TYPES = new Set(['AutoNumber', 'Email', 'Number', 'Text']);
/** Objects that cannot be masters. */
const NO_MASTERS = new Set(['User', 'Lead']);

/** What is wrong with a custom field. */
export function customFieldProblems(component: SchemaComponent, context: ValidationContext): Problem[] {
  const [objectName = '', name = ''] = component.fullName.split('.');
  const { body } = component;
  const object = findObject(context.schema, objectName);
  if (object === undefined) return [problem(`The object \`${objectName}\` of the field \`${name}\` does not exist.`)];
  const field = findField(object, name);
  if (!name.endsWith('__c')) {
    return field === undefined || field.custom
      ? [problem(`\`${name}\` is no standard field of ${object.name}; names of custom fields end in \`__c\`.`)]
      : [];
  }
  const plain = name.slice(0, -3);
  if (!isDeveloperName(plain) || plain.length > 40) {
    return [
      problem(`\`${name}\` is no valid field name: at most 40 letters, digits and single underscores, then \`__c\`.`),
    ];
  }
  const type = textOf(body, 'type');
  if (type === undefined || !METADATA_FIELD_TYPES.has(type)) {
    return [problem(`'${type ?? ''}' is not a valid value for the enum 'FieldType'`)];
  }
  if (field === undefined) return [];
  return [
    ...((textOf(body, 'label') ?? '') === '' ? [problem('Must specify a non-empty label for the CustomField')] : []),
    ...((textOf(body, 'label') ?? '').length > 40
      ? [problem(`The label of \`${name}\` is longer than 40 characters.`)]
      : []),
    ...((textOf(body, 'inlineHelpText') ?? '').length > 510
      ? [problem(`The help text of \`${name}\` is longer than 510 characters.`)]
      : []),
    ...typeProblems({ type, body, context, object, field }),
    ...changeProblems(object, field, context),
  ];
}

/** A deployed field: its metadata, and what the schema makes of it. */
interface FieldCase {
  /** The metadata type, e.g. `MasterDetail`. */
  readonly type: string;
  readonly body: XmlObject;
  readonly context: ValidationContext;
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

function typeProblems({ type, body, context, object, field }: FieldCase): Problem[] {
  const problems: Problem[] = [];
  const demand = (...elements: string[]): void => {
    for (const element of elements) {
      if (body[element] === undefined)
        problems.push(problem(`Must specify '${element}' for a CustomField of type ${type}`));
    }
  };
  if (textOf(body, 'formula') !== undefined) {
    if (!FORMULA_TYPES.has(type)) return [problem(`A field of type ${type} cannot have a formula.`)];
    if (['Number', 'Currency', 'Percent'].includes(type)) demand('precision', 'scale');
    return [...problems, ...fieldFormulaProblems(context.schema, object, field)];
  }
  if (type === 'Number' || type === 'Currency' || type === 'Percent') {
    demand('precision', 'scale');
    const precision = numberOf(body, 'precision') ?? 1;
    const scale = numberOf(body, 'scale') ?? 0;
    if (precision < 1 || precision > 18 || scale < 0 || scale > precision) {
      problems.push(
        problem(`Precision ${precision} and scale ${scale} do not fit: precision is 1 to 18, scale at most precision.`),
      );
    }
  }
  if (type === 'Text') {
    demand('length');
    problems.push(...between(body, 'length', 1, 255));
  }
  if (type === 'LongTextArea' || type === 'Html') {
    demand('length', 'visibleLines');
    problems.push(...between(body, 'length', 256, 131_072));
  }
  if (type === 'AutoNumber') demand('displayFormat');
  if (type === 'Checkbox') demand('defaultValue');
  if (type === 'Picklist' || type === 'MultiselectPicklist') problems.push(...picklistProblems(type, body, context));
  if (type === 'Lookup' || type === 'MasterDetail')
    problems.push(...referenceProblems({ type, body, context, object, field }));
  if (type === 'Summary') problems.push(...summaryProblems(body, context, object, field));
  if ((isTrue(body, 'unique') || isTrue(body, 'externalId')) && !INDEXABLE_TYPES.has(type)) {
    problems.push(problem(`A field of type ${type} can be neither unique nor an external id.`));
  }
  if (field.defaultFormula !== undefined && type !== 'Checkbox') {
    problems.push(...defaultFormulaProblems(context.schema, object, field));
  }
  if (body.lookupFilter !== undefined) {
    problems.push({ message: `The local org does not apply the lookup filter of \`${field.name}\`.`, warning: true });
  }
  return problems;
}

function between(body: XmlObject, element: string, least: number, most: number): Problem[] {
  const value = numberOf(body, element);
  if (value === undefined || (value >= least && value <= most)) return [];
  return [problem(`Value for ${element} is ${value}; it must be between ${least} and ${most}.`)];
}

function picklistProblems(type: string, body: XmlObject, context: ValidationContext): Problem[] {
  const valueSet = childOf(body, 'valueSet');
  if (valueSet === undefined) return [problem(`Must specify 'valueSet' for a CustomField of type ${type}`)];
  const name = textOf(valueSet, 'valueSetName');
  if (name !== undefined) {
    const known = context.find('GlobalValueSet', name) ?? context.find('StandardValueSet', name);
    return known === undefined ? [problem(`Picklist value set not found: ${name}`)] : [];
  }
  const values = listOf(childOf(valueSet, 'valueSetDefinition') ?? {}, 'value').map(
    (value) => textOf(value, 'fullName') ?? '',
  );
  return [
    ...(values.length === 0 ? [problem('A picklist needs at least one value.')] : []),
    ...duplicateValues(values),
  ];
}

/** Values that a value set has twice. */
export function duplicateValues(values: readonly string[]): Problem[] {
  const lower = values.map((value) => value.toLowerCase());
  const twice = values.filter((_value, index) => lower.indexOf(lower[index] ?? '') !== index);
  return twice.map((value) => problem(`Duplicate value in the value set: ${value}`));
}

function referenceProblems({ type, body, context, object, field }: FieldCase): Problem[] {
  const problems: Problem[] = [];
  const target = textOf(body, 'referenceTo') ?? '';
  const parent = findObject(context.schema, target);
  if (parent === undefined)
    return [problem(`referenceTo value of '${target}' does not resolve to a valid sObject type`)];
  if (type === 'MasterDetail') {
    if (field.childRelationshipName === undefined) {
      problems.push(problem(`Must specify 'relationshipName' for a CustomField of type ${type}`));
    }
    if (!object.custom) problems.push(problem(`The standard object ${object.name} cannot be a detail.`));
    if (NO_MASTERS.has(parent.name)) problems.push(problem(`${parent.name} cannot be the master of another object.`));
    const masters = [...object.fields.values()].filter((one) => one.relationship === 'masterDetail');
    if (masters.length > 2) problems.push(problem(`${object.name} has more than 2 master-detail fields.`));
  } else if (isTrue(body, 'required') && field.onDelete === 'setNull') {
    problems.push(problem('Must specify either cascade delete or restrict delete for required lookup foreign key.'));
  }
  const same = parent.childRelationships.filter(
    (child) => child.relationshipName.toLowerCase() === field.childRelationshipName?.toLowerCase(),
  );
  if (same.length > 1) {
    const others = same.map((child) => `${child.childObject}.${child.field}`).join(', ');
    problems.push(
      problem(
        `Duplicate child relationship name on ${parent.name}: ${textOf(body, 'relationshipName') ?? ''} (${others})`,
      ),
    );
  }
  return problems;
}

/** Problems of a change that Salesforce does not allow: formula, roll-up, reference and stored value cannot replace each other. */
function changeProblems(object: ObjectSchema, field: FieldSchema, context: ValidationContext): Problem[] {
  const oldObject = findObject(context.before, object.name);
  const old = oldObject === undefined ? undefined : findField(oldObject, field.name);
  if (old === undefined) return [];
  const category = (one: FieldSchema): string =>
    one.formula !== undefined
      ? 'formula'
      : one.summary !== undefined
        ? 'roll-up summary'
        : one.type === 'reference'
          ? 'reference'
          : 'value';
  if (category(old) !== category(field)) {
    return [problem(`Cannot change the field ${field.name} from a ${category(old)} to a ${category(field)}.`)];
  }
  if (kindOf(old) !== kindOf(field)) {
    return [problem(`Cannot change the type of ${field.name} from ${old.type} to ${field.type}.`)];
  }
  if (field.type === 'reference' && old.referenceTo[0] !== field.referenceTo[0]) {
    return [
      problem(`Cannot change referenceTo of ${field.name} from ${old.referenceTo[0]} to ${field.referenceTo[0]}.`),
    ];
  }
  return [];
}

/** A group of types with compatible stored values: a field may change its type within a group. */
function kindOf(field: FieldSchema): string {
  if (['int', 'double', 'currency', 'percent'].includes(field.type)) return 'number';
  const text = ['string', 'textarea', 'picklist', 'multipicklist', 'email', 'phone', 'url'].includes(field.type);
  return text ? 'text' : field.type;
}
