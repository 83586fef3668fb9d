/** Run by itself in a process with nothing else in it: opens an org and prints as one JSON line what that costs, step by step. */
import { openOrg } from '../../src/local-org/org/open.ts';
import { createSoqlEngine } from '../../src/local-org/soql/engine.ts';
import { userOf } from './seed/fill.ts';

export interface MemoryStep {
  readonly step: string;
  readonly milliseconds: number;
  /** Resident set after the step, megabytes (10^6 bytes). */
  readonly megabytes: number;
}

const QUERIES = [
  ['point read', "SELECT Id, Name FROM Opportunity WHERE Id = '006000000000001AAA'"],
  ['COUNT', 'SELECT COUNT() FROM Opportunity'],
  ['GROUP BY stage', 'SELECT StageName, COUNT(Id), SUM(Amount) FROM Opportunity GROUP BY StageName'],
  [
    'filter and sort, 50',
    "SELECT Id, Name, Amount FROM Opportunity WHERE StageName = 'Closed Won' ORDER BY Amount DESC LIMIT 50",
  ],
  ['all deals, first page of 2,000', 'SELECT Id, Name, StageName, Amount FROM Opportunity'],
] as const;

const steps: MemoryStep[] = [];

function step<T>(name: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  const milliseconds = Math.round((performance.now() - started) * 10) / 10;
  steps.push({ step: name, milliseconds, megabytes: Math.round(process.memoryUsage.rss() / 1e5) / 10 });
  return result;
}

step('start', () => undefined);
const org = step('open the org', () => openOrg({ dataDir: process.argv[2] ?? '' }));
const soql = createSoqlEngine(org);
const admin = userOf(org, 'admin');
for (const [name, text] of QUERIES) {
  step(name, () => {
    const result = soql.query(admin, text);
    if (result.kind === 'records') result.page(0, 2000);
  });
}
step('save one deal', () =>
  org.save(
    admin,
    [
      {
        operation: 'insert',
        object: 'Opportunity',
        fields: { Name: 'One more', StageName: 'Prospecting', CloseDate: '2026-12-31' },
      },
    ],
    { allOrNone: true },
  ),
);
org.close();
process.stdout.write(`${JSON.stringify(steps)}\n`);
