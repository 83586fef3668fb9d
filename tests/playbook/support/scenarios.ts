import fc from 'fast-check';
import { compilePlaybook, CONCEPTS, decide, EVIDENCE, parsePlaybook } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook, GateRecord } from '../../../src/playbook/index.ts';
import { FIELDS } from './rules-engine.ts';
import { playbookText } from './texts.ts';

/** Stage names as nobody should choose them, and as somebody will. */
const STAGES = [
  'Prospecting',
  'Id. Decision Makers',
  'Say "yes"',
  'back\\slash',
  "O'Brien </b>&",
  'Überprüfung 😀',
  'a, b',
  '0',
  'x\\"',
];
const EXEMPT = ['Closed Lost', 'On "hold"\\'];
const FROM = ['2020-01-01T00:00:00Z', '2021-06-30T12:00:00+02:00'];
const LATER = '2024-03-01T08:30:00Z';

const evidence = fc.constantFrom(...EVIDENCE);
const concepts = fc.uniqueArray(fc.constantFrom(...CONCEPTS), { minLength: 1, maxLength: 4 });

const requirement = fc.oneof(
  {
    weight: 3,
    arbitrary: concepts.chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, evidence]))).map((answered) => ({ answered })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ atLeast: fc.integer({ min: 1, max: 3 }), evidence: fc.constantFrom(...EVIDENCE.slice(1)) })
      .map((pains) => ({ pains })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ atLeast: fc.constantFrom(1, 0.5, 999.99, 25_000), evidence: fc.constantFrom(...EVIDENCE.slice(2)) })
      .map((impact) => ({ impact })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('DF_Desired_Outcome__c', 'NextStep', 'Type', 'Description')
      .map((filled) => ({ filled })),
  },
);

/** A gate asks for a thing once. */
function subjects(item: object): readonly string[] {
  return 'answered' in item ? Object.keys(item.answered as object) : [JSON.stringify(item)];
}
const requirements = fc.array(requirement, { minLength: 2, maxLength: 4 }).map((items) => {
  const seen = new Set<string>();
  const kept = items.filter((item) => {
    const fresh = subjects(item).every((subject) => !seen.has(subject));
    if (fresh) subjects(item).forEach((subject) => seen.add(subject));
    return fresh;
  });
  return kept;
});

const stages = fc.shuffledSubarray(STAGES, { minLength: 2 });
const gatesOf = (names: readonly string[]) =>
  fc.subarray(names.slice(1), { minLength: Math.ceil(names.length / 2) - 1 || 1 }).chain((entered) =>
    fc.tuple(
      ...entered.map((toEnter) =>
        fc.record({
          toEnter: fc.constant(toEnter),
          mode: fc.constantFrom('enforce', 'enforce', 'enforce', 'warn', 'observe'),
          require: requirements,
        }),
      ),
    ),
  );

const questions = CONCEPTS.map((concept) => ({
  concept,
  ask: `Ask about ${concept}?`,
  why: `It matters: "${concept}" \\ <&>.`,
}));

/** One live version, or two with a later one whose gates differ in some ways. */
export const versions: fc.Arbitrary<readonly CompiledPlaybook[]> = stages
  .chain((names) =>
    fc.record({
      stages: fc.constant(names),
      exemptStages: fc.subarray(EXEMPT),
      from: fc.constantFrom(...FROM),
      appliesTo: fc.constantFrom({}, {}, {}, { amountAtLeast: 10_000 }),
      gates: gatesOf(names),
      later: fc.option(gatesOf(names), { freq: 2 }),
    }),
  )
  .map(({ later, ...parts }) => {
    const read = (text: string) => parsePlaybook(text, 'random.yaml');
    const first = read(playbookText({ ...parts, questions }));
    if (later === null) return [compilePlaybook(first)];
    // Half of the gates stay as they were, so that rules are shared between versions.
    const gates = later.map((gate, index) =>
      index % 2 ? gate : (parts.gates.find((one) => one.toEnter === gate.toEnter) ?? gate),
    );
    const second = read(playbookText({ ...parts, gates, questions, version: 2, from: LATER }));
    return [compilePlaybook(first, [second]), compilePlaybook(second, [first])];
  });

const digits = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 15, maxLength: 15 })
  .map((all) => Number(all.join('')));
const packed = fc.oneof(fc.constant(null), digits, fc.constant(444_444_444_444_444), fc.constant(333_333_333_333_333));
const count = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 5 });
const money = fc.option(fc.constantFrom(0, 0.5, 1, 999.98, 999.99, 24_999.99, 25_000, 1_000_000), { freq: 5 });
const text = fc.option(fc.constantFrom('yes', '"', '\\'), { freq: 4 });

/** Field values by name, each blank now and then. */
export const values = fc.record({
  Amount: fc.option(fc.constantFrom(0, 9_999.99, 10_000, 50_000), { freq: 4 }),
  NextStep: text,
  Type: text,
  Description: text,
  DF_Desired_Outcome__c: text,
  DF_Answers_A__c: packed,
  DF_Answers_B__c: packed,
  DF_Pains_Heard__c: count,
  DF_Pains_Quoted__c: count,
  DF_Pains_Confirmed__c: count,
  DF_Impact_Quoted__c: money,
  DF_Impact_Confirmed__c: money,
});

export const KINDS = ['new', 'step', 'skip', 'back', 'stay', 'exempt', 'unknown', 'reopened'] as const;
export type TransitionKind = (typeof KINDS)[number];

/** A case before it is known over which stages: places are fractions of the list. */
export const rough = fc.record({
  kind: fc.constantFrom(
    ...KINDS,
    'skip' as const,
    'skip' as const,
    'skip' as const,
    'reopened' as const,
    'step' as const,
  ),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
  bypass: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  // Before the first version, at its very moment, between, at the moment of the second, and after it.
  created: fc.constantFrom(
    '2019-12-31T23:59:59.000+0000',
    '2020-01-01T00:00:00.000+0000',
    '2022-05-05T05:05:05.000Z',
    '2022-06-06T06:06:06.000+0200',
    '2024-03-01T08:30:00.000Z',
    '2025-01-01T00:00:00.000Z',
    '2025-02-02T00:00:00.000Z',
    '2025-03-03T00:00:00.000Z',
    '2025-04-04T00:00:00.000Z',
    '2023-04-04T00:00:00.000Z',
  ),
  pin: fc.constantFrom(null, null, null, null, null, null, null, null, 'small:1', 'small:2', 'small:3', 'other:1', ''),
  full: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  values,
});
export type Rough = typeof rough extends fc.Arbitrary<infer T> ? T : never;

const FULL: GateRecord = {
  NextStep: 'x',
  Type: 'x',
  Description: 'x',
  DF_Desired_Outcome__c: 'x',
  DF_Answers_A__c: 444_444_444_444_444,
  DF_Answers_B__c: 444_444_444_444_444,
  DF_Pains_Heard__c: 3,
  DF_Pains_Quoted__c: 3,
  DF_Pains_Confirmed__c: 3,
  DF_Impact_Quoted__c: 25_000,
  DF_Impact_Confirmed__c: 25_000,
};

function transition({ stages: all, exemptStages }: CompiledPlaybook, { kind, a, b }: Rough): [string | null, string] {
  const at = (index: number) => all[index] ?? '';
  const low = a % (all.length - 1);
  const high = low + 1 + (b % (all.length - 1 - low));
  const outside = [...exemptStages, 'Nobody knows', 'prospecting'];
  const out = outside[a % outside.length] ?? '';
  switch (kind) {
    case 'new':
      return [null, [...all, 'Nobody knows', ...exemptStages][b % (all.length + 1 + exemptStages.length)] ?? ''];
    case 'step':
      return [at(low), at(low + 1)];
    case 'skip':
      return [at(a % 2 ? 0 : low), at(high)];
    case 'back':
      return [at(high), at(low)];
    case 'stay':
      return a % 5 ? [at(low), at(low)] : [out, out];
    case 'exempt':
      return [at(low), exemptStages[b % Math.max(1, exemptStages.length)] ?? 'Closed Lost'];
    case 'unknown':
      return [at(low), 'Nobody knows'];
    case 'reopened':
      return [out, at(b % all.length)];
  }
}

/** The case over a playbook. */
export function attemptOf(playbook: CompiledPlaybook, one: Rough): Attempt {
  const [from, to] = transition(playbook, one);
  const known = { ...one.values, ...(one.full ? FULL : {}) };
  const fixed = {
    DF_Playbook_Pin__c: one.pin === '' ? null : one.pin,
    CreatedDate: from === null ? null : one.created,
  };
  const record: GateRecord = { ...known, ...fixed, ...(from === null ? {} : { Id: '006' }), StageName: to };
  const prior = from === null ? null : { ...record, StageName: from };
  const permissions = one.bypass ? ['Something_Else', playbook.bypassPermission] : ['Something_Else'];
  return { record, prior, permissions, now: one.created.replace(/\+.*$/, 'Z') };
}

/** What the evaluator says would be refused over all live versions, in the form of `refusals`. */
export function expectedRefusals(playbooks: readonly CompiledPlaybook[], attempt: Attempt): string[] {
  return playbooks
    .map((playbook) => decide(playbook, attempt))
    .filter(({ outcome }) => outcome === 'blocked')
    .flatMap(({ unmet }) => unmet.filter(({ mode }) => mode === 'enforce'))
    .map(({ id, sentence }) => `${id}: ${sentence}`)
    .sort();
}

export const BLANKABLE = Object.keys(FIELDS).filter((name) => name !== 'StageName' && name !== 'CreatedDate');
