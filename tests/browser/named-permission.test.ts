import { fileURLToPath } from 'node:url';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployZip, zipTexts } from '../../src/salesforce/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { withBrowser } from './chromium.ts';
import { gate, inStage, missingSentences, openPage } from './record-page.ts';

const pageAssets = fileURLToPath(new URL('../../dist/page', import.meta.url));

const PLAYBOOK = parsePlaybook(
  JSON.stringify({
    playbook: 'own',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    title: 'Own',
    currency: 'EUR',
    stages: ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'],
    exemptStages: ['Closed Lost'],
    bypassPermission: 'Skip_Gates',
    questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
    gates: [
      { toEnter: 'Qualification', mode: 'enforce', exceptPermission: 'Ops_Desk', require: [{ filled: 'NextStep' }] },
      { toEnter: 'Needs Analysis', mode: 'enforce', require: [{ filled: 'Type' }] },
    ],
  }),
  'own.yaml',
);

const BYPASS = 'You may pass this gate without it. That is recorded.';

/** Deploys the two custom permissions, each in a permission set of its own name. */
async function deployPermissions(org: OrgWithClock): Promise<void> {
  const names = ['Ops_Desk', 'Skip_Gates'];
  const types = ['CustomPermission', 'PermissionSet'].map(
    (type) => `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`,
  );
  const files = new Map([
    [
      'package.xml',
      `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>66.0</version></Package>`,
    ],
    ...names.flatMap((name): [string, string][] => [
      [`customPermissions/${name}.customPermission`, `<CustomPermission><label>${name}</label></CustomPermission>`],
      [
        `permissionsets/${name}.permissionset`,
        `<PermissionSet><label>${name}</label><customPermissions><enabled>true</enabled><name>${name}</name></customPermissions></PermissionSet>`,
      ],
    ]),
  ]);
  expect((await deployZip(org.connect('admin'), zipTexts(files))).problems).toEqual([]);
}

async function assignToSeller(org: OrgWithClock, name: string): Promise<void> {
  const [set] = await org.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`, 'admin');
  const fields = { PermissionSetId: set!.Id, AssigneeId: org.org.users.seller.user.id };
  expect((await org.rest('POST', 'sobjects/PermissionSetAssignment', fields, 'admin')).status).toBe(201);
}

test('a user whom the own permission of a playbook frees sees the gate open, and one who may bypass sees that', async () => {
  const org = await startOrgWithClock('2026-11-21', { pageAssets });
  try {
    await deployPermissions(org);
    const deployed = await deployPlaybook(org.connect('integration'), PLAYBOOK, { openDeals: 'unchecked' });
    expect(deployed).toMatchObject({ outcome: 'deployed', problems: [] });
    const fields = { Name: 'Own', StageName: 'Prospecting', CloseDate: '2027-03-31' };
    const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto(org.org.signInLink());
      await page.locator('[data-user]').first().waitFor();
      const show = async () => {
        await page.goto(`${org.org.url}/lightning/r/Opportunity/${body.id}/view`);
        await gate(page).locator('[data-advance]').waitFor();
      };
      await show();
      await gate(page).locator('li.line').first().waitFor();
      expect(await missingSentences(page)).toHaveLength(1);

      const advanceTo = async (stage: string) => {
        await gate(page).locator('[data-advance]').click();
        await inStage(page, stage);
      };
      await assignToSeller(org, 'Ops_Desk');
      await show();
      await gate(page).getByText('Qualification asks for nothing more.').waitFor();
      await advanceTo('Qualification');
      // The next gate asks this user as it asks everybody.
      expect(await missingSentences(page)).toHaveLength(1);
      expect(await gate(page).getByText(BYPASS).count()).toBe(0);

      await assignToSeller(org, 'Skip_Gates');
      await show();
      await gate(page).getByText(BYPASS).waitFor();
      await advanceTo('Needs Analysis');
      expect(faults).toEqual([]);
    });
  } finally {
    await org.close();
  }
}, 240_000);
