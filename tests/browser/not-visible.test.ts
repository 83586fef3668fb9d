import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectOrg } from '../../src/salesforce/index.ts';
import { addSecretField } from '../line/secret-field.ts';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { goToDeal, nearlyReady, openDeals } from './gate-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { gate, openHome, openPage, path, violations } from './record-page.ts';

const SHIPPED = fileURLToPath(new URL('../../playbooks/diagnose-first.yaml', import.meta.url));
const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/** Deploys the shipped playbook whose first gate also asks for a field that only the integration user may read. */
async function deployWithSecret(org: RunningOrg): Promise<void> {
  const admin = connectOrg({ instanceUrl: org.url, accessToken: org.users.admin.accessToken });
  await addSecretField(admin, org.users.integration.id);
  const folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  try {
    const shipped = await readFile(SHIPPED, 'utf8');
    const asked = '      - filled: Margin_Note__c\n        because: They should know what it is worth to us.\n';
    const file = join(folder, 'with-secret.yaml');
    await writeFile(file, shipped.replace(/( {6}- answered: \{ situation: Heard, problem: Quoted \}\n)/, `$1${asked}`));
    const { code, out } = await org.diagnose('deploy', '--playbook', file, '--json');
    if (code !== 0) throw new Error(`The playbook with a secret field was not deployed: ${out}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('what a seller may not read is named on the deal, the path and the list, apart from what is missing; the save decides', async () => {
  await withOrg(async (org) => {
    await deployWithSecret(org);
    const [deal] = await openDeals(org, 1);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await page.goto(`${org.url}/lightning/n/DF_Deals?c__view=open`);
      const next = page.locator('c-deal-list [data-next]', { hasText: 'not visible to you' });
      await next.first().waitFor();
      expect(await next.first().innerText()).toMatch(/^\d missing for Value Proposition, 1 not visible to you/);

      await goToDeal(page, org, deal!);
      const line = gate(page).locator('li.line', { hasText: 'Margin_Note__c' });
      await line.waitFor();
      expect(await line.locator('[data-hidden]').innerText()).toBe(
        'Not visible to you: Margin_Note__c. Salesforce decides when you advance.',
      );
      expect(await line.getByRole('button').count()).toBe(0);
      expect(await gate(page).locator('[data-missing]').innerText()).toBe('3 missing, 1 not visible to you');
      expect(await violations(page)).toEqual([]);
      await gate(page).screenshot({ path: join(screenshots, 'gate-not-visible.png'), animations: 'disabled' });

      // All that the seller can see is there.
      await nearlyReady(org, deal!);
      const situation = { Concept__c: 'situation', Key__c: `${deal!.id}:situation`, Answer__c: 'By hand, in sheets' };
      await create(org, 'DF_Answer__c', { Opportunity__c: deal!.id, Evidence__c: 'Heard', ...situation });
      await goToDeal(page, org, deal!);
      await gate(page).locator('.fine').waitFor();
      expect(await gate(page).locator('.fine').innerText()).toBe(
        'All that you can see of what Value Proposition needs is there. Salesforce checks the rest when you advance.',
      );
      expect(await gate(page).locator('[data-missing]').innerText()).toBe('1 not visible to you');
      const step = path(page).getByRole('button', { name: /^Value Proposition \(1 not visible to you\)/ });
      expect(await step.locator('[data-lock]').getAttribute('data-lock')).toBe('utility:hide');

      await gate(page).locator('[data-advance]').click();
      await gate(page).locator('.line_refused', { hasText: 'Margin_Note__c' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
}, 240_000);
