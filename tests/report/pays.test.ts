import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { reportFiles, reportPage, type Report } from '../../src/report/index.ts';
import { root } from '../with-started-org.ts';
import { shownIn } from './support/pipeline.ts';
import { reportOfRecords } from './support/records.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const TODAY = '2026-11-21';
const file = join(root, 'demo/demo-playbook.yaml');
const playbook = { ...compilePlaybook(parsePlaybook(readFileSync(file, 'utf8'), file)), people: 'all' } as const;
const CONCEPTS = [...new Set(playbook.questions.map(({ concept }) => concept))];
/** Nobody is ever heard on it. */
const NEVER = 'success metric';

interface Plan {
  readonly owners: number;
  /** Closed deals of each owner, half of them with answers and a pain. */
  readonly deals: number;
  /** Whether the playbook asks for NEVER, which leaves an unknown on every deal. */
  readonly asksNever: boolean;
}

type Rec = Readonly<Record<string, unknown>>;
type Records = Readonly<Record<string, readonly Rec[]>>;

/** Won deals: eight of ten with answers, three of ten without. */
function recordsOf({ owners, deals, asksNever }: Plan): Records {
  const numbers = Array.from({ length: owners * deals }, (_none, at) => ({
    at,
    owner: at % owners,
    turn: Math.floor(at / owners),
  }));
  const isKnown = (turn: number): boolean => turn < deals / 2;
  const isWon = (turn: number): boolean => (isKnown(turn) ? turn % 10 < 8 : turn % 10 < 3);
  const opportunities = numbers.map(({ at, owner, turn }) => ({
    ...{
      Id: `006${at}`,
      Name: `Deal ${at}`,
      OwnerId: `005${owner}`,
      Amount: 5000 + at,
      IsClosed: true,
      IsWon: isWon(turn),
    },
    ...{ StageName: isWon(turn) ? 'Closed Won' : 'Closed Lost', CloseDate: '2026-06-01' },
    ...{ CreatedDate: '2026-01-05T09:00:00.000+0000', LastStageChangeDate: '2026-06-01T09:00:00.000+0000' },
  }));
  const known = numbers.filter(({ turn }) => isKnown(turn));
  const recorded = { CreatedDate: '2026-02-01T09:00:00.000+0000', Review_Flag__c: false };
  const concepts = CONCEPTS.filter((concept) => !asksNever || concept !== NEVER);
  return {
    User: Array.from({ length: owners }, (_none, at) => ({ Id: `005${at}`, Name: `Seller Number ${at}` })),
    OpportunityStage: ['Prospecting', 'Closed Won', 'Closed Lost'].map((ApiName, SortOrder) => ({
      ...{ ApiName, SortOrder, IsClosed: SortOrder > 0, IsWon: SortOrder === 1 },
    })),
    Opportunity: opportunities,
    DF_Pain_Point__c: known.map(({ at }) => ({
      Id: `p${at}`,
      Opportunity__c: `006${at}`,
      Evidence_Level__c: 3,
      ...recorded,
    })),
    DF_Answer__c: known.flatMap(({ at }) =>
      concepts.map((Concept__c) => ({
        ...{
          Id: `a${at}${Concept__c}`,
          Opportunity__c: `006${at}`,
          Concept__c,
          Status__c: 'Answered',
          Evidence_Level__c: 2,
          ...recorded,
        },
      })),
    ),
  };
}

async function reportOf(records: Records): Promise<Report> {
  const by = { playbooks: [playbook], now: NOW, today: TODAY };
  return (await reportOfRecords(records, by, async () => undefined)).report;
}

/** The sentences of the section in front, as a reader sees them. */
function frontLines(page: string): readonly string[] {
  const section = /<section class="pay">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  return [...section.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replace(/<a class="q"[\s\S]*?<\/a>/, '')
      .replace(/<[^>]+>/g, '')
      .trim(),
  );
}

const LARGE: Plan = { owners: 6, deals: 20, asksNever: true };

describe('whether diagnosis pays, on the page', () => {
  let report: Report;
  let page: string;
  beforeAll(async () => {
    report = await reportOf(recordsOf(LARGE));
    page = reportPage(report);
  });

  test('begins in front of the appendix with how many closed deals have no unknown', async () => {
    expect(page.indexOf('Does it pay?')).toBeLessThan(page.indexOf('id="appendix"'));
    expect(frontLines(page)[0]).toMatch(/^0 of 120 closed deals have no unknown answer at all\. 55 % /);
    const whole = await reportOf(recordsOf({ ...LARGE, asksNever: false }));
    expect(frontLines(reportPage(whole))[0]).toMatch(/^60 of 120 closed deals have no unknown answer at all\. /);
  });

  test('has what holds after correction, the questions to take out, and the silence', () => {
    const lines = frontLines(page);
    expect(lines[1]).toMatch(
      /^Win rate with a pain heard 80 %, without 30 %; for the same owner a difference of 50 points \(95 % interval \d+ to \d+\), which holds after correction\.$/,
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^Questions that separate won deals from others: .*business impact/),
    );
    expect(lines).toContain(`To take out or to word anew: hardly ever heard: ${NEVER}.`);
    expect(lines.at(-1)).toBe('Silence before the close: no e-mail data.');
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  test('leads from each line and table to a query that the page has', () => {
    const parts = [/<section class="pay">[\s\S]*?<\/section>/, /<h2 id="pays">[\s\S]*?<h3>What this does not/];
    const targets = parts.flatMap((part) =>
      [...(part.exec(page)?.[0] ?? '').matchAll(/href="#(query-[\w-]+)"/g)].map(([, target]) => target ?? ''),
    );
    expect(new Set(targets)).toEqual(new Set(['query-outcome-deals', 'query-outcome-answers']));
    for (const target of [...targets, 'query-outcome-closed', 'query-outcome-states'])
      expect(page).toContain(`<details id="${target}"><summary>`);
    expect(page).toContain('FROM ClosedDeal AS d');
  });

  test('has each question with its counts in the appendix, and the rate of each group', () => {
    const row = (question: string) =>
      new RegExp(`<tr><th scope="row">${question}</th>(.*?)</tr>`).exec(page.slice(page.indexOf('id="pays"')))?.[1] ??
      '';
    const cells = (text: string) => [...text.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell);
    const shown = cells(row('business impact'));
    expect(shown.slice(0, 4)).toEqual(['60', '0', '60', '0']);
    expect([shown[4], shown[5], shown.at(-1)]).toEqual([
      expect.stringMatching(/^80 % /),
      expect.stringMatching(/^30 % /),
      'a difference',
    ]);
    expect(cells(row(NEVER))).toEqual([
      '0',
      '0',
      '120',
      '0',
      '',
      expect.stringMatching(/^55 % /),
      '',
      'not enough data',
    ]);
  });

  test('names no owner, however few people there are', () => {
    const pay =
      JSON.stringify(report.outcome) + (/<h2 id="pays">[\s\S]*?<h2>/.exec(page)?.[0] ?? '') + frontLines(page).join();
    expect(pay).not.toMatch(/Seller Number|005\d/);
  });

  test('is in the data and in CSV files as on the page', () => {
    expect(report.outcome).toMatchObject({ closed: 120, complete: 0, won: 66, asked: 120, ghosting: null });
    const files = new Map(reportFiles(report).map(({ name, text }) => [name, text]));
    expect(files.get('outcomes.csv')).toMatch(
      /^diagnosis,deals,people,won,wonLow,wonHigh,.*\r\nNot started,60,6,0\.3,/,
    );
    expect(files.get('outcomeComparisons.csv')).toMatch(/\r\na pain heard,won,60,6,0\.8,/);
    expect(files.get('outcomeQuestions.csv')).toMatch(/\r\nsuccess metric,0,0,120,0\r\n/);
    expect(files.get('outcomeProposals.csv')).toMatch(/\r\nsuccess metric,never heard,/);
  });
});

describe('with too few deals or people', () => {
  test.each([
    ['deals', { owners: 6, deals: 8 }],
    ['people', { owners: 4, deals: 40 }],
  ])('there is not enough data: %s', async (_name, plan) => {
    const report = await reportOf(recordsOf({ ...plan, asksNever: true }));
    const lines = frontLines(reportPage(report));
    expect(lines[1]).toMatch(/^Win rate with and without a pain heard: not enough data; /);
    expect(lines[2]).toBe('Questions that separate won deals from others: not enough data.');
    expect(report.outcome.comparisons).toBe(0);
    expect(
      report.outcome.byDiagnosis.every(
        ({ won, cycleDays, amount }) => won === null && cycleDays === null && amount === null,
      ),
    ).toBe(true);
  });

  test('no closed deal is one sentence, and nothing in the appendix', async () => {
    const records = recordsOf(LARGE);
    const open = {
      ...records,
      Opportunity: records['Opportunity']!.map((deal) => ({
        ...deal,
        StageName: 'Prospecting',
        IsClosed: false,
        IsWon: false,
      })),
    };
    const page = reportPage(await reportOf(open));
    expect(frontLines(page)).toEqual(['No deal is closed yet.']);
    expect(page).not.toContain('id="pays"');
    expect(shownIn(page)).not.toMatch(/NaN|undefined/);
  });
});
