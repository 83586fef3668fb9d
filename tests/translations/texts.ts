import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { labelFiles } from '../../scripts/build/page-layout.ts';
import { MAIN, ROOT, sourceObjects } from '../metadata/source.ts';

export const LANGUAGES = ['de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What people read, by what it is: `label DF_Save`, `field Opportunity.DF_Playbook_Pin__c`, `value DF_Evidence: Heard`, `report type DF_Deals`, `rule …`. */
export type Texts = ReadonlyMap<string, string>;

const TRANSLATIONS = join(ROOT, 'force-app/translations/main/default');

type Xml = Record<string, unknown>;

/** Elements that may repeat: always read as lists. */
const LISTS = ['caseValues', 'customApplications', 'customLabels', 'customTabs', 'fields', 'labels', 'picklistValues'];
LISTS.push('validationRules', 'value', 'valueTranslation', 'customValue', 'reportTypes', 'sections');

function read(path: string): Xml {
  const parser = new XMLParser({
    parseTagValue: false,
    isArray: (name, path) => LISTS.includes(name) && !/(labels|caseValues)\.value$/.test(String(path)),
  });
  const [root] = Object.entries(parser.parse(readFileSync(path, 'utf8')) as Xml).filter(([name]) => name !== '?xml');
  return typeof root?.[1] === 'object' && root[1] !== null ? (root[1] as Xml) : {};
}

const list = (node: Xml, element: string): Xml[] => (node[element] ?? []) as Xml[];
const text = (node: Xml, element: string): string => String(node[element] ?? '');

/** Every text of the app that is to be translated, in English. */
export function sourceTexts(): Texts {
  const texts = new Map<string, string>();
  for (const label of labelFiles(ROOT).flatMap((file) => list(read(file), 'labels'))) {
    texts.set(`label ${text(label, 'fullName')}`, text(label, 'value'));
  }
  for (const path of globSync('globalValueSets/*.xml', { cwd: MAIN })) {
    for (const value of list(read(join(MAIN, path)), 'customValue')) {
      const label = text(value, 'label');
      texts.set(`value ${basename(path, '.globalValueSet-meta.xml')}: ${label}`, label);
    }
  }
  for (const [kind, folder, suffix] of [
    ['tab', 'tabs', 'tab'],
    ['app', 'applications', 'app'],
  ] as const) {
    for (const path of globSync(`${folder}/*.xml`, { cwd: MAIN })) {
      const label = text(read(join(MAIN, path)), 'label');
      // The tab of an object or of a page takes its label from there.
      if (label !== '') texts.set(`${kind} ${basename(path, `.${suffix}-meta.xml`)}`, label);
    }
  }
  for (const path of globSync('reportTypes/*.xml', { cwd: MAIN })) {
    const name = basename(path, '.reportType-meta.xml');
    for (const [key, text] of reportTypeTexts(name, read(join(MAIN, path)), 'masterLabel')) texts.set(key, text);
  }
  for (const [name, text] of objectTexts()) texts.set(name, text);
  return texts;
}

/**
 * The label, description and section headings of a report type.
 * @param key the element with the English heading of a section
 */
function reportTypeTexts(name: string, type: Xml, key: 'masterLabel' | 'name'): Texts {
  const texts = new Map([
    [`report type ${name}`, text(type, 'label')],
    [`report description ${name}`, text(type, 'description')],
  ]);
  const shown = key === 'name' ? 'label' : key;
  for (const one of list(type, 'sections')) texts.set(`report section ${name}: ${text(one, key)}`, text(one, shown));
  return texts;
}

function objectTexts(): Texts {
  const texts = new Map<string, string>();
  for (const { name, settings, fields, rules } of sourceObjects().values()) {
    if (settings !== undefined) {
      texts.set(`object ${name}`, text(settings, 'label'));
      texts.set(`objects ${name}`, text(settings, 'pluralLabel'));
      texts.set(`name field ${name}`, text((settings['nameField'] ?? {}) as Xml, 'label'));
    }
    for (const field of fields.values()) {
      const key = `${name}.${field.fullName}`;
      texts.set(`field ${key}`, field.label);
      if (field.inlineHelpText !== undefined) texts.set(`help ${key}`, field.inlineHelpText);
      const related = (field as unknown as Xml)['relationshipLabel'];
      if (related !== undefined) texts.set(`related list ${key}`, String(related));
      for (const value of field.valueSet?.valueSetDefinition?.value ?? []) {
        const label = text(value as unknown as Xml, 'label');
        texts.set(`value ${key}: ${label}`, label);
      }
    }
    for (const rule of rules) texts.set(`rule ${name}.${rule.fullName}`, rule.errorMessage);
  }
  return texts;
}

/** What the translations of a language say, by the same names. */
export function translatedTexts(language: Language): Texts {
  const texts = new Map<string, string>();
  const translations = read(join(TRANSLATIONS, `translations/${language}.translation-meta.xml`));
  for (const [kind, element] of [
    ['label', 'customLabels'],
    ['tab', 'customTabs'],
    ['app', 'customApplications'],
  ] as const) {
    for (const item of list(translations, element)) texts.set(`${kind} ${text(item, 'name')}`, text(item, 'label'));
  }
  for (const type of list(translations, 'reportTypes')) {
    for (const [key, value] of reportTypeTexts(text(type, 'name'), type, 'name')) texts.set(key, value);
  }
  const sets = `globalValueSetTranslations/*-${language}.globalValueSetTranslation-meta.xml`;
  for (const path of globSync(sets, { cwd: TRANSLATIONS })) {
    const set = basename(path, `-${language}.globalValueSetTranslation-meta.xml`);
    for (const value of list(read(join(TRANSLATIONS, path)), 'valueTranslation')) {
      texts.set(`value ${set}: ${text(value, 'masterLabel')}`, text(value, 'translation'));
    }
  }
  for (const path of globSync(`objectTranslations/*-${language}/*.objectTranslation-meta.xml`, { cwd: TRANSLATIONS })) {
    for (const [name, text] of objectTranslation(join(TRANSLATIONS, path), language)) texts.set(name, text);
  }
  return texts;
}

function objectTranslation(path: string, language: Language): Texts {
  const texts = new Map<string, string>();
  const object = basename(path, `-${language}.objectTranslation-meta.xml`);
  const body = read(path);
  for (const item of list(body, 'caseValues')) {
    if (text(item, 'caseType') !== '' && text(item, 'caseType') !== 'Nominative') continue;
    texts.set(`${text(item, 'plural') === 'true' ? 'objects' : 'object'} ${object}`, text(item, 'value'));
  }
  if (body['nameFieldLabel'] !== undefined) texts.set(`name field ${object}`, text(body, 'nameFieldLabel'));
  for (const rule of list(body, 'validationRules')) {
    texts.set(`rule ${object}.${text(rule, 'name')}`, text(rule, 'errorMessage'));
  }
  for (const file of globSync('*.fieldTranslation-meta.xml', { cwd: dirname(path) })) {
    const field = read(join(dirname(path), file));
    const key = `${object}.${text(field, 'name')}`;
    texts.set(`field ${key}`, text(field, 'label'));
    if (field['help'] !== undefined) texts.set(`help ${key}`, text(field, 'help'));
    if (field['relationshipLabel'] !== undefined) texts.set(`related list ${key}`, text(field, 'relationshipLabel'));
    for (const value of list(field, 'picklistValues')) {
      texts.set(`value ${key}: ${text(value, 'masterLabel')}`, text(value, 'translation'));
    }
  }
  return texts;
}

/** Languages that there are translations for. */
export function translatedLanguages(): string[] {
  const folder = join(TRANSLATIONS, 'translations');
  return existsSync(folder)
    ? globSync('*.xml', { cwd: folder }).map((path) => basename(path, '.translation-meta.xml'))
    : [];
}
