import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { reportOfSnapshots, type Report } from '../../src/report/index.ts';
import { writeSnapshot } from '../../src/report/snapshot.ts';
import { testSeed } from '../seed.ts';
import { root } from '../with-started-org.ts';
import { naiveFigures, type Rec, type Records } from './support/naive.ts';
import { reportOfRecords } from './support/records.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const TODAY = '2026-11-21';
const file = join(root, 'demo/demo-playbook.yaml');
const playbook = { ...compilePlaybook(parsePlaybook(readFileSync(file, 'utf8'), file)), people: 'all' } as const;
const PLAYBOOKS = [playbook];
const STAGES = [...playbook.stages, ...playbook.exemptStages];
const STATUSES = [null, 'Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'];
const CONCEPTS = playbook.questions.map(({ concept }) => concept);

/** Numbers of one seed. */
function roller(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(values: readonly T[]): T => values[below(values.length)]!;
  const day = (from: number, to: number): string =>
    new Date(Date.parse(TODAY) + (from + below(to - from)) * 86_400_000).toISOString().slice(0, 10);
  const moment = (): string => `${day(-300, -1)}T${String(below(24)).padStart(2, '0')}:00:00.000+0000`;
  const often = <T>(value: () => T): T | null => (next() < 0.85 ? value() : null);
  return { below, one, day, moment, often, chance: (share: number) => next() < share };
}

/** A pipeline with blanks, closed and made-up deals, flags, overrides and histories. */
function pipelineOf(seed: number): Records {
  const { below, one, day, moment, often, chance } = roller(seed);
  const users = Array.from({ length: 5 }, (_none, at) => ({
    Id: `005${at}`,
    Name: `Seller ${at}`,
    ManagerId: at ? '0050' : null,
  }));
  const stages = STAGES.map((ApiName, SortOrder) => ({
    ...{
      ApiName,
      SortOrder,
      DefaultProbability: SortOrder * 10,
      IsClosed: /^Closed/.test(ApiName),
      IsWon: ApiName === 'Closed Won',
    },
    ForecastCategoryName: one(['Pipeline', 'Best Case', 'Commit']),
  }));
  const deals = Array.from({ length: 40 + below(120) }, (_none, at): Rec => {
    const stage = one(stages);
    return {
      ...{
        Id: `006${at}`,
        Name: `Deal ${at}`,
        OwnerId: one(users).Id,
        StageName: stage.ApiName,
        IsClosed: stage.IsClosed,
        IsWon: stage.IsWon,
      },
      ...{ Amount: often(() => below(5_000_000) / 100), CloseDate: often(() => day(-120, 90)), CreatedDate: moment() },
      ...{ Probability: often(() => one([stage.DefaultProbability, stage.DefaultProbability + 9, below(100)])) },
      ...{
        ForecastCategoryName: often(() => (chance(0.8) ? stage.ForecastCategoryName : 'Omitted')),
        DF_Example__c: chance(0.2),
      },
      ...{
        DF_Discovery_Score__c: often(() => below(101)),
        DF_Diagnosis_Status__c: one(STATUSES),
        DF_Playbook_Pin__c: null,
      },
      ...{ DF_Answers_A__c: often(() => Number(Array.from({ length: 15 }, () => one([0, 1, 2, 3, 4, 9])).join(''))) },
      ...{ DF_Answers_B__c: often(() => Number(Array.from({ length: 15 }, () => one([0, 2, 3, 4])).join(''))) },
      ...{ DF_Open_Due__c: often(() => one([99_999, 2400, 2600])), DF_Desired_Outcome__c: often(() => 'filled') },
      ...{
        DF_Pains_Heard__c: below(3),
        DF_Pains_Quoted__c: below(3),
        DF_Pains_Confirmed__c: below(2),
        DF_Lines_Unlinked__c: below(2),
      },
      ...{
        DF_Impact_Quoted__c: below(90_000),
        DF_Impact_Confirmed__c: below(90_000),
        HasOpportunityLineItem: chance(0.5),
      },
      DF_Override_Token__c: often(() => one([0, 252_007, 240_007, 252_099])),
    };
  });
  const review = () => ({
    ...{ Review_Flag__c: chance(0.1), Review_Verdict__c: one([null, null, 'Cleared', 'Rejected']) },
    Review_Kind__c: one([null, 'Placeholder', 'Rewritten']),
  });
  const children = (most: number, make: (deal: Rec, at: number) => Rec): Rec[] =>
    deals.flatMap((deal, at) =>
      Array.from({ length: below(most) }, () => ({ ...make(deal, at), Opportunity__c: deal['Id'], ...review() })),
    );
  const answers = deals.flatMap((deal) =>
    CONCEPTS.filter(() => chance(0.3)).map((concept) => ({
      ...{
        Id: `a${String(deal['Id'])}${concept}`,
        Opportunity__c: deal['Id'],
        Concept__c: concept,
        Evidence_Level__c: below(5),
        ...review(),
      },
    })),
  );
  const pains = children(3, () => ({
    ...{ Kind__c: one([null, 'Problem', 'Goal', 'Risk']), Business_Driver__c: one([null, 'Grow', 'Cut Cost']) },
    ...{ Evidence_Level__c: below(5), Impact_Likely__c: often(() => below(9_000_000) / 100) },
  }));
  const overrides = children(2, () => ({
    ...{
      Stage__c: one(STAGES),
      Status__c: one(['Requested', 'Approved', 'Approved', 'Declined']),
      Expires_On__c: day(-30, 30),
    },
    Revoked_At__c: chance(0.1) ? moment() : null,
  }));
  const history = deals.flatMap((deal) =>
    Array.from({ length: below(5) }, (_none, at) => ({
      ...{
        Id: `h${String(deal['Id'])}${at}`,
        OpportunityId: deal['Id'],
        StageName: one(STAGES.slice(0, 3)),
        CreatedDate: moment(),
      },
    })),
  );
  return { users, stages, deals, answers, pains, overrides, history };
}

async function reportOf(records: Records) {
  const { users, stages, deals, answers, pains, overrides, history } = records;
  const tables = { User: users, OpportunityStage: stages, Opportunity: deals, OpportunityHistory: history };
  const ofDeals = { DF_Answer__c: answers, DF_Pain_Point__c: pains, DF_Gate_Override__c: overrides };
  const by = { playbooks: PLAYBOOKS, now: NOW, today: TODAY };
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const { report, asked: next } = await reportOfRecords({ ...tables, ...ofDeals }, by, async (connection) => {
    const org = { key: 'o', url: 'https://x.test', at: NOW, day: TODAY, reader: '0050', playbooks: PLAYBOOKS };
    await writeSnapshot(connection, { ...org, reviews: [] }, folder);
    const reader = await connection.runAndReadAll(
      "SELECT d.Id || ' ' || coalesce(n.ToEnter, '') FROM Opportunity AS d LEFT JOIN NextGate AS n USING (Org, Id) WHERE NOT d.IsClosed",
    );
    return reader
      .getRowsJson()
      .map(([line]) => String(line))
      .sort();
  });
  const { trend, ...kept } = await reportOfSnapshots([folder], TODAY);
  rmSync(folder, { recursive: true });
  const past = report.pastGate.map(({ id, without }) => `${id} ${without.length}`).sort();
  const unknown = report.atRisk.map(({ id, unknown: list }) => `${id} ${list.length}`).sort();
  return { report, kept: { ...kept, trend: [] }, day: trend[0], next, past, unknown };
}

/** An open deal with a confirmed pain and no text in question. */
const isConfirmed = (report: Report) => (deal: Rec) =>
  deal['IsClosed'] !== true &&
  deal['DF_Diagnosis_Status__c'] === 'Pain confirmed' &&
  report.openDeals.some(({ id, inQuestion }) => id === deal['Id'] && inQuestion === 0);

const inCents = (amount: number): number => Math.round(amount * 100);
const dash = (value: number | null): string => (value === null ? '-' : String(value));

test('the figures of random pipelines are those of a slow computation in plain JavaScript', async () => {
  const first = testSeed();
  const seen = { pastGate: 0, debt: 0, misfits: 0, journey: 0, atRisk: 0 };
  for (let seed = first; seed < first + 6; seed += 1) {
    const records = pipelineOf(seed);
    const wanted = naiveFigures(records, { playbooks: PLAYBOOKS, now: NOW, today: TODAY });
    const { report, kept, day, next, past, unknown } = await reportOf(records);
    const { totals } = report;
    const found: typeof wanted = {
      totals: {
        ...{ deals: totals.deals, openDeals: totals.openDeals, openAmount: inCents(totals.openAmount) },
        ...{ inQuestion: totals.inQuestion, notStarted: totals.notStarted },
      },
      pipeline: report.pipeline
        .map((one) => `${one.stage} ${one.diagnosis} ${one.deals} ${inCents(one.amount)}`)
        .sort(),
      owners: report.owners
        .map((one) => `${one.owner ?? ''} ${one.deals} ${inCents(one.amount)} ${one.averageScore.toFixed(1)}`)
        .sort(),
      atRisk: report.atRisk.map(({ id }) => id).sort(),
      risk: report.risk.reduce((sum, { deals }) => sum + deals, 0),
      unknown,
      pastGate: past,
      overrides: report.overrides.map(({ id, state }) => `${id} ${state}`).sort(),
      misfits: report.misfits.map(({ id }) => id).sort(),
      heard: wanted.heard,
      pains: report.pains
        .map((one) => `${one.kind}, ${one.driver}: ${one.pains} ${one.deals} ${one.confirmed} ${inCents(one.impact)}`)
        .sort(),
      journey: report.journey
        .map((one) => {
          const days = one.medianDays === null ? '-' : one.medianDays.toFixed(1);
          return `${one.stage}, ${one.known}: ${one.deals} ${dash(one.wentOn)} ${dash(one.lost)} ${days}`;
        })
        .sort(),
      next,
    };
    expect({ seed, ...found }).toEqual({ seed, ...wanted });
    // The report of a snapshot is the same, and the figures of its day are those of the report.
    expect({ seed, ...kept }).toEqual({ seed, ...report });
    expect(day).toMatchObject({
      ...{ day: TODAY, openDeals: totals.openDeals, openAmount: totals.openAmount, notStarted: totals.notStarted },
      ...{ inQuestion: totals.inQuestion, atRisk: report.atRisk.length, pastGate: past.length },
      riskAmount: report.atRisk.reduce((sum, { amount }) => sum + inCents(amount ?? 0), 0) / 100,
      confirmed: records.deals.filter(isConfirmed(report)).length,
    });
    expect(report.questions.reduce((sum, { heard }) => sum + heard, 0)).toBe(
      wanted.heard.reduce((sum, line) => sum + Number(/ (\d+)$/.exec(line)?.[1] ?? 0), 0),
    );
    seen.pastGate += past.length;
    seen.debt += report.overrides.filter(({ state }) => state === 'debt').length;
    seen.misfits += report.misfits.length;
    seen.atRisk += report.atRisk.length;
    seen.journey += report.journey.filter(({ wentOn }) => wentOn !== null).length;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 120_000);
