import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { readBundleMap } from '../../scripts/build/bundle-map.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const MAIN = join(ROOT, 'force-app/main/default');

/** The folder of a bundle, whichever feature it belongs to. */
export function bundleFolder(name: string): string {
  const file = readBundleMap(ROOT).get(`c/${name}`);
  if (file === undefined) throw new Error(`There is no bundle \`${name}\`.`);
  return dirname(file);
}

type Xml = Record<string, unknown>;

/** Elements that may repeat: always read as lists. */
const LISTS = new Set([
  'aggregateTypes',
  'chartSummaries',
  'columns',
  'componentInstanceProperties',
  'criteriaItems',
  'customPermissions',
  'customValue',
  'dashboardGridComponents',
  'fieldPermissions',
  'flexiPageRegions',
  'groupingColumn',
  'groupingSorts',
  'groupingsAcross',
  'groupingsDown',
  'itemInstances',
  'labels',
  'objectPermissions',
  'sections',
  'value',
  'valueListItems',
]);

/** The root element of a metadata file as plain data, all values as text. */
export function readXml(path: string): Xml {
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    isArray: (name, path) => LISTS.has(name) && !String(path).endsWith('componentInstanceProperties.value'),
  });
  const document = parser.parse(readFileSync(path, 'utf8')) as Xml;
  const [root] = Object.entries(document).filter(([name]) => name !== '?xml');
  if (root === undefined) throw new Error(`${path} has no root element`);
  return stripBlanks(root[1]) as Xml;
}

/** Indentation between elements arrives as #text; only leaves carry text. */
function stripBlanks(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(stripBlanks);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => name !== '#text')
      .map(([name, value]) => [name, stripBlanks(value)]),
  );
}

export interface SourceField {
  readonly fullName: string;
  readonly type: string;
  readonly label: string;
  readonly description?: string;
  readonly inlineHelpText?: string;
  readonly required?: string;
  readonly unique?: string;
  readonly externalId?: string;
  readonly length?: string;
  readonly precision?: string;
  readonly scale?: string;
  readonly formula?: string;
  readonly formulaTreatBlanksAs?: string;
  readonly referenceTo?: string;
  readonly relationshipName?: string;
  readonly reparentableMasterDetail?: string;
  readonly deleteConstraint?: string;
  readonly summarizedField?: string;
  readonly summaryForeignKey?: string;
  readonly summaryOperation?: string;
  readonly summaryFilterItems?: unknown;
  readonly valueSet?: {
    readonly restricted: string;
    readonly valueSetName?: string;
    readonly valueSetDefinition?: {
      readonly value: readonly { readonly fullName: string; readonly default: string }[];
    };
  };
}

export interface SourceRule {
  readonly fullName: string;
  readonly active: string;
  readonly description: string;
  readonly errorConditionFormula: string;
  readonly errorDisplayField?: string;
  readonly errorMessage: string;
}

export interface SourceObject {
  readonly name: string;
  /** The object's own settings; undefined for standard objects, of which we describe nothing. */
  readonly settings?: Xml;
  readonly fields: ReadonlyMap<string, SourceField>;
  readonly rules: readonly SourceRule[];
}

/** Every object that the app describes or adds to, by API name. */
export function sourceObjects(): Map<string, SourceObject> {
  const objects = new Map<string, SourceObject>();
  for (const name of readdirSync(join(MAIN, 'objects'))) {
    const folder = join(MAIN, 'objects', name);
    const settings = join(folder, `${name}.object-meta.xml`);
    const fields = children(join(folder, 'fields')).map((path) => readXml(path) as unknown as SourceField);
    objects.set(name, {
      name,
      ...(existsSync(settings) ? { settings: readXml(settings) } : {}),
      fields: new Map(fields.map((field) => [field.fullName, field])),
      rules: children(join(folder, 'validationRules')).map((path) => readXml(path) as unknown as SourceRule),
    });
  }
  return objects;
}

/** API names of a global value set. */
export function valueSet(name: string): string[] {
  const { customValue } = readXml(join(MAIN, 'globalValueSets', `${name}.globalValueSet-meta.xml`));
  return (customValue as { fullName: string }[]).map((value) => value.fullName);
}

/** Files of a folder; none when there is no folder. */
export function children(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
