import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { permissionFieldLines, type PermissionField } from './permission-fields.ts';
import { document, element } from './xml.ts';

/** A validation rule to deploy. */
export interface RuleMetadata {
  /** API name of the object, `Opportunity`. */
  readonly object: string;
  /** API name of the rule, at most 40 characters. */
  readonly name: string;
  /** If it is true, the save fails. */
  readonly formula: string;
  /** At most 255 characters. */
  readonly message: string;
  /** The field of the object at which pages show the message. */
  readonly errorField: string;
  readonly description: string;
  readonly active: boolean;
  /** The message by language (`de`), where the playbook has it. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** Shortens a description to Salesforce's 255 characters. It is only informative. */
function clipped(text: string): string {
  return text.length <= 255 ? text : `${text.slice(0, 254)}…`;
}

/** The elements of a rule in Salesforce's order, so that a retrieved file shows no difference. */
function ruleLines(
  { name, active, description, formula, errorField, message }: RuleMetadata,
  indent: string,
): string[] {
  return [
    element('fullName', name, indent),
    element('active', String(active), indent),
    element('description', clipped(description), indent),
    element('errorConditionFormula', formula, indent),
    element('errorDisplayField', errorField, indent),
    element('errorMessage', message, indent),
  ];
}

/** Sorts by code unit, so that the order is the same on every machine. */
function byName(rules: readonly RuleMetadata[]): readonly RuleMetadata[] {
  return [...rules].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The rules in source format, one file per rule, by path below a package directory:
 * `main/default/objects/Opportunity/validationRules/DF_x.validationRule-meta.xml`.
 */
export function rulesSource(rules: readonly RuleMetadata[]): ReadonlyMap<string, string> {
  return new Map(
    byName(rules).map((rule) => [
      `main/default/objects/${rule.object}/validationRules/${rule.name}.validationRule-meta.xml`,
      document('ValidationRule', ruleLines(rule, '    ')),
    ]),
  );
}

/** Members of a package by metadata type. */
type Members = readonly (readonly [type: string, members: readonly string[]])[];

function manifest(byType: Members, version?: string): string {
  const types = byType
    .filter(([, members]) => members.length > 0)
    .flatMap(([type, members]) => [
      '    <types>',
      ...members.map((member) => element('members', member, '        ')),
      element('name', type, '        '),
      '    </types>',
    ]);
  return document('Package', [...types, ...(version === undefined ? [] : [element('version', version, '    ')])]);
}

/** What a package contains besides rules. */
export interface Added {
  /** Fields of Opportunity. */
  readonly fields?: readonly PermissionField[];
  /** The whole text of each permission set, by its name. */
  readonly permissionSets?: ReadonlyMap<string, string>;
  /** The whole text of each dashboard by `Folder/Name`, and of folders by their names. */
  readonly dashboards?: ReadonlyMap<string, string>;
}

/**
 * The rules in metadata format, by path in the zip: `package.xml` and `objects/Opportunity.object`. The object file contains only rules and
 * `added` fields, so a deploy leaves the rest of the object unchanged.
 * @param apiVersion `66.0`
 */
export function rulesPackage(
  rules: readonly RuleMetadata[],
  apiVersion: string,
  { fields = [], permissionSets = new Map(), dashboards = new Map() }: Added = {},
): ReadonlyMap<string, string> {
  const sorted = byName(rules);
  const objects = [...new Set([...(fields.length > 0 ? ['Opportunity'] : []), ...sorted.map(({ object }) => object)])];
  const files = objects.map((object): [string, string] => {
    const own = sorted.filter((rule) => rule.object === object);
    const lines = own.flatMap((rule) => [
      '    <validationRules>',
      ...ruleLines(rule, '        '),
      '    </validationRules>',
    ]);
    const added = object === 'Opportunity' ? fields.flatMap(permissionFieldLines) : [];
    return [`objects/${object}.object`, document('CustomObject', [...added, ...lines])];
  });
  const members: Members = [
    ['CustomField', fields.map(({ name }) => qualified(name))],
    ['Dashboard', [...dashboards.keys()]],
    ['PermissionSet', [...permissionSets.keys()]],
    ['ValidationRule', sorted.map(({ object, name }) => `${object}.${name}`)],
  ];
  const sets = [...permissionSets].map(([name, text]): [string, string] => [
    `permissionsets/${name}.permissionset`,
    text,
  ]);
  const boards = [...dashboards].map(([name, text]): [string, string] => [
    `dashboards/${name}${name.includes('/') ? '.dashboard' : '-meta.xml'}`,
    text,
  ]);
  return new Map([['package.xml', manifest(members, apiVersion)], ...files, ...boards, ...sets]);
}

/** The full name of a rule or field: `Opportunity.DF_x`. A name without an object is of Opportunity. */
function qualified(name: string): string {
  return name.includes('.') ? name : `Opportunity.${name}`;
}

/**
 * The file `destructiveChanges.xml`, which removes rules and fields. Zip it together with the files of `rulesPackage`, which may contain no
 * rules.
 * @param names API names of rules of Opportunity, or `Object.Name`. @param fields API names of fields of Opportunity
 */
export function destructive(names: readonly string[], fields: readonly string[] = []): ReadonlyMap<string, string> {
  const members = (of: readonly string[]) => [...new Set(of.map(qualified))].sort();
  const byType: Members = [
    ['CustomField', members(fields)],
    ['ValidationRule', members(names)],
  ];
  return new Map([['destructiveChanges.xml', manifest(byType)]]);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The messages of one object in one language, `Opportunity-de`; rules are in the order of their names. */
export interface ObjectTranslation {
  readonly name: string;
  readonly language: string;
  /** Text by the name of the rule. */
  readonly messages: ReadonlyMap<string, string>;
}

/** The translated messages of rules, by object and language. Rules without translations are left out. */
export function objectTranslations(rules: readonly RuleMetadata[]): readonly ObjectTranslation[] {
  const byObject = new Map<string, { language: string; messages: Map<string, string> }>();
  for (const { object, name: rule, translations } of byName(rules)) {
    for (const [language, text] of Object.entries(translations ?? {})) {
      const name = `${object}-${language}`;
      const one = byObject.get(name) ?? { language, messages: new Map<string, string>() };
      one.messages.set(rule, text);
      byObject.set(name, one);
    }
  }
  return [...byObject].sort(([a], [b]) => byText(a, b)).map(([name, one]) => ({ name, ...one }));
}

function translationText({ messages }: ObjectTranslation): string {
  const lines = [...messages].flatMap(([rule, text]) => [
    '    <validationRules>',
    element('errorMessage', text, '        '),
    element('name', rule, '        '),
    '    </validationRules>',
  ]);
  return document('CustomObjectTranslation', lines);
}

/**
 * The translated messages in source format, one file per object and language, by path below a package directory:
 * `main/default/objectTranslations/Opportunity-de/Opportunity-de.objectTranslation-meta.xml`. A deploy leaves other translations of the
 * object unchanged.
 */
export function translationsSource(rules: readonly RuleMetadata[]): ReadonlyMap<string, string> {
  return new Map(
    objectTranslations(rules).map((one) => [
      `main/default/objectTranslations/${one.name}/${one.name}.objectTranslation-meta.xml`,
      translationText(one),
    ]),
  );
}

/**
 * The translated messages in metadata format, by path in the zip: `package.xml` and
 * `objectTranslations/Opportunity-de.objectTranslation`.
 */
export function translationsPackage(
  translations: readonly ObjectTranslation[],
  apiVersion: string,
): ReadonlyMap<string, string> {
  const names = translations.map(({ name }) => name);
  return new Map([
    ['package.xml', manifest([['CustomObjectTranslation', names]], apiVersion)],
    ...translations.map((one): [string, string] => [
      `objectTranslations/${one.name}.objectTranslation`,
      translationText(one),
    ]),
  ]);
}

/** A copy of a value with sorted object keys, so that equal values give equal JSON. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]));
}

/** How many characters `DF_Playbook__c.Compiled__c` holds. */
export const LONGEST_JSON = 131_072;

/** What a playbook is stored as: its own JSON, and one a language where all would not fit into one field. */
export interface StoredJson {
  readonly compiled: string;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The JSON of a compiled playbook, in one text where it fits into its field, else with the texts of each language apart. Messages of
 * rules stay in it, since lists read them without the texts.
 */
export function storedJson(playbook: CompiledPlaybook): StoredJson {
  const compiled = compiledJson(playbook);
  const { texts, ...rest } = playbook;
  if (compiled.length <= LONGEST_JSON || !texts) return { compiled, texts: new Map() };
  return {
    compiled: compiledJson({ ...rest, textsIn: Object.keys(texts).sort() }),
    texts: new Map(Object.entries(texts).map(([language, one]) => [language, JSON.stringify(ordered(one))])),
  };
}

/** The JSON of a compiled playbook for DF_Playbook__c.Compiled__c. Equal playbooks give equal texts. */
export function compiledJson(playbook: CompiledPlaybook): string {
  return JSON.stringify(ordered(playbook));
}
