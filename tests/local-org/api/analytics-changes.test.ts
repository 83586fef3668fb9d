import { deployed } from '../metadata/support.ts';
import { column, filter, FOLDERS, format, reportXml, typeXml } from '../analytics/support.ts';
import { queryRecords, withLocalOrg } from './helpers.ts';
import type { Running } from './helpers.ts';

const deploy = ({ org }: Running, files: Record<string, string>): void =>
  void deployed(org.org as Parameters<typeof deployed>[0], files);

const destructive = (type: string, fullName: string): Record<string, string> => ({
  'package.xml': '<Package><version>66.0</version></Package>',
  'destructiveChanges.xml': `<Package><types><members>${fullName}</members><name>${type}</name></types></Package>`,
});

const TYPE = 'reportTypes/Deals.reportType';
const NAMES = format('Tabular') + column('Opportunity$Name') + column('Opportunity$Amount', 'Sum');

const idOf = async (running: Running, name: string): Promise<string> => {
  const rows = await queryRecords(running.as('admin'), `SELECT Id FROM Report WHERE DeveloperName = '${name}'`);
  return String(rows[0]?.['Id']);
};

test('columns that the report type no longer has are left out, and a filter on one is an error', async () => {
  await withLocalOrg(async (running) => {
    const admin = running.as('admin');
    deploy(running, {
      ...FOLDERS,
      [TYPE]: typeXml('Opportunity', [], { Opportunity: ['Name', 'Amount'] }),
      'reports/Team/Plain.report': reportXml('Deals__c', NAMES),
      'reports/Team/Filtered.report': reportXml('Deals__c', NAMES + filter([['Opportunity$Amount', 'equals', '1']])),
    });
    const plain = await idOf(running, 'Plain');
    deploy(running, { [TYPE]: typeXml('Opportunity', [], { Opportunity: ['Name'] }) });
    const { json } = await admin('GET', `analytics/reports/${plain}`);
    expect(Object.keys(json.reportExtendedMetadata.detailColumnInfo)).toEqual(['Opportunity$Name']);
    expect(json.factMap['T!T'].aggregates).toHaveLength(1);
    const filtered = await admin('GET', `analytics/reports/${await idOf(running, 'Filtered')}`);
    expect([filtered.status, filtered.json[0].message]).toEqual([
      400,
      "Invalid field 'Opportunity$Amount' for report type 'Deals__c'",
    ]);
  });
});

test('a report whose report type is gone is obsolete, and has the same id when it is deployed again', async () => {
  await withLocalOrg(async (running) => {
    const admin = running.as('admin');
    const files = {
      ...FOLDERS,
      [TYPE]: typeXml('Opportunity', [], { Opportunity: ['Name', 'Amount'] }),
      'reports/Team/Plain.report': reportXml('Deals__c', NAMES),
    };
    deploy(running, files);
    const id = await idOf(running, 'Plain');
    deploy(running, destructive('ReportType', 'Deals'));
    const gone = await admin('GET', `analytics/reports/${id}`);
    expect([gone.status, gone.json[0].message]).toEqual([
      400,
      expect.stringMatching(/^The report definition is obsolete/),
    ]);
    deploy(running, files);
    expect(await idOf(running, 'Plain')).toBe(id);
    expect((await admin('GET', `analytics/reports/${id}`)).status).toBe(200);
  });
});

test('a folder that is shared with a role and those below it is seen by them', async () => {
  await withLocalOrg(async (running) => {
    const share = (type: string, name: string): string =>
      `<ReportFolder><folderShares><accessLevel>View</accessLevel><sharedTo>${name}</sharedTo><sharedToType>${type}</sharedToType></folderShares><name>${name}</name></ReportFolder>`;
    const leads = (name: string): string =>
      reportXml('LeadList', format('Tabular') + column('COMPANY'), { name, scope: 'org' });
    deploy(running, {
      'reports/Below-meta.xml': share('RoleAndSubordinates', 'Sales_Manager'),
      'reports/Below/Below.report': leads('Below'),
      'reports/All-meta.xml': share('Organization', 'AllInternalUsers'),
      'reports/All/All.report': leads('All'),
      'reports/One-meta.xml': share('User', 'seller@diagnose-first.example'),
      'reports/One/One.report': leads('One'),
    });
    const names = async (role: 'manager' | 'seller'): Promise<string[]> => {
      const { json } = await running.as(role)('GET', 'analytics/reports');
      return json.map(({ name }: { name: string }) => name).sort();
    };
    expect(await names('seller')).toEqual(['All', 'Below', 'One']);
    expect(await names('manager')).toEqual(['All', 'Below']);
  });
});

test('report types have their translations in the language of the user', async () => {
  await withLocalOrg(async (running) => {
    const admin = running.as('admin');
    const german = (name: string): string =>
      `<Translations><reportTypes><label>Abschlüsse</label><name>${name}</name><sections><label>Geschäft</label><name>Opportunity</name></sections></reportTypes></Translations>`;
    const manifest =
      '<Package><types><members>*</members><name>Translations</name></types><version>66.0</version></Package>';
    deploy(running, { ...FOLDERS, [TYPE]: typeXml('Opportunity', [], { Opportunity: ['Name', 'Amount'] }) });
    const translations = { 'package.xml': manifest, 'translations/de.translation': german('Deals') };
    deploy(running, translations);
    expect(() => deploy(running, { ...translations, 'translations/de.translation': german('No') })).toThrow(
      'In field: name - no ReportType named No found',
    );
    const described = async (): Promise<unknown[]> => {
      const { json } = await admin('GET', 'analytics/reportTypes/Deals__c');
      const [{ label, columns }] = json.reportTypeMetadata.categories;
      return [json.reportMetadata.reportType.label, label, columns['Opportunity$Amount'].label];
    };
    expect(await described()).toEqual(['Opportunity and more', 'Opportunity', 'Amount']);
    await admin('PATCH', `sobjects/User/${running.org.users.admin.user.id}`, { LanguageLocaleKey: 'de' });
    expect(await described()).toEqual(['Abschlüsse', 'Geschäft', 'Betrag']);
  });
});
