import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFigures } from './bulk/export.ts';
import { ingestFigures } from './bulk/ingest.ts';
import { mixedFigures } from './bulk/mixed.ts';
import { STEPS } from './bulk/mixed-clients.ts';
import type { TrafficReport } from './bulk/report.ts';
import { lines, markdown, thisMachine } from './report.ts';

/** About a twentieth of what `npm run bench` measures. */
const INGESTED = 9600;
const EXPORTED = 50_000;
const CLIENTS = 16;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bench-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The report as Markdown with only this part. */
const shown = (traffic: TrafficReport): string =>
  markdown({ date: 'd', commit: 'c', machine: thisMachine(), deals: 1, results: [], memory: [], traffic });

test('bulk and collections save the same records, with history, roll-ups and change events', async () => {
  const ingest = await ingestFigures(folder, INGESTED);
  expect(ingest.figures.map(({ rows }) => rows)).toEqual([9600, 3200, 6400]);
  // Two rows of the log for each deal: its creation, and the roll-ups of its answers.
  const { '~event': events, ...added } = ingest.added;
  expect(added).toEqual({ Opportunity: 3200, OpportunityHistory: 3200, DF_Answer__c: 6400, '~change': 12_800 });
  expect(events).toBeGreaterThan(3200);
  expect(ingest.bothAddTheSame).toBe(true);
  for (const { name, bulkPerSecond, collectionsPerSecond, ratio, low, high, cpuRatio } of ingest.figures) {
    const numbers = [bulkPerSecond, collectionsPerSecond, cpuRatio, low, ratio - low, high - ratio];
    expect([name, numbers.every((one) => one >= 0)]).toEqual([name, true]);
    // Whatever else the machine does: bulk is never far behind.
    expect([name, ratio > 0.5]).toEqual([name, true]);
  }
  const text = shown({ ingest });
  expect(text).toMatch(/## Ingest\n\n.*Rows that each way added: Opportunity 3,200, .*\n/);
  expect(text).toMatch(/\| deals and answers \(9,600 each way\) +\| [\d,]+\/s .*at least 2× +\| (yes|no) +\|/);
}, 240_000);

test('an export of many records takes little memory, and both ways of reading it have all rows', async () => {
  const report = await exportFigures(folder, EXPORTED);
  expect(report).toMatchObject({ rows: EXPORTED, rowsByLocator: EXPORTED, rowsByResultPages: EXPORTED });
  expect(report.megabytesOfCsv).toBeGreaterThan(5);
  const steps = report.memory.map(({ step }) => step);
  expect(steps).toEqual(['start', 'job complete', 'read by locator', 'read by resultPages']);
  for (const { step, megabytes } of report.memory)
    expect([step, megabytes > 20, megabytes < 400]).toEqual([step, true, true]);
  expect(shown({ export: report })).toMatch(/\| job complete +\| \d+ MB \| under 400 MB \| yes \|/);
}, 120_000);

test('many clients of all APIs at the same time meet no error', async () => {
  const mixed = await mixedFigures(folder, CLIENTS, 3);
  expect(mixed.errors).toEqual([]);
  expect(mixed.kinds.map(({ kind, clients, steps }) => [kind, clients, steps > 0])).toEqual(
    Object.keys(STEPS).map((kind) => [kind, 2, true]),
  );
  expect(shown({ mixed })).toContain('Errors that Salesforce would not give: 0.');
  expect(lines({ results: [], memory: [], traffic: { mixed } })).toHaveLength(2 + Object.keys(STEPS).length);
}, 120_000);

test('an error of a client is in the report', () => {
  const kinds = [{ kind: 'GraphQL', clients: 1, steps: 1, medianMillis: 1, slowestMillis: 1 }];
  const mixed = { clients: 1, seconds: 1, kinds, errors: ['GraphQL: 500 | wrong'], peakMegabytes: 100 };
  expect(shown({ mixed })).toMatch(
    /would not give: 1; `GraphQL: 500 \/ wrong`\.[^]*\| errors +\| +\| 1 +\| none +\| no +\|/,
  );
});
