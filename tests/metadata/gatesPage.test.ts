import { join } from 'node:path';
import { bundleFolder, MAIN, readXml } from './source.ts';

const file = (path: string) => readXml(join(MAIN, path));

test('the page of all gates is an app page behind a tab, and its bundle may be placed there', () => {
  const page = file('flexipages/DF_Gates.flexipage-meta.xml');
  expect(page['type']).toBe('AppPage');
  expect(JSON.stringify(page['flexiPageRegions'])).toContain('"componentName":"gateCatalog"');
  expect(file('tabs/DF_Gates.tab-meta.xml')['flexiPage']).toBe('DF_Gates');
  const bundle = readXml(join(bundleFolder('gateCatalog'), 'gateCatalog.js-meta.xml'));
  expect(bundle['isExposed']).toBe('true');
  expect(JSON.stringify(bundle['targets'])).toContain('lightning__AppPage');
});

test('sellers, managers and RevOps see the tab and may read what it shows', () => {
  for (const name of ['DF_Seller', 'DF_Manager', 'DF_RevOps']) {
    const set = file(`permissionsets/${name}.permissionset-meta.xml`);
    expect(JSON.stringify(set['tabSettings'])).toContain('"tab":"DF_Gates","visibility":"Visible"');
    const readable = JSON.stringify(set['fieldPermissions']);
    const decision = ['To_Stage__c', 'Playbook__c', 'Unmet__c', 'Decided_At__c', 'Outcome__c', 'Source__c'];
    for (const field of [...decision.map((one) => `DF_Gate_Decision__c.${one}`), 'DF_Playbook__c.Compiled__c'])
      expect(readable).toMatch(new RegExp(`"field":"${field}","readable":"true"`));
  }
});
