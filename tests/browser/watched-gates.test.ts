import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { nearlyReady, openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { gate, openPage, violations } from './record-page.ts';
import { signIn, speak } from './sign-in.ts';

const VALUE = 'Value Proposition';
const board = (page: Page): Locator => page.locator('c-discovery-board');
const part = (page: Page): Locator => board(page).locator('c-board-standing');
const history = (page: Page): Locator => gate(page).locator('c-gate-history');

async function patch(org: RunningOrg, path: string, fields: object, user: 'seller' | 'integration' = 'seller') {
  const { status, body } = await org.rest('PATCH', `/sobjects/${path}`, fields, user);
  if (status !== 204) throw new Error(`${path}: ${JSON.stringify(body)}`);
}

async function watched(org: RunningOrg): Promise<string> {
  const { out, code } = await org.diagnose('watch', '--once');
  if (code !== 0) throw new Error(`The watch ended with ${code}: ${out}`);
  return out.trim().split('\n').at(-1) ?? '';
}

/**
 * One deal goes past the first gate by the integration's user with nothing that the gate asks, one with all that it asks, of which the
 * answer to one question is lowered afterwards. They are the largest deals of the org.
 */
async function pastTheGate(org: RunningOrg, [bypassed, lowered]: readonly GateDeal[]): Promise<void> {
  await watched(org);
  await nearlyReady(org, lowered!);
  await create(org, 'DF_Answer__c', {
    Opportunity__c: lowered!.id,
    Concept__c: 'situation',
    Key__c: `${lowered!.id}:situation`,
    Answer__c: 'Orders arrive by mail and are typed twice',
    Evidence__c: 'Heard',
  });
  await patch(org, `Opportunity/${bypassed!.id}`, { StageName: VALUE, Amount: 9_000_000 }, 'integration');
  await patch(org, `Opportunity/${lowered!.id}`, { StageName: VALUE, Amount: 8_000_000 });
  expect(await watched(org)).toBe('2 recorded: 1 allowed, 1 bypassed.');
  const [answer] = await org.query<{ Id: string }>(
    `SELECT Id FROM DF_Answer__c WHERE Key__c = '${lowered!.id}:problem'`,
  );
  await patch(org, `DF_Answer__c/${answer!.Id}`, { Evidence__c: 'Heard' });
  expect(await watched(org)).toBe('1 recorded: 1 taken back.');
}

async function openDeal(page: Page, org: RunningOrg, { id }: GateDeal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
  await history(page).scrollIntoViewIfNeeded();
  await history(page).locator('[data-entry]').first().waitFor();
}

async function openBoard(page: Page, org: RunningOrg): Promise<void> {
  await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
  await part(page).locator('[data-decision]').first().waitFor();
  await part(page).locator('[data-standing]').first().waitFor();
}

/** What `diagnose check --standing` lists: the short forms of what each open deal stands without. */
async function standingByService(org: RunningOrg): Promise<ReadonlyMap<string, readonly string[]>> {
  const { out } = await org.diagnose('check', '--standing', '--json');
  const open = await readAs<{ Id: string }>(org, 'admin', 'SELECT Id FROM Opportunity WHERE IsClosed = false');
  const ids = new Set(open.map(({ Id }) => Id));
  const rows = out.trim().split('\n').filter(Boolean);
  const listed = rows.map((line) => JSON.parse(line) as { id: string; unmet: { short: string }[] });
  return new Map(
    listed.filter(({ id }) => ids.has(id)).map(({ id, unmet }) => [id, unmet.map(({ short }) => short)] as const),
  );
}

async function expectPanel(page: Page, org: RunningOrg, [bypassed, lowered]: readonly GateDeal[]): Promise<void> {
  await openDeal(page, org, bypassed!);
  await history(page).getByText('Gate bypassed: Needs Analysis to Value Proposition').waitFor();
  await history(page).getByText('By an integration').waitFor();
  await history(page).getByText('What was missing:').click();
  expect(await history(page).locator('[data-missing]').count()).toBe(3);
  expect(await violations(page)).toEqual([]);

  // The move with all that was asked is not in the way: it comes with all.
  await openDeal(page, org, lowered!);
  await history(page).getByText('Evidence taken back in Value Proposition').waitFor();
  await history(page)
    .getByText(/^Problem \(A-\d+\): was Quoted, is Heard$/)
    .waitFor();
  expect(await history(page).locator('[data-entry]').count()).toBe(1);
  await history(page).getByRole('button', { name: 'Show all 2' }).click();
  await history(page).getByText('Passed: Needs Analysis to Value Proposition').waitFor();
  expect(await violations(page)).toEqual([]);
}

async function expectBoard(page: Page, org: RunningOrg, deals: readonly GateDeal[]): Promise<void> {
  await openBoard(page, org);
  const standing = await standingByService(org);
  const count = standing.size.toLocaleString('en');
  await part(page)
    .getByRole('heading', { name: new RegExp(`^Past a gate without what it asks: ${count} · .*17M$`) })
    .waitFor();
  expect(await part(page).locator('[data-looked]').count()).toBe(0);
  const first = part(page).locator('[data-standing]');
  expect(await first.locator('a').allTextContents()).toEqual(
    expect.arrayContaining(deals.map(({ name }) => expect.stringContaining(name))),
  );
  for (const { id } of deals) {
    const missing = await part(page).locator(`[data-standing="${id}"] [data-missing]`).allTextContents();
    expect(missing).toEqual(standing.get(id));
  }

  // A seller is named to the manager above, and nobody else is.
  await part(page).getByRole('heading', { name: 'Recorded in the last 7 days: 2' }).waitFor();
  const [taken, bypass] = await part(page).locator('[data-decision]').allInnerTexts();
  expect(taken).toMatch(/Evidence taken back in Value Proposition\s+.* · Problem \(A-\d+\): was Quoted, is Heard$/s);
  expect(bypass).toMatch(
    /Gate bypassed: Needs Analysis to Value Proposition\s+[A-Z][a-z]{2} \d.* · By an integration$/s,
  );
  expect(await violations(page)).toEqual([]);
}

test('what a watch recorded is seen: a bypass and evidence taken back, on the deals and on the board, in English and German', async () => {
  await withOrg(async (org) => {
    const deals = await openDeals(org, 2);
    await pastTheGate(org, deals);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await signIn(page, org, 'manager');
      await expectPanel(page, org, deals);
      await expectBoard(page, org, deals);
      // From the board to a deal, and back to where it was.
      const link = part(page).locator('[data-decision]').first().getByRole('link');
      await link.click();
      await page.getByRole('heading', { level: 1, name: deals[1]!.name }).waitFor();
      await page.goBack();
      await part(page).locator(`[data-id="${deals[1]!.id}"] a:focus`).first().waitFor();

      await speak(org, 'manager', ['de', 'de_DE']);
      await openBoard(page, org);
      await part(page)
        .getByRole('heading', { name: /^Hinter einem Gate ohne das, was es verlangt: / })
        .waitFor();
      await part(page).getByText('Gate umgangen: Needs Analysis nach Value Proposition').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 900 });
      await openDeal(page, org, deals[1]!);
      await history(page).getByText('Beleg zurückgenommen in Value Proposition').waitFor();
      await history(page)
        .getByText(/^Problem \(A-\d+\): war Zitiert, ist Gehört$/)
        .waitFor();
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
}, 300_000);
