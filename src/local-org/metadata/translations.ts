import type { SchemaComponent } from '../schema/component.ts';
import { splitTranslationName } from '../schema/translations.ts';
import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject, XmlValue } from '../xml/xmlValue.ts';

/** Types of which a deploy changes what it names and leaves the rest, and the element that identifies the entries of each list. */
const KEYS: Readonly<Record<string, string>> = {
  CustomObjectTranslation: 'name',
  GlobalValueSetTranslation: 'masterLabel',
  StandardValueSetTranslation: 'masterLabel',
  Translations: 'name',
};

/** Whether components of the type hold translations: a deploy merges them into the org's, and a retrieve writes them anew. */
export function isTranslation(type: string): boolean {
  return Object.hasOwn(KEYS, type);
}

/**
 * A deployed translation over the one that the org has: rules' messages may come with one package and fields' labels with another.
 * Lists are merged entry by entry; the forms of an object's name (`caseValues`) have no names and are taken as a whole.
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

/** Within a field, its picklist values are merged in their turn. */
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
 * The translation components that lose entries, or all, with a removed component: else one of the same name would come back translated.
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
