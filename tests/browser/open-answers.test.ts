import { fileURLToPath } from 'node:url';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { withBrowser } from './chromium.ts';
import { gate, openPage, path, question, refusalSentences, violations } from './record-page.ts';

const pageAssets = fileURLToPath(new URL('../../dist/page', import.meta.url));

/** An enforced gate that takes an open answer, a stage without a gate, and the gate that asks for the answer itself. */
const PLAYBOOK = `
playbook: open-answers
version: 1
from: 2020-01-01T00:00:00Z
title: Not known yet
currency: EUR
stages: [Prospecting, Qualification, Needs Analysis, Value Proposition, Closed Won]
exemptStages: [Closed Lost]
bypassPermission: DF_Bypass_Stage_Gates
questions:
  - { concept: problem, ask: What hurts?, why: It matters., weight: 1 }
  - { concept: budget, ask: Who pays?, why: A purchase has a payer., weight: 1 }
gates:
  - toEnter: Qualification
    mode: enforce
    require: [{ answered: { problem: { evidence: Heard, notKnownYet: true } } }]
  - toEnter: Value Proposition
    mode: enforce
    require: [{ answered: { budget: Heard } }]
`;
const [FIRST_DAY, DUE_DAY, DAY_AFTER] = ['2026-11-21', '2026-11-28', '2026-11-29'];

async function withDeal(use: (org: OrgWithClock, dealId: string) => Promise<void>): Promise<void> {
  const org = await startOrgWithClock(FIRST_DAY, { pageAssets });
  try {
    const report = await deployPlaybook(org.connect('integration'), parsePlaybook(PLAYBOOK, 'open.yaml'), {
      openDeals: 'unchecked',
    });
    expect(report).toMatchObject({ outcome: 'deployed', problems: [] });
    const fields = { Name: 'Open answers', StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 20_000 };
    const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields);
    await use(org, body.id);
  } finally {
    await org.close();
  }
}

test('a seller marks "not known yet", enters the stage, is stopped before the next gate, and the day after the due day at once', async () => {
  await withDeal(async (org, dealId) => {
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      const setDay = async (day: string) => {
        org.setDay(day);
        await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
      };
      const openDeal = async () => {
        await page.goto(`${org.org.url}/lightning/r/Opportunity/${dealId}/view`);
        await question(page, 'problem').waitFor();
      };
      /** Chooses the stage where it is not the next one, and presses the button. */
      const advance = async (stage: string) => {
        const button = gate(page).locator('[data-advance]');
        if (!(await button.getAttribute('aria-label'))?.includes(stage)) {
          await gate(page).locator('[data-other]').getByRole('combobox').click();
          await gate(page).getByRole('option', { name: stage }).click();
        }
        await button.click();
      };
      const stage = () => path(page).locator('[aria-current="step"]');

      await setDay(FIRST_DAY);
      await page.goto(org.org.signInLink());
      await page.locator('[data-user]').first().waitFor();
      await openDeal();
      await advance('Qualification');
      expect(await refusalSentences(page)).toEqual([expect.stringContaining('counts only until its due day')]);

      // Two keys: the button, then the form that it opens with owner and day filled.
      await question(page, 'problem').locator('[data-not-known]').press('Enter');
      const form = question(page, 'problem').locator('[data-finding]');
      await form.getByText('At the latest Dec 21, 2026.').waitFor();
      await question(page, 'problem').locator('[data-save] button').click();
      await question(page, 'problem').locator('[data-promise]').getByText('Nov 28, 2026').waitFor();
      const line = gate(page).locator('[data-gate="Qualification"] li.line');
      await line.getByText('Open until Nov 28, 2026').waitFor();
      // It carries the deal now, so nothing of it is called missing.
      expect(await line.locator('[data-title]').count()).toBe(1);
      expect(await line.locator('[data-sentence]').count()).toBe(0);
      expect(await gate(page).locator('[data-gate="Qualification"] [data-done]').count()).toBe(0);
      await advance('Qualification');
      await stage().getByText('Qualification').waitFor();

      // The next gate asks for the answer itself, the gate before it again.
      await setDay(DUE_DAY);
      await openDeal();
      await advance('Value Proposition');
      expect(await refusalSentences(page)).toHaveLength(2);

      // Overdue: not even the stage before that gate.
      await setDay(DAY_AFTER);
      await openDeal();
      await question(page, 'problem').locator('[data-promise]').getByText('Overdue since Nov 28, 2026').waitFor();
      await advance('Needs Analysis');
      expect(await refusalSentences(page)).toEqual([expect.stringContaining('counts only until its due day')]);
      await gate(page).locator('[data-open-answer]').getByText('Overdue since Nov 28, 2026').waitFor();

      // Withdrawn, it is asked like any question without an answer.
      await question(page, 'problem').locator('[data-withdraw]').press('Enter');
      await question(page, 'problem').locator('[data-promise]').waitFor({ state: 'detached' });
      await gate(page).locator('[data-open-answer]').waitFor({ state: 'detached' });
      expect(await violations(page)).toEqual([]);

      // Answered, it is an answer as any other.
      await question(page, 'problem').locator('[data-text] input').fill('They type each order twice.');
      await question(page, 'problem').locator('[data-save] button').click();
      await gate(page).locator('[data-gate="Qualification"]').waitFor({ state: 'detached' });
      await advance('Needs Analysis');
      await stage().getByText('Needs Analysis').waitFor();
      expect(faults).toEqual([]);
    });
  });
}, 180_000);
