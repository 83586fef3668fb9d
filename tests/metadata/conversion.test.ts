import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { labelFiles } from '../../scripts/build/page-layout.ts';
import { dashboards, reports, reportTypes } from './reportFiles.ts';
import { ROOT, sourceObjects } from './source.ts';

interface Converted {
  readonly files: Readonly<Record<string, string>>;
  readonly denied: readonly string[];
}
interface Package {
  readonly types: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly version: string;
}

const FATES = [
  'force-app/gates/objects/Opportunity/validationRules/DF_x.validationRule-meta.xml',
  'force-app/translations/de.translation-meta.xml',
  'force-app/main/gate/lwc/stageGate/stageGate.ts',
  'force-app/main/gate/lwc/stageGate/__tests__/stageGate.test.ts',
  'force-app/main/gate/lwc/stageGate/stageGate.js',
  'force-app/main/default/objects/DF_Answer__c/DF_Answer__c.object-meta.xml',
];

/** The whole of force-app, as the plain CLI would take it. */
const converted = JSON.parse(
  execFileSync(process.execPath, [join(ROOT, 'tests/metadata/convert.mjs'), 'force-app', '--', ...FATES], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }),
) as Converted;
const xml = (name: string): Record<string, unknown> => {
  const lists = ['types', 'members', 'fields', 'validationRules'];
  const parser = new XMLParser({ parseTagValue: false, isArray: (tag) => lists.includes(tag) });
  const [root] = Object.entries(parser.parse(converted.files[name] ?? '') as object).filter(([tag]) => tag !== '?xml');
  return (root?.[1] ?? {}) as Record<string, unknown>;
};
const manifest = xml('package.xml') as unknown as Package;
const members = (type: string): readonly string[] => manifest.types.find(({ name }) => name === type)?.members ?? [];

test('the source converts to a package of API 66.0 with every component of the app', () => {
  expect(manifest.version).toBe('66.0');
  expect(members('CustomObject')).toEqual([...sourceObjects().keys()].filter((name) => name.endsWith('__c')).sort());
  expect(members('GlobalValueSet')).toEqual(['DF_Concept', 'DF_Evidence', 'DF_Source']);
  expect(members('PermissionSet')).toEqual(['DF_Integration', 'DF_Manager', 'DF_RevOps', 'DF_Seller']);
  expect(members('CustomPermission')).toEqual(['DF_Approve_Gate_Overrides', 'DF_Bypass_Stage_Gates']);
  expect(members('FlexiPage')).toEqual(['DF_Deals', 'DF_Discovery_Board', 'DF_Gates', 'DF_Opportunity_Record_Page']);
  expect(members('CustomTab')).toEqual(['DF_Deals', 'DF_Discovery_Board', 'DF_Gates']);
  const named = (files: readonly { readonly fullName: string }[]) => files.map(({ fullName }) => fullName).sort();
  // The library names a folder with a slash at the end.
  expect(members('Report')).toEqual(['DF_Discovery_Quality/', ...named(reports())]);
  expect(members('Dashboard')).toEqual(['DF_Discovery_Quality/', ...named(dashboards())]);
  expect(members('ReportType')).toEqual(
    reportTypes()
      .map(({ name }) => name)
      .sort(),
  );
  expect(members('CustomLabels')).toEqual(['CustomLabels']);
  expect(members('LightningComponentBundle')).toEqual(
    expect.arrayContaining(['discoveryChecklist', 'painPoints', 'stageGate']),
  );
});

test('the labels of all features become one file, every label once', () => {
  const namesIn = (xml = ''): string[] =>
    [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map(([, name = '']) => name);
  const names = namesIn(converted.files['labels/CustomLabels.labels']).sort();
  expect(labelFiles(ROOT).length).toBeGreaterThan(1);
  expect(names).toEqual(
    labelFiles(ROOT)
      .flatMap((file) => namesIn(readFileSync(file, 'utf8')))
      .sort(),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('nothing of a standard object is taken over: no layouts, record types or overrides', () => {
  for (const type of [
    'Layout',
    'RecordType',
    'CompactLayout',
    'ListView',
    'Profile',
    'StandardValueSet',
    'Flow',
    'ApexClass',
  ]) {
    expect(members(type)).toEqual([]);
  }
  expect(Object.keys(xml('objects/Opportunity.object')).filter((tag) => !tag.startsWith('@'))).toEqual(['fields']);
  expect(Object.keys(xml('objects/OpportunityLineItem.object')).sort()).toEqual(['fields', 'validationRules']);
});

test('every field and rule of the source is in the package', () => {
  for (const { name, fields, rules } of sourceObjects().values()) {
    const object = xml(`objects/${name}.object`);
    const names = (list: unknown): string[] => ((list ?? []) as { fullName: string }[]).map((part) => part.fullName);
    expect(names(object['fields']).sort()).toEqual([...fields.keys()].sort());
    expect(names(object['validationRules']).sort()).toEqual(rules.map((rule) => rule.fullName).sort());
  }
});

test('gates, translations, TypeScript and tests are hidden from the plain tools', () => {
  expect(converted.denied).toEqual(FATES.slice(0, 4));
  const names = Object.keys(converted.files);
  expect(names.filter((name) => /\.ts$|__tests__|tsconfig/.test(name))).toEqual([]);
  expect(converted.files['objects/Opportunity.object']).not.toContain('<validationRules>');
});
