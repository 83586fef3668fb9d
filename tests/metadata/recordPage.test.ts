import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFolder, MAIN, readXml } from './source.ts';

interface Item {
  readonly componentInstance: { readonly componentName: string; readonly identifier: string };
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
