import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportPage } from '../../src/report/index.ts';
import { root } from '../with-started-org.ts';
import { reportOfRecords } from './support/records.ts';
import { reportOver, type DealRow, type Written } from './support/pipeline.ts';

const HEAD = { now: '2026-11-21T10:00:00.000Z', org: 'https://example.test' };
const QUESTIONS = ['problem', 'budget'];

/** Owners with so many open deals, and answers on half of them. */
function pipelineOf(deals: Readonly<Record<string, number>>): Written {
  const people = Object.keys(deals).map((id) => ({ id, name: `Name of ${id}`, managerId: null, named: true }));
  const rows = Object.entries(deals).flatMap(([ownerId, count]) =>
    Array.from({ length: count }, (_none, at): DealRow => ({
      ...{
        id: `${ownerId}-${at}`,
        name: `Deal ${at} of ${ownerId}`,
        account: null,
        stage: 'Needs Analysis',
        amount: 1000,
      },
      ...{ closeDate: '2026-12-01', ownerId, closed: false, won: false, example: false, score: 40 },
      ...{ diagnosis: 'Started', inQuestion: 0, nextGate: null },
    })),
  );
  const heard = Object.entries(deals).flatMap(([owner, count]) =>
    QUESTIONS.map((concept) => ({ owner, concept, count: Math.floor(count / 2) })),
  );
  return {
    ...{ people, deals: rows, heard, gaps: [], reviews: [], stages: ['Needs Analysis', 'Closed Lost'], naming: 'all' },
    ...{ today: '2026-11-21', concepts: QUESTIONS, quotes: { fromSource: 0, typedByHand: 0 } },
  };
}

test('a cell over fewer than five deals is blank, in the data and on the page', async () => {
  const report = await reportOver(pipelineOf({ four: 4, five: 5 }), HEAD);
  const shares = Object.fromEntries(report.heat.map(({ owner, cells }) => [owner, cells.map(({ share }) => share)]));
  expect(shares).toEqual({ 'Name of four': [null, null], 'Name of five': [0.4, 0.4] });
  const row = /<tr><th scope="row">Name of four<\/th>(.*?)<\/tr>/.exec(reportPage(report))?.[1];
  expect(row?.match(/<td class="n" data-v=""><\/td>/g)).toHaveLength(2);
});

/** A deal that was closed as lost, with nothing known. */
const lost = (ownerId: string, at: number): DealRow => ({
  ...{ id: `lost-${ownerId}-${at}`, name: `Lost ${at}`, account: null, stage: 'Closed Lost', amount: 90_000, ownerId },
  ...{ closeDate: '2026-11-20', closed: true, won: false, example: false, score: 0, diagnosis: 'Not started' },
  ...{ inQuestion: 0, nextGate: null },
});

test('losing deals lowers no figure about the one who lost them', async () => {
  const before = pipelineOf({ kim: 12, lee: 12 });
  const after = { ...before, deals: [...before.deals, ...Array.from({ length: 30 }, (_none, at) => lost('kim', at))] };
  const [one, other] = [await reportOver(before, HEAD), await reportOver(after, HEAD)];
  for (const part of ['owners', 'managers', 'heat', 'neverHeard', 'headlines', 'atRisk', 'questions'] as const)
    expect(other[part]).toEqual(one[part]);
  expect(other.totals).toEqual({ ...one.totals, deals: one.totals.deals + 30 });
});

test('nothing about the language of a user or of a text is read, so nobody can be ranked by it', () => {
  const tables = readFileSync(join(root, 'src/report/read/tables.sql'), 'utf8');
  expect(tables).toMatch(/CREATE TABLE "User"/);
  expect(tables).not.toMatch(/language|locale/i);
});

test.each([
  ['thirty deals of five owners', 30, 5, [30, 0, 10]],
  ['twenty-nine deals', 29, 5, [null, null, 10]],
  ['four owners', 30, 4, [null, null, 10]],
  ['four deals', 4, 4, [null, null, null]],
])(
  'what became of deals is stated over thirty deals of five owners, days over five deals: %s',
  async (_name, deals, owners, wanted) => {
    const stages = ['Prospecting', 'Closed Won', 'Closed Lost'].map((ApiName, SortOrder) => ({
      ...{ ApiName, SortOrder, IsClosed: SortOrder > 0, IsWon: SortOrder === 1 },
    }));
    const all = Array.from({ length: deals }, (_none, at) => ({
      ...{ Id: `d${at}`, OwnerId: `u${at % owners}`, StageName: 'Closed Won', IsClosed: true, IsWon: true },
    }));
    const history = all.flatMap(({ Id }) => [
      { Id: `1${Id}`, OpportunityId: Id, StageName: 'Prospecting', CreatedDate: '2026-01-01T00:00:00.000+0000' },
      { Id: `2${Id}`, OpportunityId: Id, StageName: 'Closed Won', CreatedDate: '2026-01-11T00:00:00.000+0000' },
    ]);
    const records = { OpportunityStage: stages, Opportunity: all, OpportunityHistory: history };
    const by = { playbooks: [], now: HEAD.now, today: '2026-11-21' };
    const { report } = await reportOfRecords(records, by, async () => undefined);
    expect(report.journey.map(({ wentOn, lost: gone, medianDays }) => [wentOn, gone, medianDays])).toEqual([wanted]);
  },
);
