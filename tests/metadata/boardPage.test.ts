import { join } from 'node:path';
import { bundleFolder, MAIN, readXml } from './source.ts';

const file = (path: string) => readXml(join(MAIN, path));

test('the discovery board is an app page behind a tab, and its bundle may be placed there and on the home page', () => {
  const page = file('flexipages/DF_Discovery_Board.flexipage-meta.xml');
  expect(page['type']).toBe('AppPage');
  expect(JSON.stringify(page['flexiPageRegions'])).toContain('"componentName":"discoveryBoard"');
  expect(file('tabs/DF_Discovery_Board.tab-meta.xml')['flexiPage']).toBe('DF_Discovery_Board');
  const bundle = readXml(join(bundleFolder('discoveryBoard'), 'discoveryBoard.js-meta.xml'));
  expect(bundle['isExposed']).toBe('true');
  expect(JSON.stringify(bundle['targets'])).toMatch(/lightning__AppPage.*lightning__HomePage/);
});

test('managers and RevOps see the tab, sellers do not', () => {
  const tabOf = (set: string) => JSON.stringify(file(`permissionsets/${set}.permissionset-meta.xml`)['tabSettings']);
  for (const set of ['DF_Manager', 'DF_RevOps']) {
    expect(tabOf(set)).toContain('"tab":"DF_Discovery_Board","visibility":"Visible"');
  }
  expect(tabOf('DF_Seller')).not.toContain('DF_Discovery_Board');
});
