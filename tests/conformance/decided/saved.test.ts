import {
  decideAll,
  validationRules,
  type Attempt,
  type CompiledPlaybook,
  type GateRecord,
} from '../../../src/playbook/index.ts';
import { testSeed } from '../../seed.ts';
import { makeShared, readyDeal, type ReadyDeal, type Shared } from '../stage-gates/deals.ts';
import { startPolicyOrg, type PolicyOrg } from '../stage-gates/org.ts';
import { shipped } from './playbooks.ts';
import { readingOf, realDeal } from './real-deals.ts';
import { decidedSet, randomNumbers } from './states.ts';

/** How many decided states of each playbook are saved for real. */
const SAMPLE = 40;
/** The day of the attempts, and the one on which their deals are made. */
const SINCE = '2026-11-11';

let org: PolicyOrg;
let shared: Shared;
beforeAll(async () => {
  org = await startPolicyOrg([]);
  shared = await makeShared(org);
}, 120_000);
afterAll(() => org.running.close());

/** A deal has a stage at any time; the states try one without as well. */
function hasStages({ record, prior }: Attempt): boolean {
  return [record, ...(prior ? [prior] : [])].every(
    ({ StageName }) => typeof StageName === 'string' && StageName !== '',
  );
}

/** States drawn by the seed, half of them such that the evaluator refuses. */
function drawn(playbooks: readonly CompiledPlaybook[], attempts: readonly Attempt[], seed: number): readonly Attempt[] {
  const next = randomNumbers(seed);
  const found: Attempt[] = [];
  const counts = { blocked: 0, other: 0 };
  for (let tries = 0; tries < 2_000 && found.length < SAMPLE; tries += 1) {
    const attempt = attempts[next(attempts.length)]!;
    const kind = decideAll(playbooks, attempt).outcome === 'blocked' ? 'blocked' : 'other';
    if (counts[kind] >= SAMPLE / 2) continue;
    counts[kind] += 1;
    found.push(attempt);
  }
  return found;
}

/** What the evaluator refuses, and what the org did, as codes of messages. */
interface Compared {
  readonly fields: unknown;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

async function codesOf({ id, fields }: ReadyDeal): Promise<readonly string[]> {
  const path = id === null ? 'sobjects/Opportunity' : `sobjects/Opportunity/${id}`;
  const { status, body } = await org.running.rest<readonly { message: string }[]>(
    id === null ? 'POST' : 'PATCH',
    path,
    fields,
  );
  if (status < 300) return [];
  return body.map(({ message }) => /\[DF ([0-9a-f]{5})\]$/.exec(message)?.[1] ?? message).sort();
}

async function compared(playbooks: readonly CompiledPlaybook[], attempt: Attempt, deal: ReadyDeal): Promise<Compared> {
  const [before] = deal.id === null ? [] : await org.integration.query<GateRecord>(readingOf(playbooks, deal.id));
  const record = { ...before, ...deal.fields } as GateRecord;
  const today = attempt.today!;
  const { outcome, unmet } = decideAll(playbooks, {
    ...attempt,
    record,
    prior: before ?? null,
    permissions: [],
    now: `${today}T12:00:00Z`,
  });
  const refused =
    outcome === 'blocked' ? unmet.filter(({ mode, overridden }) => mode === 'enforce' && !overridden) : [];
  const expected = [...new Set(refused.map(({ code = '' }) => code))].sort();
  return { fields: deal.fields, expected, found: [...new Set(await codesOf(deal))] };
}

test.each(shipped())(
  'the org decides a sample of the states of %s as the evaluator does',
  async (name, playbooks) => {
    await org.useRules(validationRules(playbooks));
    const { attempts } = decidedSet(playbooks);
    const results: Compared[] = [];
    let left = 0;
    for (const attempt of drawn(playbooks, attempts.filter(hasStages), testSeed())) {
      org.running.setDay(SINCE);
      // A state that no records make, such as a day that the rules on answers refuse, is left out and counted.
      const deal = await readyDeal(shared, realDeal(attempt, playbooks[0]!), playbooks[0]!, SINCE).catch(
        () => undefined,
      );
      org.running.setDay(attempt.today!);
      if (deal === undefined) left += 1;
      else results.push(await compared(playbooks, attempt, deal));
    }
    const refused = results.filter(({ found }) => found.length > 0).length;
    console.info(`${name}: ${results.length} saved, ${refused} of them refused, ${left} that no records make`);
    expect(results.filter(({ expected, found }) => JSON.stringify(expected) !== JSON.stringify(found))).toEqual([]);
    expect(results.length).toBeGreaterThan(SAMPLE / 2);
    expect(refused).toBeGreaterThan(SAMPLE / 8);
  },
  120_000,
);
