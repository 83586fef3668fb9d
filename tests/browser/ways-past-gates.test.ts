import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openGatedOrg, withoutCode, type GatedOrg } from '../evasions/gated-org.ts';
import type { UserName } from '../with-started-org.ts';
import { withBrowser } from './chromium.ts';
import { gate, openPage } from './record-page.ts';
import { goAllWays, matrixPlaybook, WAYS, type Way } from './ways-past.ts';

const pageAssets = fileURLToPath(new URL('../../dist/page', import.meta.url));
const history = (page: Page): Locator => gate(page).locator('c-gate-history');
const part = (page: Page): Locator => page.locator('c-discovery-board c-board-standing');
const READERS = ['manager', 'seller'] as const;
type Reader = (typeof READERS)[number];

/** What was recorded of a way, as a user reads it by REST. */
interface Recorded {
  readonly Id: string;
  readonly Outcome__c: string;
  readonly Way__c: string | null;
  readonly Decided_At__c: string;
  readonly Decided_By__r: { readonly Name: string; readonly Username: string };
  readonly Unmet__c: string;
  readonly Evidence_From__c: string | null;
  readonly Evidence_To__c: string | null;
}

/** A way that was gone, and its deal. */
interface Gone {
  readonly way: Way;
  readonly deal: string;
  /** Sentences of what is missing, sorted. */
  readonly missing: readonly string[];
}

async function watched(org: GatedOrg): Promise<void> {
  const { out, err, code } = await org.diagnose('watch', '--once');
  // 1: the rules are not as deployed.
  if (err !== '' || (code !== 0 && code !== 1)) throw new Error(`The watch ended with ${code}: ${out}${err}`);
}

/** The records on a deal that are no plain `allowed`. */
function recordedOn(org: GatedOrg, deal: string, user: UserName): Promise<readonly Recorded[]> {
  return org.query<Recorded>(
    `SELECT Id, Outcome__c, Way__c, Decided_At__c, Decided_By__r.Name, Decided_By__r.Username, Unmet__c, Evidence_From__c, Evidence_To__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' AND Outcome__c != 'allowed'`,
    user,
  );
}

/** The short forms of what each deal stands without, as `check --standing` lists them. */
async function standing(org: GatedOrg): Promise<ReadonlyMap<string, readonly string[]>> {
  const { out } = await org.diagnose('check', '--standing', '--json');
  const rows = out.trim().split('\n').filter(Boolean);
  const listed = rows.map((line) => JSON.parse(line) as { id: string; unmet: readonly { short: string }[] });
  return new Map(listed.map(({ id, unmet }) => [id, unmet.map(({ short }) => short)]));
}

/** A record's line as the page shows it: who and when. */
async function whoAndWhen(org: GatedOrg, user: Reader, record: Recorded): Promise<readonly [string, string]> {
  const [reader] = await org.query<{ TimeZoneSidKey: string }>(
    `SELECT TimeZoneSidKey FROM User WHERE Id = '${org.users[user].id}'`,
    'admin',
  );
  const format = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: reader!.TimeZoneSidKey,
  });
  return [record.Decided_By__r.Name, format.format(new Date(record.Decided_At__c))];
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** (a) By REST: who, which way, what was missing. Resolves to the record. */
async function byRest(org: GatedOrg, { way, deal, missing }: Gone, user: Reader): Promise<Recorded> {
  const rows = await recordedOn(org, deal, user);
  expect([way.name, rows]).toMatchObject([
    way.name,
    [
      {
        Outcome__c: way.outcome,
        Way__c: way.way ?? null,
        Decided_By__r: { Username: org.users[way.by].username },
        Evidence_From__c: way.evidence?.[0] ?? null,
        Evidence_To__c: way.evidence?.[1] ?? null,
      },
    ],
  ]);
  expect([way.name, rows[0]!.Unmet__c.split('\n').map(withoutCode).sort()]).toEqual([way.name, missing]);
  return rows[0]!;
}

/** (c) In the panel on the deal. */
async function inPanel(page: Page, org: GatedOrg, { way, deal, missing }: Gone, user: Reader): Promise<void> {
  const [record] = await recordedOn(org, deal, user);
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal}/view`);
  await history(page).scrollIntoViewIfNeeded();
  const entry = history(page).locator(`[data-entry="${record!.Id}"]`);
  await entry.waitFor();
  const meta = `${(await whoAndWhen(org, user, record!)).join(', ')}, playbook diagnose-first:1`;
  const shown = [
    await entry.locator('.entry__text').innerText(),
    plain(await entry.locator('.entry__meta').innerText()),
  ];
  expect([way.name, shown]).toEqual([way.name, [way.line, plain(meta)]]);
  const notes = await entry.locator('[data-entry-note]').allInnerTexts();
  expect([way.name, notes]).toEqual([way.name, way.notes.map((note) => expect.stringMatching(note))]);
  const sentences = (await entry.locator('[data-missing]').allTextContents()).map(withoutCode);
  expect([way.name, sentences.sort()]).toEqual([way.name, missing]);
}

async function openBoard(page: Page, org: GatedOrg): Promise<void> {
  await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
  await part(page).locator('[data-decision]').first().waitFor();
  await part(page).locator('[data-standing]').first().waitFor();
  for (const more of ['[data-rest]', '[data-recorded-rest]'])
    while (await part(page).locator(more).isVisible()) await part(page).locator(more).click();
}

/** (d) On the board: the record, and the deal among those that stand so. Resolves to whether each is there. */
async function onBoard(
  page: Page,
  org: GatedOrg,
  { way, deal }: Gone,
  { user, standing: list }: { user: Reader; standing: ReadonlyMap<string, readonly string[]> },
): Promise<readonly [boolean, boolean]> {
  const [record] = await recordedOn(org, deal, user);
  const entry = part(page).locator(`[data-decision="${record!.Id}"]`);
  const isRecorded = (await entry.count()) === 1;
  if (isRecorded) {
    const [line, about] = (await entry.locator('p').allInnerTexts()).map(plain);
    const [who, when] = await whoAndWhen(org, user, record!);
    expect([way.name, line, about]).toEqual([way.name, way.line, expect.stringContaining(plain(`${who} · ${when}`))]);
    for (const note of way.notes) expect(about!.split(' · ').some((text) => note.test(text))).toBe(true);
  }
  const row = part(page).locator(`[data-standing="${deal}"]`);
  const isListed = (await row.count()) === 1;
  if (isListed) {
    const named = await row.locator('[data-missing]').allTextContents();
    expect([way.name, named]).toEqual([way.name, list.get(deal)!.slice(0, 3)]);
  }
  return [isRecorded, isListed];
}

/** What a reader has of each way, as a line of the matrix. */
async function readAll(page: Page, org: GatedOrg, gone: readonly Gone[], user: Reader): Promise<readonly string[]> {
  await page.goto(org.local.signInLink(user));
  await page.locator('[data-user]').first().waitFor();
  const list = await standing(org);
  for (const one of gone) {
    await byRest(org, one, user);
    await inPanel(page, org, one, user);
  }
  await openBoard(page, org);
  const lines: string[] = [];
  for (const one of gone) {
    const { way, deal } = one;
    const isStanding = way.isStanding !== false;
    expect([way.name, list.has(deal)]).toEqual([way.name, isStanding]);
    const [isRecorded, isListed] = await onBoard(page, org, one, { user, standing: list });
    expect([way.name, isRecorded, isListed]).toEqual([way.name, way.isOnBoard !== false, way.isOpen ?? isStanding]);
    const seen = [`REST ${way.outcome}${way.way ? ` (${way.way})` : ''}`, `standing ${isStanding}`, 'panel true'];
    lines.push([user, way.name, ...seen, `board ${isRecorded}`, `board's deals ${isListed}`].join(' | '));
  }
  return lines;
}

test('every way past a gate is recorded in one watch: who, when, how and what was missing, by REST, check, panel and board', async () => {
  const org = await openGatedOrg({ change: matrixPlaybook, pageAssets });
  try {
    const deals = await goAllWays(org, () => watched(org));
    await watched(org);
    const gone = WAYS.map((way, at) => {
      const { gates, about = /./ } = way.missing;
      const missing =
        gates.length === 0 ? [org.playbook.newRecordSentence] : org.sentences(gates, (id) => about.test(id));
      return { way, deal: deals[at]!, missing: missing.map(withoutCode) };
    });
    const lines: string[] = [];
    for (const user of READERS)
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        lines.push(...(await readAll(page, org, gone, user)));
        expect(faults).toEqual([]);
      });
    console.info(lines.join('\n'));
  } finally {
    await org.close();
  }
}, 300_000);
