import { computeReport } from '../../src/report/compute.ts';
import { reportPage } from '../../src/report/index.ts';
import { judgeOrgs } from '../../src/report/pipeline.ts';
import { openPipeline } from '../../src/report/read/index.ts';
import { generatePipeline } from '../bench/pipeline/generate.ts';

/** Half of them are open. */
const DEALS = 25_000;

test('a report of many deals has the first 10,000 of each list and how long it is; on request all', async () => {
  const { connection, close } = await openPipeline();
  try {
    const org = await generatePipeline(connection, DEALS);
    const reviews = await judgeOrgs(connection, [org], {});
    const input = { reviews, now: org.at, today: org.day, org: org.url, playbooks: org.playbooks };
    const report = await computeReport(connection, input);
    const { openDeals } = report.totals;
    expect(openDeals).toBeGreaterThan(12_000);
    expect(report.listed.openDeals.rows).toBe(openDeals);
    expect(report.listed.openDeals.amount).toBe(report.totals.openAmount);
    expect(report.openDeals).toHaveLength(10_000);
    expect(report.headlines[0]?.text).toContain(`${report.listed.atRisk.rows.toLocaleString('en-US')} deals worth`);
    expect(reportPage(report)).toContain(`largest of ${openDeals.toLocaleString('en-US')} open deals; --csv lists all`);
    const whole = await computeReport(connection, { ...input, hasAllLines: true });
    expect(whole.openDeals).toHaveLength(openDeals);
    expect(whole.openDeals.slice(0, 10_000)).toEqual(report.openDeals);
    expect(whole.atRisk).toHaveLength(report.listed.atRisk.rows);
  } finally {
    close();
  }
}, 120_000);
