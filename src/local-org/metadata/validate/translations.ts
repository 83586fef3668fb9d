import type { SchemaComponent } from '../../schema/component.ts';
import { findField, findObject } from '../../schema/lookup.ts';
import { splitTranslationName } from '../../schema/translations.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { childOf, listOf, textOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { problem } from './types.ts';
import type { Problem, ValidationContext } from './types.ts';

/** Languages that this org has when Translation Workbench is on, by Salesforce's keys. */
const TRANSLATION_LANGUAGES: ReadonlySet<string> = new Set(['de', 'en_US', 'es', 'fr']);

/** Salesforce's message for an org without Translation Workbench, and for a language that is not enabled. */
const NOT_AVAILABLE = 'Not available for deploy for this organization';

function languageProblems(language: string, context: ValidationContext): Problem[] {
  return context.translationWorkbench && TRANSLATION_LANGUAGES.has(language) ? [] : [problem(NOT_AVAILABLE)];
}

/** Elements of a `Translations` file and the type that each refers to; undefined for types that this org does not have. */
const TRANSLATED: Readonly<Record<string, string | undefined>> = {
  ...{ customApplications: 'CustomApplication', customLabels: 'CustomLabel', customTabs: 'CustomTab' },
  ...{ customDataTypeTranslations: undefined, customPageWebLinks: undefined, flowDefinitions: undefined },
  ...{ prompts: undefined, quickActions: undefined, reportTypes: 'ReportType', scontrols: undefined },
};

/** What is wrong with a `Translations` file: custom labels, tabs and apps in one language. */
export function translationsProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  const unavailable = languageProblems(fullName, context);
  if (unavailable.length > 0) return unavailable;
  const ofElement = (element: string): Problem[] => {
    if (!Object.hasOwn(TRANSLATED, element))
      return [problem(`Element ${element} invalid at this location in type Translations`)];
    const type = TRANSLATED[element];
    if (type === undefined) return [];
    return names(body, element)
      .filter((name) => context.find(type, name) === undefined)
      .map((name) => problem(`In field: name - no ${type} named ${name} found`));
  };
  const elements = Object.keys(body).filter((element) => !element.startsWith('#') && element !== 'fullName');
  return [...elements.flatMap(ofElement), ...tooLong(body, 'customLabels', 'label', 1000)];
}

/** What is wrong with the translations of a value set; values are named by their label in the org's language. */
export function valueSetTranslationProblems(
  { type, fullName, body }: SchemaComponent,
  context: ValidationContext,
): Problem[] {
  const { of, language } = splitTranslationName(fullName);
  const unavailable = languageProblems(language, context);
  if (unavailable.length > 0) return unavailable;
  const setType = type.slice(0, -'Translation'.length);
  const set = context.find(setType, of);
  const element = setType === 'GlobalValueSet' ? 'customValue' : 'standardValue';
  // Standard value sets exist without being deployed.
  const used = [...context.schema.objects.values()].flatMap((object) =>
    [...object.fields.values()].filter((field) => field.valueSetName === of),
  );
  if (set === undefined && used.length === 0) return [problem(`no ${setType} named ${of} found`)];
  const labels = new Set([
    ...(set === undefined ? [] : listOf(set.body, element).map((value) => textOf(value, 'label') ?? '')),
    ...used.flatMap((field) => field.picklistValues.map((value) => value.label)),
  ]);
  return [
    ...unknownValues(body, 'valueTranslation', of, labels),
    ...tooLong(body, 'valueTranslation', 'translation', 255),
  ];
}

function unknownValues(body: XmlObject, element: string, of: string, labels: ReadonlySet<string>): Problem[] {
  return listOf(body, element)
    .map((value) => textOf(value, 'masterLabel') ?? '')
    .filter((label) => !labels.has(label))
    .map((label) => problem(`Picklist value: ${label} in picklist: ${of} not found`));
}

/** What is wrong with the translations of an object: its names, fields, picklist values and rules' messages. */
export function objectTranslationProblems({ fullName, body }: SchemaComponent, context: ValidationContext): Problem[] {
  const { of, language } = splitTranslationName(fullName);
  const unavailable = languageProblems(language, context);
  if (unavailable.length > 0) return unavailable;
  const object = findObject(context.schema, of);
  if (object === undefined) return [problem(`Entity of type 'CustomObject' named '${of}' cannot be found`)];
  return [
    ...listOf(body, 'fields').flatMap((item) => fieldProblems(object, item)),
    ...names(body, 'validationRules')
      .filter((name) => !object.validationRules.some((rule) => rule.name.toLowerCase() === name.toLowerCase()))
      .map((name) => problem(`In field: name - no ValidationRule named ${object.name}.${name} found`)),
    ...tooLong(body, 'validationRules', 'errorMessage', 255),
  ];
}

function fieldProblems(object: ObjectSchema, item: XmlObject): Problem[] {
  const name = textOf(item, 'name') ?? '';
  const field = findField(object, name);
  if (field === undefined) return [problem(`In field: name - no CustomField named ${object.name}.${name} found`)];
  const labels = new Set(field.picklistValues.map((value) => value.label));
  return [
    ...lengthProblems(item, 'label', 40, name),
    ...lengthProblems(item, 'help', 510, name),
    ...inlineValueProblems(field, item),
    ...unknownValues(item, 'picklistValues', `${object.name}.${name}`, labels),
  ];
}

/** Values of a global value set are translated with the set. */
function inlineValueProblems(field: FieldSchema, item: XmlObject): Problem[] {
  if (field.valueSetName === undefined || childOf(item, 'picklistValues') === undefined) return [];
  return [
    problem(
      `The values of \`${field.name}\` belong to the value set \`${field.valueSetName}\`: translate them in its own file.`,
    ),
  ];
}

function names(body: XmlObject, element: string): string[] {
  return listOf(body, element).map((item) => textOf(item, 'name') ?? '');
}

function tooLong(body: XmlObject, list: string, element: string, most: number): Problem[] {
  return listOf(body, list).flatMap((item) =>
    lengthProblems(item, element, most, textOf(item, 'name') ?? textOf(item, 'masterLabel') ?? ''),
  );
}

function lengthProblems(item: XmlObject, element: string, most: number, name: string): Problem[] {
  const { length } = textOf(item, element) ?? '';
  if (length <= most) return [];
  return [problem(`The ${element} of \`${name}\` is too long: ${length} characters; the most is ${most}.`)];
}
