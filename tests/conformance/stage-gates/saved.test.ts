import {
  checkTogether,
  compilePlaybook,
  numbered,
  validationRules,
  type CompiledPlaybook,
} from '../../../src/playbook/index.ts';
import { readOrg } from '../../../src/sync/index.ts';
import { policies, type Policy, type PolicyAttempt } from './attempts.ts';
import { makeShared, readyDeal, type ReadyDeal, type Shared } from './deals.ts';
import { expected, named } from './names.ts';
import { startPolicyOrg, type PolicyOrg } from './org.ts';

/** How many days before the attempt its deal is made. */
const EARLIER = 10;
const DAY = 86_400_000;

const all = policies('absent');
let org: PolicyOrg;
let shared: Shared;
beforeAll(async () => {
  org = await startPolicyOrg(all);
  shared = await makeShared(org);
}, 120_000);
afterAll(() => org.running.close());

/** The ids of criteria and rules by the code that their messages end in. */
function idsByCode(playbooks: readonly CompiledPlaybook[]): ReadonlyMap<string, string> {
  const criteria = playbooks.flatMap(({ gates }) => gates.flatMap((gate) => gate.criteria));
  const rules = playbooks.flatMap(({ ruleCodes = {} }) => Object.entries(ruleCodes));
  return new Map([
    ...criteria.map(({ code = '', id }) => [code, id] as const),
    ...rules.map(([id, code]) => [code, id] as const),
  ]);
}

interface ApiError {
  readonly errorCode: string;
  readonly message: string;
}

/** Saves the attempt by REST as the seller: what the org answers, in the policy's words. */
async function save(policy: Policy, codes: ReadonlyMap<string, string>, { id, fields }: ReadyDeal) {
  const path = `sobjects/Opportunity/${id ?? ''}`.replace(/\/$/, '');
  const { status, body } = await org.running.rest<readonly ApiError[]>(id === null ? 'POST' : 'PATCH', path, fields);
  if (status < 300) return { verdict: 'allowed', missing: [] };
  const ids = body.map(({ errorCode, message }) => {
    const code = /\[DF ([0-9a-f]{5})\]$/.exec(message)?.[1];
    return codes.get(code ?? '') ?? `${errorCode}: ${message}`;
  });
  return { verdict: 'blocked', missing: named(policy, ids) };
}

/** The attempts of one day and one set of permissions, which are made and saved together. */
function groupsOf(attempts: readonly PolicyAttempt[]): readonly (readonly PolicyAttempt[])[] {
  const groups = new Map<string, PolicyAttempt[]>();
  for (const one of attempts) {
    const key = JSON.stringify([one.today, [...one.permissions].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].sort((a, b) => (a[0]!.today < b[0]!.today ? -1 : 1));
}

test('a deploy of each policy to the org that has its fields would find no mistake', async () => {
  const { description, leftOut } = await readOrg(org.running.connect('admin'));
  expect(leftOut).toEqual([]);
  const mistakes = all.flatMap(({ playbooks }) =>
    checkTogether(playbooks, description).filter(({ severity }) => severity === 'error'),
  );
  expect(mistakes).toEqual([]);
}, 180_000);

test.each(all.map((policy) => [policy.name, policy] as const))(
  'the org itself decides %s, saved by a seller',
  async (_name, policy) => {
    const playbooks = numbered(policy.playbooks.map((playbook) => compilePlaybook(playbook)));
    const codes = idsByCode(playbooks);
    await org.useRules(validationRules(playbooks));
    const found: unknown[] = [];
    for (const group of groupsOf(policy.attempts)) {
      const { today, permissions } = group[0]!;
      const since = new Date(Date.parse(today) - EARLIER * DAY).toISOString().slice(0, 10);
      org.running.setDay(since);
      const deals: ReadyDeal[] = [];
      for (const one of group) deals.push(await readyDeal(shared, one, playbooks[0]!, since));
      org.running.setDay(today);
      await org.permit(permissions);
      for (const [at, one] of group.entries())
        found.push({ note: one.note, ...(await save(policy, codes, deals[at]!)) });
    }
    const wanted = groupsOf(policy.attempts).flat();
    expect(found).toEqual(wanted.map((one) => ({ note: one.note, ...expected(one) })));
  },
  60_000,
);
