import type { SchemaComponent } from '../schema/component.ts';
import { splitTranslationName } from '../schema/translations.ts';
import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject, XmlValue } from '../xml/xmlValue.ts';

/** Types whose deployed components are merged into the stored ones, with the element that identifies the entries of their lists. */
const KEYS: Readonly<Record<string, string>> = {
  CustomObjectTranslation: 'name',
  GlobalValueSetTranslation: 'masterLabel',
  StandardValueSetTranslation: 'masterLabel',
  Translations: 'name',
};

/** Whether the type contains translations: a deploy merges them into the stored ones, and a retrieve generates their files. */
export function isTranslation(type: string): boolean {
  return Object.hasOwn(KEYS, type);
}

/**
 * Merges a deployed translation into the stored one, since one package can contain the translations of rules and another those of fields.
 * Lists are merged entry by entry; the forms of an object's name (`caseValues`) have no names and are replaced as a whole.
 */
export function mergeTranslation(type: string, old: XmlObject, deployed: XmlObject): XmlObject {
  const key = KEYS[type] ?? 'name';
  const merged: Record<string, XmlValue> = { ...old };
  for (const [element, value] of Object.entries(deployed)) {
    const entries = listOf(deployed, element);
    const named = entries.length > 0 && entries.every((entry) => textOf(entry, key) !== undefined);
    merged[element] = named ? mergedList(key, listOf(old, element), entries) : value;
  }
  return merged;
}

function mergedList(key: string, old: readonly XmlObject[], entries: readonly XmlObject[]): XmlObject[] {
  const byName = new Map(old.map((entry) => [textOf(entry, key) ?? '', entry]));
  for (const entry of entries) {
    const name = textOf(entry, key) ?? '';
    byName.set(name, mergedEntry(byName.get(name) ?? {}, entry));
  }
  return [...byName.values()];
}

/** Merges one entry; the picklist values within a field are merged by label. */
function mergedEntry(old: XmlObject, entry: XmlObject): XmlObject {
  const values = listOf(entry, 'picklistValues');
  const merged = { ...old, ...entry };
  if (values.length === 0) return merged;
  return { ...merged, picklistValues: mergedList('masterLabel', listOf(old, 'picklistValues'), values) };
}

const REMOVED_WITH: Readonly<Record<string, readonly [string, string]>> = {
  CustomField: ['CustomObjectTranslation', 'fields'],
  ValidationRule: ['CustomObjectTranslation', 'validationRules'],
  CustomLabel: ['Translations', 'customLabels'],
  CustomApplication: ['Translations', 'customApplications'],
  CustomTab: ['Translations', 'customTabs'],
};

/**
 * Finds the translations of a removed component and removes them; otherwise a new component of the same name would be translated.
 * @returns `undefined` as body where the whole translation goes, as with its object
 */
export function withoutTranslationsOf<Component extends SchemaComponent>(
  removed: SchemaComponent,
  all: readonly Component[],
): { component: Component; body: XmlObject | undefined }[] {
  const whole: Readonly<Record<string, string>> = {
    CustomObject: 'CustomObjectTranslation',
    GlobalValueSet: 'GlobalValueSetTranslation',
  };
  const ofWhole = whole[removed.type];
  if (ofWhole !== undefined) {
    return all
      .filter((one) => one.type === ofWhole && isSame(splitTranslationName(one.fullName).of, removed.fullName))
      .map((component) => ({ component, body: undefined }));
  }
  const [type, element] = REMOVED_WITH[removed.type] ?? [];
  if (type === undefined || element === undefined) return [];
  const dot = removed.fullName.indexOf('.');
  const name = removed.fullName.slice(dot + 1);
  return all.flatMap((component) => {
    if (component.type !== type) return [];
    if (dot > 0 && !isSame(splitTranslationName(component.fullName).of, removed.fullName.slice(0, dot))) return [];
    const entries = listOf(component.body, element);
    const kept = entries.filter((entry) => !isSame(textOf(entry, 'name') ?? '', name));
    return kept.length === entries.length ? [] : [{ component, body: { ...component.body, [element]: kept } }];
  });
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
