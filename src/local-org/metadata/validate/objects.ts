import { decodeValue } from '../../schema/build.ts';
import type { SchemaComponent } from '../../schema/component.ts';
import { findField, findObject } from '../../schema/lookup.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { childOf, listOf, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { duplicateValues } from './customField.ts';
import { ruleFormulaProblems } from './formula.ts';
import { isDeveloperName, problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/** What is wrong with an object's own attributes. */
export function customObjectProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  if (!fullName.endsWith('__c')) {
    return findObject(context.schema, fullName) === undefined
      ? [problem(`Unknown standard object: \`${fullName}\``)]
      : [];
  }
  const plain = fullName.slice(0, -3);
  if (!isDeveloperName(plain) || plain.length > 40) {
    return [
      problem(
        `\`${fullName}\` is no valid object name: at most 40 letters, digits and single underscores, then \`__c\`.`,
      ),
    ];
  }
  if (textOf(body, 'customSettingsType') !== undefined) return customSettingProblems(fullName, body, context);
  const problems: Problem[] = [];
  for (const element of ['label', 'pluralLabel'] as const) {
    if ((textOf(body, element) ?? '') === '')
      problems.push(problem(`Must specify a non-empty ${element} for the CustomObject`));
  }
  const nameField = childOf(body, 'nameField');
  const type = nameField === undefined ? undefined : textOf(nameField, 'type');
  if (type !== 'Text' && type !== 'AutoNumber') {
    problems.push(problem('Must specify a nameField of type Text or AutoNumber'));
  } else if (type === 'AutoNumber' && textOf(nameField ?? {}, 'displayFormat') === undefined) {
    problems.push(problem("Must specify 'displayFormat' for a nameField of type AutoNumber"));
  }
  const object = findObject(context.schema, fullName);
  const sharing = textOf(body, 'sharingModel') ?? 'ReadWrite';
  const detail = [...(object?.fields.values() ?? [])].some((field) => field.relationship === 'masterDetail');
  if (detail && sharing !== 'ControlledByParent') {
    problems.push(
      problem(`Cannot set sharingModel to ${sharing} on a CustomObject with a MasterDetail relationship field`),
    );
  }
  if (!detail && sharing === 'ControlledByParent') {
    problems.push(
      problem(
        'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field',
      ),
    );
  }
  return problems;
}

/** Types of the fields that a custom setting can have. */
const SETTING_FIELDS: ReadonlySet<string> = new Set([
  ...['Checkbox', 'Currency', 'Date', 'DateTime', 'Email', 'Number', 'Percent', 'Phone', 'Text', 'TextArea', 'Url'],
]);

/** A custom setting has a label, no plural and no name field, and plain fields only. */
function customSettingProblems(fullName: string, body: XmlObject, context: ValidationContext): Problem[] {
  const kind = textOf(body, 'customSettingsType') ?? '';
  const fields = context
    .all('CustomField')
    .filter((field) => field.fullName.toLowerCase().startsWith(`${fullName.toLowerCase()}.`));
  return [
    ...((textOf(body, 'label') ?? '') === '' ? [problem('Must specify a non-empty label for the CustomObject')] : []),
    ...(kind === 'List' || kind === 'Hierarchy'
      ? []
      : [problem(`'${kind}' is not a valid value for the enum 'CustomSettingsType'`)]),
    ...fields
      .filter((field) => !SETTING_FIELDS.has(textOf(field.body, 'type') ?? ''))
      .map((field) =>
        problem(
          `A custom setting cannot have \`${field.fullName}\`: its type is ${textOf(field.body, 'type') ?? 'missing'}.`,
        ),
      ),
  ];
}

/** What is wrong with a validation rule. */
export function validationRuleProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = findObject(context.schema, objectName);
  const rule = object?.validationRules.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (object === undefined || rule === undefined) {
    return [problem(`The object \`${objectName}\` of the validation rule \`${name}\` does not exist.`)];
  }
  const problems: Problem[] = [];
  if (name.length > 40)
    problems.push(problem(`Validation rule name is too long: ${name.length} characters; the most is 40.`));
  if (!isDeveloperName(name)) {
    problems.push(
      problem(`\`${name}\` is no valid rule name: letters, digits and single underscores, a letter first.`),
    );
  }
  if (rule.message === '') problems.push(problem('Must specify an errorMessage for the ValidationRule'));
  if (rule.message.length > 255) {
    problems.push(problem(`Error message is too long: ${rule.message.length} characters; the most is 255.`));
  }
  if ((textOf(body, 'description') ?? '').length > 255)
    problems.push(problem('Description is too long: the most is 255 characters.'));
  if (rule.errorField !== undefined) {
    const field = findField(object, rule.errorField);
    if (field === undefined)
      problems.push(problem(`errorDisplayField: \`${rule.errorField}\` is no field of ${object.name}.`));
    else if (field.summary !== undefined) {
      problems.push(problem(`errorDisplayField: \`${field.name}\` is a roll-up summary and cannot show errors.`));
    }
  }
  const most = context.allowance('activeRulesPerObject');
  // An org that is over its allowance may still switch rules off.
  if (rule.active && object.validationRules.filter((one) => one.active).length > most) {
    problems.push(problem(`You have reached the maximum number of ${most} active validation rules on ${object.name}`));
  }
  return [...problems, ...ruleFormulaProblems(context.schema, object, rule)];
}

/** What is wrong with a record type. */
export function recordTypeProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = findObject(context.schema, objectName);
  if (object === undefined) return [problem(`The object \`${objectName}\` does not exist.`)];
  const process = textOf(body, 'businessProcess') ?? '';
  return [
    ...listOf(body, 'picklistValues').flatMap((item) => picklistProblems(object, item)),
    ...(process !== '' && context.find('BusinessProcess', `${objectName}.${process}`) === undefined
      ? [problem(`In field: businessProcess - no BusinessProcess named ${objectName}.${process} found`)]
      : []),
    ...(isDeveloperName(name) ? [] : [problem(`\`${name}\` is no valid record type name.`)]),
    ...((textOf(body, 'label') ?? '') === '' ? [problem('Must specify a non-empty label for the RecordType')] : []),
  ];
}

function picklistProblems(object: ObjectSchema, item: XmlObject): Problem[] {
  const name = textOf(item, 'picklist') ?? '';
  const field = findField(object, name);
  if (field?.type !== 'picklist' && field?.type !== 'multipicklist') {
    return [problem(`In field: picklist - no picklist field named ${object.name}.${name} found`)];
  }
  return listOf(item, 'values').flatMap((value) => {
    const text = decodeValue(textOf(value, 'fullName') ?? '');
    const known = field.picklistValues.some((one) => one.value === text);
    return known ? [] : [problem(`Picklist value: ${text} in picklist: ${field.name} not found`)];
  });
}

/** What is wrong with a global or standard value set. */
export function valueSetProblems({ type, fullName, body }: SchemaComponent): Problem[] {
  const element = type === 'GlobalValueSet' ? 'customValue' : 'standardValue';
  const values = listOf(body, element).map((value) => textOf(value, 'fullName') ?? '');
  const problems = duplicateValues(values);
  if (values.length === 0) problems.push(problem(`The value set \`${fullName}\` has no values.`));
  if (values.length > 1000) problems.push(problem(`The value set \`${fullName}\` has more than 1000 values.`));
  if (type === 'GlobalValueSet' && (textOf(body, 'masterLabel') ?? '') === '') {
    problems.push(problem('Must specify a masterLabel for the GlobalValueSet'));
  }
  return problems;
}

/** What is wrong with a custom label. */
export function customLabelProblems({ fullName, body }: SchemaComponent): Problem[] {
  const value = textOf(body, 'value') ?? '';
  return [
    ...(isDeveloperName(fullName) ? [] : [problem(`\`${fullName}\` is no valid label name.`)]),
    ...(value === '' ? [problem(`The label \`${fullName}\` has no value.`)] : []),
    ...(value.length > 1000 ? [problem(`The label \`${fullName}\` is longer than 1000 characters.`)] : []),
    ...(textOf(body, 'shortDescription') === undefined
      ? [problem(`The label \`${fullName}\` has no shortDescription.`)]
      : []),
  ];
}
