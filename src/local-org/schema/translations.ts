import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import type { SchemaComponent } from './component.ts';
import type { FieldSchema, ObjectDraft, PicklistValue, Translated } from './types.ts';

/** The language of what is not translated: that of the source, and of a new org. */
export const ORG_LANGUAGE = 'en_US';

/** The text in the language (`de`, or `de_AT` where only `de` is there), or the text of the source. */
export function inLanguage(text: string, translated: Translated | undefined, language: string): string {
  return translated?.[language] ?? translated?.[language.split('_')[0] ?? ''] ?? text;
}

/** Object and language of `Opportunity-de`; the language of `de` alone, which is how `Translations` are named. */
export function splitTranslationName(fullName: string): { of: string; language: string } {
  const hyphen = fullName.lastIndexOf('-');
  return { of: fullName.slice(0, Math.max(hyphen, 0)), language: fullName.slice(hyphen + 1) };
}

type ByType = ReadonlyMap<string, readonly SchemaComponent[]>;

/** The drafts with the translations that were deployed for them; translations of missing components are ignored. */
export function addTranslations(drafts: Map<string, ObjectDraft>, byType: ByType): void {
  const sets = valueSetTranslations(byType);
  for (const draft of sets.size === 0 ? [] : drafts.values()) {
    draft.fields = draft.fields.map((field) => withValueSet(field, sets.get(field.valueSetName ?? '')));
  }
  for (const { fullName, body } of byType.get('CustomObjectTranslation') ?? []) {
    const { of, language } = splitTranslationName(fullName);
    const draft = drafts.get(of.toLowerCase());
    if (draft !== undefined) drafts.set(of.toLowerCase(), translatedDraft(draft, language, body));
  }
}

/** Custom labels by language, then by name. */
export function labelTranslations(byType: ByType): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    (byType.get('Translations') ?? []).map(({ fullName, body }) => [fullName, textsByName(body, 'customLabels')]),
  );
}

function textsByName(body: XmlObject, element: string): Map<string, string> {
  return new Map(
    listOf(body, element).flatMap((item): [string, string][] => {
      const label = textOf(item, 'label') ?? '';
      return label === '' ? [] : [[textOf(item, 'name') ?? '', label]];
    }),
  );
}

type SetTranslations = readonly { readonly language: string; readonly values: ReadonlyMap<string, string> }[];

function valueSetTranslations(byType: ByType): Map<string, SetTranslations> {
  const sets = new Map<string, SetTranslations>();
  for (const type of ['GlobalValueSetTranslation', 'StandardValueSetTranslation']) {
    for (const { fullName, body } of byType.get(type) ?? []) {
      const { of, language } = splitTranslationName(fullName);
      sets.set(of, [...(sets.get(of) ?? []), { language, values: valuesOf(body, 'valueTranslation') }]);
    }
  }
  return sets;
}

/** Values are named by their label in the org's language, not by their API name. */
function valuesOf(body: XmlObject, element: string): Map<string, string> {
  return new Map(
    listOf(body, element).flatMap((item): [string, string][] => {
      const translation = textOf(item, 'translation') ?? '';
      return translation === '' ? [] : [[textOf(item, 'masterLabel') ?? '', translation]];
    }),
  );
}

function withValueSet(field: FieldSchema, translations: SetTranslations | undefined): FieldSchema {
  let picklistValues = field.picklistValues;
  for (const { language, values } of translations ?? []) {
    picklistValues = withValues(picklistValues, language, values);
  }
  return picklistValues === field.picklistValues ? field : { ...field, picklistValues };
}

function withValues(
  known: readonly PicklistValue[],
  language: string,
  values: ReadonlyMap<string, string>,
): readonly PicklistValue[] {
  if (values.size === 0) return known;
  return known.map((value) => {
    const label = values.get(value.label);
    return label === undefined ? value : { ...value, labels: { ...value.labels, [language]: label } };
  });
}

function translatedDraft(draft: ObjectDraft, language: string, body: XmlObject): ObjectDraft {
  const fields = new Map(listOf(body, 'fields').map((item) => [(textOf(item, 'name') ?? '').toLowerCase(), item]));
  const messages = new Map(
    listOf(body, 'validationRules').map((item) => [
      (textOf(item, 'name') ?? '').toLowerCase(),
      textOf(item, 'errorMessage'),
    ]),
  );
  const nameLabel = textOf(body, 'nameFieldLabel');
  const translated: ObjectDraft = {
    ...draft,
    labels: plus(draft.labels, language, nominative(body, 'false')),
    labelsPlural: plus(draft.labelsPlural, language, nominative(body, 'true')),
    fields: draft.fields.map((field) => {
      const item = fields.get(field.name.toLowerCase());
      if (item !== undefined) return translatedField(field, language, item);
      return field.nameField ? { ...field, labels: plus(field.labels, language, nameLabel) } : field;
    }),
  };
  if (draft.validationRules === undefined) return translated;
  return {
    ...translated,
    validationRules: draft.validationRules.map((rule) => ({
      ...rule,
      messages: plus(rule.messages, language, messages.get(rule.name.toLowerCase())),
    })),
  };
}

function translatedField(field: FieldSchema, language: string, item: XmlObject): FieldSchema {
  return {
    ...field,
    labels: plus(field.labels, language, textOf(item, 'label')),
    helpTexts: plus(field.helpTexts, language, textOf(item, 'help')),
    picklistValues: withValues(field.picklistValues, language, valuesOf(item, 'picklistValues')),
  };
}

/** An empty element is a text without a translation; retrieved files contain many of them. */
function plus(known: Translated | undefined, language: string, text: string | undefined): Translated {
  return text === undefined || text === '' ? (known ?? {}) : { ...known, [language]: text };
}

/** The object's name as a heading has it: languages with cases, articles or possessives name several. */
function nominative(body: XmlObject, plural: 'true' | 'false'): string | undefined {
  const plain = (item: XmlObject, element: string, value: string): boolean =>
    [undefined, '', value].includes(textOf(item, element));
  const found = listOf(body, 'caseValues').find(
    (item) =>
      textOf(item, 'plural') === plural &&
      plain(item, 'caseType', 'Nominative') &&
      plain(item, 'article', 'None') &&
      plain(item, 'possessive', 'None'),
  );
  return found === undefined ? undefined : textOf(found, 'value');
}
