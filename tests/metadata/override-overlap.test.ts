/**
 * Several approved overrides of one deal: its roll-up carries only the greatest number. Every order of approvals and revocations is
 * simulated with the rules; after each, the evaluator must open exactly the gates that some live approved override opens.
 */
import { needs, NO_CHILDREN } from '../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type { CompiledPlaybook, GateRecord } from '../../force-app/main/base/lwc/gateRules/gateRules.ts';
import { compileRule, fieldValue } from './evaluate.ts';
import { sourceObjects } from './source.ts';

const OBJECT = 'DF_Gate_Override__c';
const source = sourceObjects().get(OBJECT)!;
const OVERLAPS = ['DF_Override_Covered', 'DF_Override_Hidden_By_Earlier', 'DF_Override_Hides_Later'];
const rules = source.rules
  .filter(({ fullName }) => OVERLAPS.includes(fullName))
  .map((rule) => ({ name: rule.fullName, formula: compileRule(source, rule) }));

/** Days from today on which an override can end; the deal is looked at on each of them, and on the day after. */
const DAYS = [0, 1, 2] as const;
const dayOf = (day: number) => new Date(Date.UTC(2026, 10, 21 + day)).toISOString().slice(0, 10);

interface Override {
  readonly stage: number;
  readonly day: number;
}

function tokenOf(approved: readonly Override[]): number {
  const tokens = approved.map(({ stage, day }) =>
    Number(fieldValue(OBJECT, 'Token__c', { Status__c: 'Approved', Stage_Order__c: stage, Expires_On__c: dayOf(day) })),
  );
  return Math.max(0, ...tokens);
}

/** Names of the overlap rules that refuse to approve the override today, next to the approved ones. */
function refusedBy(override: Override, approved: readonly Override[], today: number): string[] {
  const record: Readonly<Record<string, string | number>> = {
    Status__c: 'Approved',
    Stage_Order__c: override.stage,
    Expires_On__c: dayOf(override.day),
    'Opportunity__r.DF_Override_Token__c': tokenOf(approved),
  };
  const surroundings = {
    field: (path: readonly string[]) => record[path.join('.')] ?? null,
    prior: (name: string) => (name === 'Status__c' ? 'Requested' : (record[name] ?? null)),
    isNew: false,
    now: new Date(`${dayOf(today)}T09:30:00Z`),
  };
  return rules.filter(({ formula }) => formula.evaluate(surroundings) === true).map(({ name }) => name);
}

/** A playbook with a gate, and an override, at each stage after the first; nothing that it asks for is there. */
function playbookOf(count: number): CompiledPlaybook {
  const stages = Array.from({ length: count }, (_, index) => `Stage ${index + 1}`);
  const override = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] };
  return {
    playbook: 'overlap',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    title: 'Overlap',
    currency: 'EUR',
    stages,
    exemptStages: [],
    appliesTo: {},
    bypassPermission: 'DF_Bypass_Stage_Gates',
    questions: [],
    gates: stages.slice(1).map((toEnter) => ({
      toEnter,
      mode: 'enforce' as const,
      criteria: [{ id: toEnter, sentence: toEnter, kind: 'filled' as const, field: 'NextStep' }],
      override,
    })),
    newRecordSentence: '',
    unknownStageSentence: '',
  } as unknown as CompiledPlaybook;
}

/** The stage numbers of the gates that the evaluator opens on a day. */
function opened(playbook: CompiledPlaybook, token: number, today: number): number[] {
  const record: GateRecord = {
    StageName: 'Stage 1',
    CreatedDate: '2026-01-01T00:00:00Z',
    DF_Override_Token__c: token,
    NextStep: null,
  };
  const last = playbook.stages.at(-1) ?? '';
  return needs([playbook], record, last, { today: dayOf(today), children: NO_CHILDREN })
    .filter(({ overridden }) => overridden)
    .map(({ toEnter }) => playbook.stages.indexOf(toEnter) + 1);
}

function expectTruth(playbook: CompiledPlaybook, approved: readonly Override[], from: number): void {
  const token = tokenOf(approved);
  for (let today = from; today <= DAYS.length; today += 1) {
    const reach = Math.max(0, ...approved.filter(({ day }) => day >= today).map(({ stage }) => stage));
    const promised = playbook.stages.map((_, index) => index + 1).filter((order) => order > 1 && order <= reach);
    if (String(opened(playbook, token, today)) !== String(promised)) {
      throw new Error(`${JSON.stringify(approved)} opens ${opened(playbook, token, today)} on day ${today}`);
    }
  }
}

type State = 'requested' | 'approved' | 'revoked';

/** Simulates every order of approvals, revocations and nights from this state on; counts the approvals. */
function simulate(playbook: CompiledPlaybook, overrides: readonly Override[]): { taken: number; refused: number } {
  const seen = new Set<string>();
  const count = { taken: 0, refused: 0 };
  const go = (states: readonly State[], today: number): void => {
    const key = `${today} ${states.join()}`;
    if (seen.has(key) || today > DAYS.length) return;
    seen.add(key);
    const approved = overrides.filter((_, index) => states[index] === 'approved');
    expectTruth(playbook, approved, today);
    go(states, today + 1);
    overrides.forEach((override, index) => {
      const then = (state: State) => go(states.with(index, state), today);
      if (states[index] === 'approved' && override.day >= today) then('revoked');
      if (states[index] !== 'requested' || override.day < today) return;
      const names = refusedBy(override, approved, today);
      const live = approved.filter(({ day }) => day >= today);
      const widens = live.every(({ stage, day }) => stage <= override.stage && day <= override.day);
      const isNew = live.every(({ stage, day }) => stage < override.stage || day < override.day);
      expect(names.length).toBe(widens && isNew ? 0 : 1);
      count[names.length === 0 ? 'taken' : 'refused'] += 1;
      if (names.length === 0) then('approved');
    });
  };
  go(
    overrides.map(() => 'requested'),
    0,
  );
  return count;
}

const groupsOf = (options: readonly Override[], size: number, from = 0): Override[][] =>
  size === 0
    ? [[]]
    : options
        .slice(from)
        .flatMap((one, index) => groupsOf(options, size - 1, from + index).map((rest) => [one, ...rest]));

test.each([
  [4, 2],
  [4, 3],
  [9, 2],
  [9, 3],
])('in a playbook of %i stages, %i overrides open what some live one opens, in every order', (count, size) => {
  const playbook = playbookOf(count);
  const stages = count === 4 ? [2, 3, 4] : [3, 6, 9];
  const options = stages.flatMap((stage) => DAYS.map((day) => ({ stage, day })));
  const counts = groupsOf(options, size).map((overrides) => simulate(playbook, overrides));
  expect(counts).toHaveLength(size === 2 ? 45 : 165);
  // Both happen often, or the test would prove nothing.
  expect(counts.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(100);
  expect(counts.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(100);
});

test('without the rules a longer override for an earlier stage hides a later stage', () => {
  const approved = [
    { stage: 6, day: 1 },
    { stage: 3, day: 2 },
  ];
  expect(() => expectTruth(playbookOf(9), approved, 0)).toThrow(/opens 2,3 on day 0/);
});

test.each<[string, Override, Override[], string[]]>([
  ['the first one', { stage: 6, day: 1 }, [], []],
  ['a later stage that ends sooner', { stage: 6, day: 1 }, [{ stage: 3, day: 2 }], ['DF_Override_Hidden_By_Earlier']],
  ['an earlier stage that ends later', { stage: 3, day: 2 }, [{ stage: 6, day: 1 }], ['DF_Override_Hides_Later']],
  ['less than what is open', { stage: 3, day: 1 }, [{ stage: 6, day: 2 }], ['DF_Override_Covered']],
  ['the same again', { stage: 6, day: 1 }, [{ stage: 6, day: 1 }], ['DF_Override_Covered']],
  ['the same stage for longer', { stage: 6, day: 2 }, [{ stage: 6, day: 1 }], []],
  ['a later stage until the same day', { stage: 9, day: 1 }, [{ stage: 6, day: 1 }], []],
  // Revoking the widest would leave two of which the one for the earlier stage hides the other.
  [
    'one under the widest that would hide a third',
    { stage: 3, day: 2 },
    [
      { stage: 6, day: 1 },
      { stage: 9, day: 2 },
    ],
    ['DF_Override_Covered'],
  ],
])('approving %s is said in its own sentence', (_, override, approved, expected) => {
  expect(refusedBy(override, approved, 0)).toEqual(expected);
});

test('an override that has run out hinders no other', () => {
  expect(refusedBy({ stage: 6, day: 1 }, [{ stage: 9, day: 0 }], 1)).toEqual([]);
});
