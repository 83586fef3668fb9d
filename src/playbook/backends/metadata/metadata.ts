import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';

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

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Escapes text for an XML 1.0 element. The five special characters become entities; a carriage return becomes a character reference,
 * because XML parsers read it as a line feed. Characters that XML does not allow are rejected by the playbook's parser.
 */
function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one).replace(/\r/g, '&#13;');
}

function element(name: string, text: string, indent: string): string {
  return `${indent}<${name}>${xmlText(text)}</${name}>`;
}

function document(root: string, lines: readonly string[]): string {
  return [HEAD, `<${root} xmlns="${NAMESPACE}">`, ...lines, `</${root}>`, ''].join('\n');
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

function manifest(members: readonly string[], version: string | undefined, type = 'ValidationRule'): string {
  const types = [
    '    <types>',
    ...members.map((member) => element('members', member, '        ')),
    element('name', type, '        '),
    '    </types>',
  ];
  return document('Package', [
    ...(members.length > 0 ? types : []),
    ...(version === undefined ? [] : [element('version', version, '    ')]),
  ]);
}

/**
 * The rules in metadata format, by path in the zip: `package.xml` and `objects/Opportunity.object`. The object file contains only rules,
 * so a deploy leaves the rest of the object unchanged.
 * @param apiVersion `66.0`
 */
export function rulesPackage(rules: readonly RuleMetadata[], apiVersion: string): ReadonlyMap<string, string> {
  const sorted = byName(rules);
  const objects = [...new Set(sorted.map(({ object }) => object))];
  const files = objects.map((object): [string, string] => {
    const own = sorted.filter((rule) => rule.object === object);
    const lines = own.flatMap((rule) => [
      '    <validationRules>',
      ...ruleLines(rule, '        '),
      '    </validationRules>',
    ]);
    return [`objects/${object}.object`, document('CustomObject', lines)];
  });
  const members = sorted.map(({ object, name }) => `${object}.${name}`);
  return new Map([['package.xml', manifest(members, apiVersion)], ...files]);
}

/** The full name of a rule: `Opportunity.DF_x`. A name without an object is a rule of Opportunity. */
function qualified(name: string): string {
  return name.includes('.') ? name : `Opportunity.${name}`;
}

/**
 * The file `destructiveChanges.xml`, which removes rules. Zip it together with the files of `rulesPackage`, which may contain no rules.
 * @param names API names of rules of Opportunity, or `Object.Name`.
 */
export function destructive(names: readonly string[]): ReadonlyMap<string, string> {
  const members = [...new Set(names.map(qualified))].sort();
  return new Map([['destructiveChanges.xml', manifest(members, undefined)]]);
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
    ['package.xml', manifest(names, apiVersion, 'CustomObjectTranslation')],
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
