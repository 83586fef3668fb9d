import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOfSnapshots, type Report } from '../../src/report/index.ts';
import { writeSnapshot } from '../../src/report/snapshot.ts';
import { testSeed } from '../seed.ts';
import { naiveFigures, type Rec, type Records } from './support/naive.ts';
import { NOW, pipelineOf, PLAYBOOKS, TODAY } from './support/random-pipeline.ts';
import { reportOfRecords, tablesOf } from './support/records.ts';

async function reportOf(records: Records) {
  const by = { playbooks: PLAYBOOKS, now: NOW, today: TODAY };
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const { report, asked: next } = await reportOfRecords(tablesOf(records), by, async (connection) => {
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
