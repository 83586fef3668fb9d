import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { reportPage, type Report } from '../../src/report/index.ts';
import type { Earlier } from '../../src/report/trend.ts';
import { reportOver, type DealRow, type Written } from '../report/support/pipeline.ts';
import { withBrowser } from './chromium.ts';
import { violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const HEAD = { now: '2026-11-21T10:00:00.000Z', org: 'https://example.test' };
const CONCEPTS = [
  'situation',
  'problem',
  'root cause',
  'business impact',
  'desired state',
  'economic buyer',
  'decision process',
];
const STATUSES = ['Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'];
const STAGES = ['Prospecting', 'Needs Analysis', 'Value Proposition', 'Closed Won'];

/** Owners with six open deals and two closed ones each: names of people and deals are those that a page must survive. */
function pipelineOf(owners: number): Written {
  const hostile = '"><img src=x onerror=alert(1)>';
  const people = Array.from({ length: owners }, (_none, at) => ({
    ...{
      id: `u${at}`,
      name: at === 0 ? `Kim ${hostile}` : `Seller ${at}`,
      managerId: `u${at - (at % 10)}`,
      named: true,
    },
  }));
  const deals = people.flatMap(({ id: ownerId }, at) =>
    Array.from({ length: 6 }, (_none, index): DealRow => ({
      ...{
        id: `006${ownerId}x${index}`,
        name: `Deal ${index} of ${ownerId}${index === 0 ? hostile : ''}`,
        account: null,
      },
      ...{ stage: STAGES[(at + index) % 3]!, amount: 1000 + ((at * 7919 + index * 104_729) % 90_000), ownerId },
      ...{
        closeDate: index % 2 ? '2026-12-05' : '2027-02-01',
        closed: false,
        won: false,
        example: false,
        score: index * 10,
      },
      ...{
        diagnosis: STATUSES[(at + index) % 5]!,
        inQuestion: index === 5 && at % 7 === 0 ? 1 : 0,
        nextGate: 'Value Proposition',
      },
    })),
  );
  const closed = deals
    .filter((_deal, at) => at % 6 < 2)
    .map((deal, at) => ({
      ...deal,
      id: `${deal.id}c`,
      stage: 'Closed Won',
      closed: true,
      won: at % 3 > 0,
      inQuestion: 0,
      nextGate: null,
    }));
  const heard = people.flatMap(({ id: owner }, at) =>
    CONCEPTS.map((concept, index) => ({ owner, concept, count: (at * 3 + index * 5) % 7 })),
  );
  const gaps = deals.slice(0, 400).map(({ id: dealId }) => ({
    ...{ dealId, toEnter: 'Value Proposition', playbook: 'mine', sentence: 'Name the problem.', code: null },
  }));
  return {
    ...{
      people,
      deals: [...deals, ...closed],
      heard,
      gaps,
      stages: STAGES,
      reviews: [],
      naming: 'all',
      today: '2026-11-21',
      concepts: CONCEPTS,
    },
    quotes: { fromSource: 3, typedByHand: 40 },
  };
}

/** Sixty days before today, without a fortnight and two single days. */
function earlierDays(): Earlier {
  const days = Array.from({ length: 60 }, (_none, at) => at)
    .filter((at) => (at < 20 || at > 33) && at !== 45 && at !== 47)
    .map((at) => ({
      day: new Date(Date.parse('2026-09-22') + at * 86_400_000).toISOString().slice(0, 10),
      figures: {
        ...{ openDeals: 200 + at, openAmount: 9_000_000 + at * 40_000, scores: (200 + at) * (18 + at / 10) },
        ...{ notStarted: 60, confirmed: 30 + Math.round(at / 3), inQuestion: at % 9 },
        ...{ atRisk: 90 - at, riskAmount: 4_000_000 - at * 20_000, pastGate: 12 - Math.round(at / 10) },
      },
      folders: [],
    }));
  return { days, previous: { day: '2026-11-14', atRisk: [], inQuestion: 4, pastGate: [] } };
}

/** Opens the page from a file, and resolves to what `use` does with it and the addresses that it asked for. */
async function opened(html: string, use: (page: Page) => Promise<void>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  await writeFile(file, html);
  const asked: string[] = [];
  try {
    await withBrowser(
      async (browser) => {
        const page = await browser.newPage();
        page.on('request', (request) => asked.push(request.url()));
        page.on('dialog', () => asked.push('a dialog'));
        page.on('pageerror', (error) => asked.push(String(error)));
        await page.goto(`file://${file}`);
        await use(page);
      },
      { viewport: { width: 1440, height: 900 } },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
  return asked.filter((url) => url !== `file://${file}`);
}

const rowsOf = (page: Page, table: string): Promise<readonly string[]> =>
  page.locator(`${table} tbody tr th`).allTextContents();

/** As wide as lines of overrides get. */
const OVERRIDES: Report['overrides'] = (['waits', 'debt', 'in force'] as const).map((state, at) => ({
  ...{
    id: `o${at}`,
    url: 'https://example.test/o',
    deal: 'Orders from the trade counter of all shops',
    owner: 'Seller 12',
  },
  ...{ amount: 115_600, toEnter: 'Negotiation/Review', state, expires: '2026-11-29' },
  reason: 'Their deadline is before the next meeting of the board',
}));

test('the page asks for nothing, sorts, has three screens before its appendix, and no fault that axe finds', async () => {
  const report = await reportOver(pipelineOf(40), { ...HEAD, earlier: earlierDays() });
  const asked = await opened(reportPage({ ...report, overrides: OVERRIDES }), async (page) => {
    const top = await page.evaluate<number>(
      "document.getElementById('appendix').getBoundingClientRect().top + scrollY",
    );
    expect(top).toBeLessThan(3 * 900);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1440);
    const wide = "[...document.querySelectorAll('.two .scroll')].filter((one) => one.scrollWidth > one.clientWidth)";
    expect(await page.evaluate(`${wide}.map((one) => one.getAttribute('aria-label'))`)).toEqual([]);
    // Of other cells the beginning is enough; a day that is cut is none.
    const states = "[...document.querySelectorAll('.two td')].filter((one) => one.textContent === 'debt, 2026-11-29')";
    expect(await page.evaluate(`${states}.map((one) => one.scrollWidth <= one.clientWidth)`)).toEqual([true]);
    expect(await page.locator('.pay li').first().textContent()).toMatch(
      /^0 of 80 closed deals have no unknown answer at all/,
    );
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.trend svg').count()).toBe(6);
    await page.screenshot({ path: join(screenshots, 'report.png'), animations: 'disabled' });

    const before = await rowsOf(page, '.heat');
    const deals = page.locator('.heat thead button').first();
    await deals.click();
    const sorted = await rowsOf(page, '.heat');
    expect(sorted).toEqual([...before].sort((a, b) => a.localeCompare(b)));
    await deals.click();
    expect(await rowsOf(page, '.heat')).toEqual([...sorted].reverse());

    await page.locator('.cards a').first().click();
    expect(await page.locator('#query-totals').getAttribute('open')).toBe('');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('#query-missing').isVisible()).toBe(false);
  });
  expect(asked).toEqual([]);
}, 120_000);

test('for 1,000 owners it is smaller than a megabyte', async () => {
  const html = reportPage(await reportOver(pipelineOf(1_000), { ...HEAD, earlier: earlierDays() }));
  expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
}, 120_000);
