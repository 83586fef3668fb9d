import { check } from '../../src/cli/commands/check.ts';
import { playbookCheck } from '../../src/cli/commands/playbook-check.ts';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import type { DealCheck } from '../../src/deal/index.ts';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';

const TEXT = JSON.stringify({
  playbook: 'lost',
  version: 1,
  from: '2020-01-01T00:00:00Z',
  title: 'Lost',
  currency: 'EUR',
  stages: ['Prospecting', 'Qualification', 'Needs Analysis', 'Value Proposition', 'Closed Won'],
  exemptStages: ['Closed Lost'],
  questions: [],
  gates: [
    { toEnter: 'Closed Lost', mode: 'enforce', require: [{ filled: 'NextStep', say: 'why it was lost' }] },
    { toEnter: 'Closed Lost', name: 'more', mode: 'warn', require: [{ filled: 'Description' }] },
  ],
  onlySteps: { most: 1 },
});

let org: OrgWithClock;
beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
  const playbook = parsePlaybook(TEXT, 'lost.yaml');
  const { outcome } = await deployPlaybook(org.connect('integration'), playbook, { openDeals: 'unchecked' });
  expect(outcome).toBe('deployed');
}, 180_000);
afterAll(() => org?.close());

/** What a command prints as the seller. */
async function printed(run: (io: Io) => Promise<ExitCode>): Promise<{ code: ExitCode; out: string }> {
  let out = '';
  const io = {
    out: (text: string) => (out += `${text}\n`),
    err: () => undefined,
    env: { DIAGNOSE_ACCESS_TOKEN: org.org.users.seller.accessToken },
    cwd: '/',
    now: () => new Date('2026-11-21T12:00:00Z'),
  } as unknown as Io;
  return { code: await run(io), out };
}

async function newDeal(fields: object): Promise<string> {
  const deal = { Name: 'One', StageName: 'Prospecting', CloseDate: '2027-03-31', ...fields };
  return (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', deal)).body.id;
}

const MISSING = 'Missing since Closed Lost: why it was lost.';

test('check lists what a gate to an exempt stage asks, as the org does', async () => {
  const deal = await newDeal({});
  const { out } = await printed((io) => check(io, { org: org.org.url }, deal));
  expect(out).toMatch(
    /\n\nClosed Lost:\n {2}- Missing since Closed Lost: why it was lost\..*\n {2}- .*\(warn only\)\n$/,
  );
  const refused = await org.rest('PATCH', `sobjects/Opportunity/${deal}`, { StageName: 'Closed Lost' }, 'seller');
  expect(JSON.stringify(refused.body)).toContain(MISSING);
  const json = await printed((io) => check(io, { org: org.org.url, json: true }, deal));
  const { stages, exemptStages } = JSON.parse(json.out) as DealCheck;
  expect(stages.map(({ toEnter }) => toEnter)).not.toContain('Closed Lost');
  expect(exemptStages.map(({ toEnter, unmet }) => [toEnter, unmet.length])).toEqual([['Closed Lost', 2]]);
});

test('what only an exempt stage lacks leaves the exit code of check at 0', async () => {
  const deal = await newDeal({ StageName: 'Prospecting' });
  const steps = ['Qualification', 'Needs Analysis', 'Value Proposition'];
  for (const StageName of steps) await org.rest('PATCH', `sobjects/Opportunity/${deal}`, { StageName }, 'seller');
  const { code, out } = await printed((io) => check(io, { org: org.org.url }, deal));
  expect(out).toContain('Closed Won: nothing is missing\n');
  expect([code, out.includes(MISSING)]).toEqual([0, true]);
});

test('check states once that the deal moves by too many stages, for all stages that are too far', async () => {
  const deal = await newDeal({});
  const { out } = await printed((io) => check(io, { org: org.org.url }, deal));
  expect(out.match(/Move the deal by at most one stage at a time/g)).toHaveLength(1);
  expect(out).toContain('\nClosed Won: all of the above\n');
});

test('playbook check counts one text as one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'one-text-'));
  try {
    const file = join(folder, 'one.yaml');
    const requires = [{ toEnter: 'Closed Lost', mode: 'enforce', require: [{ filled: 'NextStep' }] }];
    const translations = { de: [{ title: 'Verloren' }] };
    await writeFile(file, JSON.stringify({ ...JSON.parse(TEXT), gates: requires, translations }));
    const { code, out } = await printed((io) => playbookCheck(io, {}, [file]));
    expect([code, out]).toEqual([0, `\`${file}\` is fine.\nComplete in de, one text.\n`]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
