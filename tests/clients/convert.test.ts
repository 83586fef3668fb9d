import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSalesforceCli } from './salesforceCli.ts';

test('the real CLI converts the app, and leaves gates, translations and TypeScript out', async () => {
  await withSalesforceCli(async ({ project, sf }) => {
    const { code, json } = await sf([
      'project',
      'convert',
      'source',
      '--root-dir',
      'force-app/main',
      '--output-dir',
      'out',
    ]);
    expect({ code, message: json.message }).toEqual({ code: 0 });
    const files = readdirSync(join(project, 'out'), { recursive: true }) as string[];
    expect(files).toEqual(
      expect.arrayContaining([
        'package.xml',
        'objects/DF_Answer__c.object',
        'objects/DF_Pain_Point__c.object',
        'objects/Opportunity.object',
        'flexipages/DF_Opportunity_Record_Page.flexipage',
        'permissionsets/DF_Seller.permissionset',
        'labels/CustomLabels.labels',
        'lwc/stageGate/stageGate.js-meta.xml',
        'lwc/stageGate/stageGate.js',
      ]),
    );
    expect(files.filter((file) => /\.ts$|__tests__|tsconfig|README/.test(file))).toEqual([]);
    expect(readFileSync(join(project, 'out/objects/Opportunity.object'), 'utf8')).not.toContain('validationRules');
    expect(readFileSync(join(project, 'out/package.xml'), 'utf8')).toContain('<version>66.0</version>');
  });
});

test('the gates are hidden even when the CLI is pointed at them', async () => {
  await withSalesforceCli(async ({ project, sf }) => {
    const gates = readdirSync(join(project, 'force-app/gates'), { recursive: true }) as string[];
    expect(gates.filter((file) => file.endsWith('.validationRule-meta.xml')).length).toBeGreaterThan(0);
    const { code } = await sf(['project', 'convert', 'source', '--root-dir', 'force-app/gates', '--output-dir', 'out']);
    expect(code).toBe(0);
    expect(readdirSync(join(project, 'out'), { recursive: true })).toEqual(['package.xml']);
  });
});
