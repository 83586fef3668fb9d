import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import type { SchemaComponent } from './component.ts';
import type { FieldSchema, ObjectDraft, PicklistValue, Translated } from './types.ts';

/** The language of untranslated texts, and of a new org. */
export const ORG_LANGUAGE = 'en_US';

/** The translation into the language, else into its base language (`de` for `de_AT`), else the untranslated text. */
export function inLanguage(text: string, translated: Translated | undefined, language: string): string {
  return translated?.[language] ?? translated?.[language.split('_')[0] ?? ''] ?? text;
}

/**
 * Splits `Opportunity-de` into name and language. A name without hyphen is a language, as in `Translations`: `de` → `{ of: '', language:
 * 'de' }`.
 */
export function splitTranslationName(fullName: string): { of: string; language: string } {
  const hyphen = fullName.lastIndexOf('-');
  return { of: fullName.slice(0, Math.max(hyphen, 0)), language: fullName.slice(hyphen + 1) };
}

type ByType = ReadonlyMap<string, readonly SchemaComponent[]>;

/** Adds the deployed translations to the drafts; translations of missing components are ignored. */
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

/** Translations by the value's label in the org's language, which identifies values in translation files. */
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
    labels: withTranslation(draft.labels, language, nominative(body, 'false')),
    labelsPlural: withTranslation(draft.labelsPlural, language, nominative(body, 'true')),
    fields: draft.fields.map((field) => {
      const item = fields.get(field.name.toLowerCase());
      if (item !== undefined) return translatedField(field, language, item);
      return field.nameField ? { ...field, labels: withTranslation(field.labels, language, nameLabel) } : field;
    }),
  };
  if (draft.validationRules === undefined) return translated;
  return {
    ...translated,
    validationRules: draft.validationRules.map((rule) => ({
      ...rule,
      messages: withTranslation(rule.messages, language, messages.get(rule.name.toLowerCase())),
    })),
  };
}

function translatedField(field: FieldSchema, language: string, item: XmlObject): FieldSchema {
  return {
    ...field,
    labels: withTranslation(field.labels, language, textOf(item, 'label')),
    helpTexts: withTranslation(field.helpTexts, language, textOf(item, 'help')),
    picklistValues: withValues(field.picklistValues, language, valuesOf(item, 'picklistValues')),
  };
}

/** Adds a translation. Empty elements mean "not translated"; retrieved files contain many of them. */
function withTranslation(known: Translated | undefined, language: string, text: string | undefined): Translated {
  return text === undefined || text === '' ? (known ?? {}) : { ...known, [language]: text };
}

/**
 * The object's name in the nominative, without article or possessive. Translation files of languages with cases contain several forms.
 */
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
