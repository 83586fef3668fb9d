import { fileURLToPath } from 'node:url';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock } from '../org-with-clock.ts';
import { withBrowser } from './chromium.ts';
import { gate, missingSentences, openPage, refusalSentences, withoutCode } from './record-page.ts';

const pageAssets = fileURLToPath(new URL('../../dist/page', import.meta.url));

/** A playbook of three stages whose one gate asks for these fields. */
const playbook = (code: string, title: string, fields: readonly string[]) =>
  parsePlaybook(
    JSON.stringify({
      playbook: code,
      version: 1,
      from: '2020-01-01T00:00:00Z',
      title,
      currency: 'EUR',
      stages: ['Prospecting', 'Qualification', 'Closed Won'],
      exemptStages: ['Closed Lost'],
      questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
      gates: [{ toEnter: 'Qualification', mode: 'enforce', require: fields.map((filled) => ({ filled })) }],
    }),
    `${code}.yaml`,
  );

test('the page lists what two live playbooks ask, names both, and the org refuses for the same', async () => {
  const org = await startOrgWithClock('2026-11-21', { pageAssets });
  try {
    for (const one of [
      playbook('sales', 'How we sell', ['NextStep', 'Type']),
      playbook('security', 'Security review', ['LeadSource']),
    ])
      expect(await deployPlaybook(org.connect('integration'), one, { openDeals: 'unchecked' })).toMatchObject({
        outcome: 'deployed',
      });
    const fields = { Name: 'Both', StageName: 'Prospecting', CloseDate: '2027-03-31' };
    const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields);
    const move = { StageName: 'Qualification' };
    const refused = await org.rest<{ message: string }[]>('PATCH', `sobjects/Opportunity/${body.id}`, move);
    const messages = refused.body.map(withoutCode).sort();
    expect(messages).toHaveLength(3);

    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
      await page.goto(org.org.signInLink());
      await page.locator('[data-user]').first().waitFor();
      await page.goto(`${org.org.url}/lightning/r/Opportunity/${body.id}/view`);
      await gate(page).locator('li.line').first().waitFor();
      expect((await missingSentences(page)).sort()).toEqual(messages);
      expect(await gate(page).locator('[data-playbook]').allTextContents()).toEqual(['How we sell', 'Security review']);
      await gate(page).locator('[data-advance]').click();
      expect((await refusalSentences(page)).sort()).toEqual(messages);
      expect(faults).toEqual([]);
    });
  } finally {
    await org.close();
  }
}, 240_000);
