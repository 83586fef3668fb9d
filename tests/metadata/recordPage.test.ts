import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFolder, MAIN, readXml, sourceObjects } from './source.ts';

interface Property {
  readonly name: string;
  readonly value?: string;
  readonly valueList?: { readonly valueListItems: readonly { readonly value: readonly string[] }[] };
}
interface Item {
  readonly componentInstance: {
    readonly componentName: string;
    readonly identifier: string;
    readonly componentInstanceProperties?: readonly Property[];
  };
}
interface Region {
  readonly name: string;
  readonly type: string;
  readonly itemInstances: readonly Item[];
}

const page = readXml(join(MAIN, 'flexipages/DF_Opportunity_Record_Page.flexipage-meta.xml'));
const regions = page['flexiPageRegions'] as Region[];
const components = (region: string): string[] =>
  (regions.find(({ name }) => name === region)?.itemInstances ?? []).map(
    (item) => item.componentInstance.componentName,
  );

test('the record page of Opportunity has the regions of its template and our panels in them', () => {
  expect(page).toMatchObject({ type: 'RecordPage', sobjectType: 'Opportunity' });
  expect((page['template'] as { name: string }).name).toBe('flexipage:recordHomeTemplateDesktop');
  expect(regions.map(({ name, type }) => `${type} ${name}`)).toEqual([
    'Region header',
    'Region main',
    'Region sidebar',
  ]);
  expect(components('header')).toEqual(['force:highlightsPanel', 'gatePath']);
  expect(components('main')).toEqual([
    'discoveryChecklist',
    'painPoints',
    'prescriptionMap',
    'playback',
    'force:detailPanel',
    'lst:dynamicRelatedList',
    'lst:dynamicRelatedList',
  ]);
  expect(components('sidebar')).toEqual(['stageGate']);
});

test('identifiers are unique, and every panel without a namespace is a bundle of ours that may stand on a record page', () => {
  const all = regions.flatMap((region) => region.itemInstances.map((item) => item.componentInstance));
  expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(all.length);
  for (const { componentName } of all.filter((component) => !component.componentName.includes(':'))) {
    const path = join(bundleFolder(componentName), `${componentName}.js-meta.xml`);
    expect(existsSync(path)).toBe(true);
    const bundle = readXml(path);
    expect(bundle['isExposed']).toBe('true');
    expect(JSON.stringify(bundle['targets'])).toContain('lightning__RecordPage');
  }
});

test('a deal shows its decisions and overrides in related lists, which need no page layout', () => {
  const lists = regions
    .flatMap(({ itemInstances }) => itemInstances.map(({ componentInstance }) => componentInstance))
    .filter(({ componentName }) => componentName === 'lst:dynamicRelatedList')
    .map(({ componentInstanceProperties = [] }) => new Map(componentInstanceProperties.map((one) => [one.name, one])));
  const relationships = lists.map((list) => list.get('relatedListApiName')?.value);
  expect(relationships).toEqual(['DF_Gate_Decisions__r', 'DF_Gate_Overrides__r']);
  for (const list of lists) {
    expect(list.get('parentFieldApiName')?.value).toBe('Opportunity.Id');
    const child = [...sourceObjects().values()].find(({ fields }) =>
      [...fields.values()].some(
        ({ relationshipName, referenceTo }) =>
          referenceTo === 'Opportunity' && `${relationshipName ?? ''}__r` === list.get('relatedListApiName')?.value,
      ),
    );
    const items = list.get('relatedListFieldAliases')?.valueList?.valueListItems ?? [];
    const shown = items.flatMap(({ value }) => value);
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((name) => name !== 'NAME' && child?.fields.has(name) !== true)).toEqual([]);
    expect(shown).toContain(list.get('sortFieldAlias')?.value);
  }
});
