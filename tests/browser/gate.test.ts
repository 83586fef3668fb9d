import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { withBrowser } from './chromium.ts';
import { readAs } from './gate-deal.ts';
import { withOrg } from './org.ts';
import {
  gate,
  inStage,
  missingSentences,
  openHome,
  openPage,
  pains,
  question,
  quote,
  refusalSentences,
  violations,
  withoutCode,
} from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/** In any order: rules have none. */
const sorted = (sentences: readonly string[]): string[] => [...sentences].sort();

describe('a seller with a deal in Needs Analysis', () => {
  test('sees what the gate needs, is refused, fixes it on the page and advances', async () => {
    await withOrg(async (org) => {
      const [deal] = await org.query<{ Id: string; Name: string }>(
        "SELECT Id, Name, Account.Name FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Amount DESC, Id LIMIT 1",
      );
      if (!deal) throw new Error('The demo data has no deal with an account in Needs Analysis.');
      const patch = `/sobjects/Opportunity/${deal.Id}`;
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        const shot = (name: string) => page.screenshot({ path: join(screenshots, name), animations: 'disabled' });

        // Signed in by the link, from the list to the deal.
        await openHome(page, org);
        await page.getByRole('button', { name: 'All open deals' }).click();
        await page.getByRole('searchbox').fill(deal.Name);
        await page.locator(`tr[data-deal="${deal.Id}"] a`).click();
        await page.getByRole('heading', { level: 1, name: deal.Name }).waitFor();

        // The panel lists the messages of the API's refusal and of the service.
        await gate(page).getByRole('heading', { name: 'To enter Value Proposition' }).waitFor();
        const missing = await missingSentences(page);
        expect(missing).toHaveLength(3);
        const refused = await org.rest<{ errorCode: string; message: string }[]>('PATCH', patch, {
          StageName: 'Value Proposition',
        });
        expect(refused.status).toBe(400);
        expect(new Set(refused.body.map(({ errorCode }) => errorCode))).toEqual(
          new Set(['FIELD_CUSTOM_VALIDATION_EXCEPTION']),
        );
        expect(sorted(refused.body.map(withoutCode))).toEqual(sorted(missing));
        const check = await org.diagnose('check', deal.Id, '--json');
        expect(check.code).toBe(1);
        const { stages } = JSON.parse(check.out) as { stages: { toEnter: string; unmet: { sentence: string }[] }[] };
        const stage = stages.find(({ toEnter }) => toEnter === 'Value Proposition');
        expect(stage?.unmet.map(({ sentence }) => sentence)).toEqual(missing);
        expect(await violations(page)).toEqual([]);

        // The org refuses, and the page shows its words.
        await gate(page).getByRole('button', { name: 'Advance to Value Proposition' }).click();
        expect(sorted(await refusalSentences(page))).toEqual(sorted(missing));
        expect(await violations(page)).toEqual([]);
        await shot('refused.png');

        // One sentence; then one in the customer's words, by a contact who is made in place.
        const situation = question(page, 'situation');
        await situation.getByRole('textbox').fill('Orders arrive by mail and are typed twice, into two systems');
        await situation.getByRole('button', { name: 'Save' }).click();
        await page.getByText('1 of 12 answered').waitFor();
        await gate(page).getByText('1 done').waitFor();
        expect(await missingSentences(page)).toHaveLength(2);

        const problem = question(page, 'problem');
        await problem.getByRole('textbox').fill('Closing the month takes eleven days');
        await quote(problem, {
          quote: 'We are late every single month, and nobody can say why.',
          newContact: 'Ingrid Halvorsen',
        });
        expect(await violations(page)).toEqual([]);
        await shot('answering.png');
        // This customer's pain is another sentence.
        await problem.getByRole('checkbox', { name: 'Note it as a pain too' }).uncheck();
        await problem.getByRole('button', { name: 'Save' }).click();
        await page.getByText('2 of 12 answered').waitFor();

        // A pain in one sentence, deepened afterwards.
        await pains(page).getByRole('textbox').fill('We pay overtime every month end for work the system should do.');
        await pains(page).getByRole('button', { name: 'Add pain' }).click();
        await pains(page)
          .getByRole('button', { name: /Deepen/ })
          .click();
        await quote(pains(page), { quote: 'Every month end we pay overtime for this.', contact: 'Ingrid Halvorsen' });
        await pains(page).getByRole('button', { name: 'What it costs' }).click();
        await pains(page).getByLabel('Likely').fill('42000');
        await pains(page).getByLabel('How the figure came about').fill('6 people, 5 evenings, 12 months');
        await pains(page).getByRole('button', { name: 'More: Problem' }).click();
        await pains(page).getByText('Cut cost', { exact: true }).click();
        await pains(page).getByRole('button', { name: 'Save' }).click();
        await pains(page).getByText('42,000').waitFor();

        // Everything is there: the same button lets the deal through.
        await gate(page).getByText('All that Value Proposition needs is there.').waitFor();
        expect(await missingSentences(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        await shot('ready.png');
        await gate(page).getByRole('button', { name: 'Advance to Value Proposition' }).click();
        await inStage(page, 'Value Proposition');
        await gate(page).getByRole('heading', { name: 'Ahead: to enter Proposal/Price Quote' }).waitFor();
        await page.getByText('Now in Value Proposition').first().waitFor();
        const [saved] = await readAs<{ StageName: string }>(
          org,
          'manager',
          `SELECT StageName FROM Opportunity WHERE Id = '${deal.Id}'`,
        );
        expect(saved?.StageName).toBe('Value Proposition');

        // What was written is the seller's, under the right key.
        const [answer] = await readAs<object>(
          org,
          'manager',
          `SELECT Key__c, Evidence__c, Said_By__r.Name, CreatedBy.Username FROM DF_Answer__c WHERE Opportunity__c = '${deal.Id}' AND Concept__c = 'problem'`,
        );
        expect(answer).toMatchObject({
          Key__c: `${deal.Id}:problem`,
          Evidence__c: 'Quoted',
          Said_By__r: { Name: 'Ingrid Halvorsen' },
          CreatedBy: { Username: org.users.seller.username },
        });
        await shot('advanced.png');
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);
});
