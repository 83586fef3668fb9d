import fc from 'fast-check';
import {
  CONCEPTS,
  EVIDENCE,
  type CompiledPlaybook,
  type Condition,
  type GateRecord,
} from '../../../src/playbook/index.ts';
import type { Attempt, Children, Criterion, DayBound, Gate, Scope } from '../../../src/playbook/index.ts';
import { zoneDay } from './zone-day.ts';
import { asksFieldsOnly } from '../../../force-app/main/base/lwc/gateRules/asks.ts';
import { attemptOf, BLANKABLE, type Rough } from '../../playbook/support/scenarios.ts';

/** Saved records are judged on this day, so that bounds that move with the day can be met and missed. */
const NOW = '2026-11-21T09:30:00.000Z';
const DAYS = (Date.parse('2026-11-21') - Date.parse('2020-01-01')) / 86_400_000;

const evidence = fc.constantFrom(...EVIDENCE);
const dayBound: fc.Arbitrary<DayBound> = fc.oneof(
  fc.constantFrom('2026-11-21', '2026-11-22', '2020-02-29'),
  fc.constantFrom(-1, 0, 30).map((today) => ({ today })),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Keys without a value are left out, as the compiler does. */
function given<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}

/** Stands for the stages from the gate's own on, until the condition is put into a gate. */
const OPEN_HERE: readonly string[] = [];

/** The condition in its gate: an open answer counts at the gate's stage and the one after it. */
function inGate<T extends Condition>(condition: T, stages: readonly string[]): T {
  if (condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some')
    return { ...condition, of: condition.of.map((part) => inGate(part, stages)) };
  if (condition.kind !== 'answered' || condition.notKnownYet === undefined) return condition;
  return { ...condition, notKnownYet: stages.slice(0, 2) };
}

const orBlank = maybe(fc.constant(true as const));

/** Conditions over fields, also of an account, which a new record can have. */
const ofFields: readonly fc.Arbitrary<Condition>[] = [
  fc
    .record({
      kind: fc.constant('picked' as const),
      field: fc.constant('NextStep'),
      values: fc.constantFrom(['yes'], ['yes', '"'], ['\\']),
      orBlank: fc.constant(true as const),
      type: fc.constant('text' as const),
    })
    .map((parts) => parts as Condition),
  fc
    .record({ kind: fc.constant('picked' as const), field: fc.constant('Type'), values: fc.constant(['yes']), orBlank })
    .map((parts) => given(parts) as Condition),
  fc
    .record({
      kind: fc.constant('number' as const),
      field: fc.constant('Account.AnnualRevenue'),
      atLeast: maybe(fc.constantFrom(0, 1_000_000)),
      atMost: maybe(fc.constantFrom(0, 999_999)),
      orBlank,
    })
    .map((parts) => given(parts) as Condition),
  fc
    .record({
      kind: fc.constant('date' as const),
      field: fc.constant('Signed_At__c'),
      dateTime: fc.constant(true as const),
      notBefore: maybe(dayBound),
      notAfter: maybe(dayBound),
      orBlank,
    })
    .map((parts) => given(parts) as Condition),
  fc.record({
    kind: fc.constant('movedBy' as const),
    field: fc.constant('CloseDate'),
    atMost: fc.constantFrom(0, 7, 60),
  }),
  fc.constant({ kind: 'filled', field: 'Account.Industry', type: 'picklist' }),
];

/** Conditions that a rule can carry. */
const carried: readonly fc.Arbitrary<Condition>[] = [
  ...ofFields,
  fc.record({ kind: fc.constant('answered' as const), concept: fc.constantFrom(...CONCEPTS), evidence }),
  fc.record({
    kind: fc.constant('answered' as const),
    concept: fc.constantFrom(...CONCEPTS),
    evidence,
    notKnownYet: fc.constant(OPEN_HERE),
  }),
  fc.record({
    kind: fc.constant('pains' as const),
    atLeast: fc.integer({ min: 1, max: 3 }),
    evidence: fc.constantFrom(...EVIDENCE.slice(1)),
  }),
  fc.record({
    kind: fc.constant('impact' as const),
    atLeast: fc.constantFrom(1, 999.99, 25_000),
    evidence: fc.constantFrom(...EVIDENCE.slice(2)),
  }),
  fc.record({ kind: fc.constant('filled' as const), field: fc.constantFrom('NextStep', 'DF_Desired_Outcome__c') }),
  fc.record({
    kind: fc.constant('picked' as const),
    field: fc.constant('Type'),
    values: fc.constantFrom(['yes'], ['yes', '"'], ["O'Brien", '\\'], ['Yes']),
  }),
  fc
    .record({
      kind: fc.constant('number' as const),
      field: fc.constant('Rank__c'),
      atLeast: maybe(fc.constantFrom(-5, 0, 0.5, 7)),
      atMost: maybe(fc.constantFrom(0, 7, 1000)),
      currency: maybe(fc.constantFrom('EUR', "E'R")),
    })
    .map(given as <T>(parts: T) => T)
    .map((parts) => given(parts) as Condition),
  fc
    .record({
      kind: fc.constant('number' as const),
      field: fc.constant('Share__c'),
      atLeast: maybe(fc.constantFrom(0, 29, 40)),
      atMost: maybe(fc.constantFrom(40, 57.5)),
      percent: fc.constant(true as const),
    })
    .map((parts) => given(parts) as Condition),
  fc.constant({ kind: 'checked', field: 'Ready__c' }),
  fc
    .record({
      kind: fc.constant('date' as const),
      field: fc.constant('Go_Live__c'),
      notBefore: maybe(dayBound),
      notAfter: maybe(dayBound),
    })
    .map((parts) => given(parts) as Condition),
  fc.record({ kind: fc.constant('prescribed' as const), lines: fc.constantFrom('all' as const, 'ifAny' as const) }),
  fc.record({ kind: fc.constant('score' as const), atLeast: fc.constantFrom(1, 50, 100) }),
];

/** Conditions over the children themselves, which a gate may hold only while it does not enforce. */
const uncarried: readonly fc.Arbitrary<Condition>[] = [
  fc.record({
    kind: fc.constant('pains' as const),
    atLeast: fc.integer({ min: 1, max: 2 }),
    evidence,
    of: fc.constantFrom(
      { kind: 'Problem' as const },
      { driver: 'Cut Cost' as const },
      { kind: 'Risk' as const, driver: 'Grow' as const },
    ),
  }),
  fc.record({
    kind: fc.constant('pains' as const),
    atLeast: fc.constantFrom(1, 2),
    evidence: fc.constant('Assumed' as const),
  }),
  fc.record({
    kind: fc.constant('impact' as const),
    atLeast: fc.constantFrom(1, 1000),
    evidence: fc.constantFrom('Assumed' as const, 'Heard' as const),
  }),
];

/** Leaves, and groups of them two deep. */
function conditions(leaves: readonly fc.Arbitrary<Condition>[]): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...leaves);
  const anyOrAll = (part: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.record({
      kind: fc.constantFrom('any' as const, 'any' as const, 'all' as const),
      of: fc.array(part, { minLength: 1, maxLength: 3 }),
    });
  const some = (part: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc
      .record({
        kind: fc.constant('some' as const),
        atLeast: fc.integer({ min: 1, max: 4 }),
        of: fc.array(part, { minLength: 1, maxLength: 4 }),
        points: maybe(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 })),
      })
      .map((parts) => given({ ...parts, points: parts.points?.slice(0, parts.of.length) }) as Condition);
  const group = (part: fc.Arbitrary<Condition>) =>
    fc.oneof({ weight: 2, arbitrary: anyOrAll(part) }, { weight: 1, arbitrary: some(part) });
  return fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: group(fc.oneof(leaf, group(leaf))) });
}

const scope: fc.Arbitrary<Scope> = fc.constantFrom(
  ...Array.from({ length: 30 }, () => ({})),
  { amountAtLeastIn: { EUR: 10_000, "E'R": 50_000 } },
  { recordTypes: ['New_Business', 'It"s'] },
  { ownerProfiles: ["Sales 'A'"] },
  { ownerRoles: ['EMEA'], amountAtLeast: 10_000 },
  { ownerFlag: 'Gated__c' },
);

/** What is added to playbooks and records that know only a part of the language: one pick for each gate, in order. */
export const widening = fc.record({
  scope,
  enforced: fc.array(fc.array(conditions(carried), { maxLength: 2 }), { minLength: 8, maxLength: 8 }),
  fields: fc.array(fc.array(fc.oneof(...ofFields), { maxLength: 2 }), { minLength: 8, maxLength: 8 }),
  watched: fc.array(fc.array(conditions([...carried, ...uncarried]), { maxLength: 3 }), { minLength: 8, maxLength: 8 }),
  overrides: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
});
export type Widening = typeof widening extends fc.Arbitrary<infer T> ? T : never;

const OVERRIDE = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] };

/** The playbook with more criteria, overrides and another scope. */
export function widen(playbook: CompiledPlaybook, parts: Widening): CompiledPlaybook {
  const gates = playbook.gates.map((gate, index): Gate => {
    const isOutside = !playbook.stages.includes(gate.toEnter);
    // What asks for fields only stays so: new deals are judged by it, and a gate to an exempt stage asks for nothing else.
    const more = gate.mode === 'enforce' ? (asksFieldsOnly(gate) ? parts.fields : parts.enforced) : parts.watched;
    const extra = (isOutside ? parts.fields : more)[index] ?? [];
    const stages = playbook.stages.slice(playbook.stages.indexOf(gate.toEnter));
    const criteria = extra.map((one, place): Criterion => {
      const condition = inGate(one, stages);
      const id = `${condition.kind}:extra:${place}:${JSON.stringify(condition)}`;
      // As by an `id:` of its own: a gate may hold several that ask about the same.
      const code = `fff${index.toString(16)}${place}`;
      return { ...condition, id, code, sentence: `Missing since ${gate.toEnter}: ${place} of ${condition.kind}.` };
    });
    // An override names a stage: at one gate to it at most.
    const isTaken = playbook.gates.some(
      (one, place) => one.toEnter === gate.toEnter && one !== gate && (one.override ?? parts.overrides[place]),
    );
    const override = parts.overrides[index] && !isOutside && !isTaken ? { override: OVERRIDE } : {};
    return { ...gate, ...override, criteria: [...gate.criteria, ...criteria] };
  });
  const { scope: other } = parts;
  return { ...playbook, gates, ...(Object.keys(other).length > 0 ? { appliesTo: other } : {}) };
}

const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });
const level = fc.integer({ min: 0, max: 4 });
const pains = fc.array(
  fc.record({
    kind: fc.constantFrom('Problem', 'Goal', 'Risk', ''),
    driver: fc.constantFrom('Grow', 'Cut Cost', 'Improve', ''),
    level,
    likely: often(fc.constantFrom(0, 1, 999.5, 1000)),
  }),
  { maxLength: 3 },
);

/** Values of the fields that the widened language reads; each is blank now and then. */
export const extras = fc.record({
  Type: often(fc.constantFrom('yes', '"', '\\', "O'Brien")),
  Rank__c: often(fc.constantFrom(-5, 0, 0.5, 7, 8)),
  Share__c: often(fc.constantFrom(0, 29, 40, 57.5, 58)),
  Ready__c: often(fc.boolean()),
  Go_Live__c: often(
    fc.constantFrom('2020-02-28', '2020-02-29', '2026-11-20', '2026-11-21', '2026-11-22', '2026-12-21', '2026-12-22'),
  ),
  CloseDate: often(fc.constantFrom('2026-11-21', '2026-11-28', '2026-11-29', '2027-01-20', '2027-01-21')),
  Signed_At__c: often(
    fc.constantFrom(
      '2020-02-29T11:00:00.000+0000',
      '2026-11-20T23:59:59.000+0000',
      '2026-11-21T07:59:59.000+0000',
      '2026-11-21T11:00:00.000+0000',
      '2026-11-22T00:00:00.000+0100',
      '2026-12-22T00:00:00.000+0000',
    ),
  ),
  'Account.Industry': often(fc.constantFrom('Banking', 'Energy')),
  'Account.AnnualRevenue': often(fc.constantFrom(-1, 0, 999_999, 1_000_000)),
  HasOpportunityLineItem: often(fc.boolean()),
  DF_Lines_Unlinked__c: often(fc.constantFrom(0, 0, 1)),
  DF_Discovery_Score__c: often(fc.constantFrom(0, 49, 50, 100)),
  DF_Open_Due__c: often(fc.constantFrom(0, DAYS - 1, DAYS, DAYS + 1, 99_999)),
  DF_Override_Token__c: fc.option(
    fc
      .tuple(fc.constantFrom(-1, -1, 0, 9), fc.integer({ min: 1, max: 9 }))
      .map(([days, order]) => (DAYS + days) * 100 + order),
    { freq: 2 },
  ),
  CurrencyIsoCode: often(fc.constantFrom('EUR', "E'R", 'USD')),
  'RecordType.DeveloperName': often(fc.constantFrom('New_Business', 'It"s', 'Other')),
  'Owner.Profile.Name': often(fc.constantFrom("Sales 'A'", 'Other')),
  'Owner.UserRole.DeveloperName': often(fc.constantFrom('EMEA', 'APAC')),
  'Owner.Gated__c': often(fc.boolean()),
});
export const children: fc.Arbitrary<Children> = fc.record({ pains });

export interface RandomCase {
  readonly rough: Rough;
  readonly extras: GateRecord;
  readonly children: Children;
}

/** Fields that may be blank, each of which is so now and then. */
export const NULLABLE: readonly string[] = [
  ...new Set([
    ...BLANKABLE,
    'Rank__c',
    'Share__c',
    'Ready__c',
    'Go_Live__c',
    'CloseDate',
    'Signed_At__c',
    'Account.Industry',
    'Account.AnnualRevenue',
    'HasOpportunityLineItem',
    'DF_Lines_Unlinked__c',
    'DF_Discovery_Score__c',
    'DF_Override_Token__c',
    'DF_Open_Due__c',
  ]),
];

/** A meeting of everything: a full record meets the widened conditions too, mostly. */
const FULL: GateRecord = {
  Type: 'yes',
  Rank__c: 7,
  Share__c: 40,
  Ready__c: true,
  Go_Live__c: '2026-11-22',
  CloseDate: '2026-11-21',
  Signed_At__c: '2026-11-21T11:00:00.000+0000',
  'Account.Industry': 'Banking',
  'Account.AnnualRevenue': 1_000_000,
  HasOpportunityLineItem: true,
  DF_Lines_Unlinked__c: 0,
  DF_Discovery_Score__c: 100,
  DF_Open_Due__c: 99_999,
};

export function widenedAttempt(
  playbook: CompiledPlaybook,
  { rough, extras: more, children: own }: RandomCase,
): Attempt {
  const attempt = attemptOf(playbook, rough);
  const record = { ...attempt.record, ...more, ...(rough.full ? FULL : {}) };
  if (attempt.prior === null) return { ...attempt, record, prior: null, children: own };
  return {
    ...attempt,
    record,
    prior: { ...record, ...rough.before, StageName: attempt.prior.StageName },
    children: own,
    now: NOW,
    ...(attempt.zone === undefined ? {} : { today: zoneDay(attempt.zone, new Date(NOW)) }),
  };
}
