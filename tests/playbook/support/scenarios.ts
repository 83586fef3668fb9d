import fc from 'fast-check';
import { compilePlaybook, CONCEPTS, decide, parsePlaybook, PlaybookError } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook, GateRecord, Unmet } from '../../../src/playbook/index.ts';
import { zoneDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { EXCEPTED, gatesOf, onlySteps, overriddenOnce, scope } from './language.ts';
import { changed, children, FULL, overrides, tokenOf, values } from './records.ts';
import { FIELDS } from './rules-engine.ts';
import { playbookText } from './texts.ts';

/** Unusual stage names, with characters that have to be escaped. */
export const STAGES = [
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
export const EXEMPT = ['Closed Lost', 'On "hold"\\'];
const FROM = ['2020-01-01T00:00:00Z', '2021-06-30T12:00:00+02:00'];
const LATER = '2024-03-01T08:30:00Z';

const stages = fc.shuffledSubarray(STAGES, { minLength: 2 });
export const questions = CONCEPTS.map((concept) => ({
  concept,
  ask: `Ask about ${concept}?`,
  why: `It matters: "${concept}" \\ <&>.`,
}));

/** What chance writes and the compiler refuses is drawn again; every other refusal is a mistake. */
export function unlessImpossible<T>(compile: () => T): T | undefined {
  try {
    return compile();
  } catch (error) {
    const byChance =
      /^No deal (that this gate asks )?can ever|^This (asks nothing of the field|is never asked|gate asks no deal)| by chance, so that a message could mean both| so that a message could mean both\. .* Write another `id`/;
    if (error instanceof PlaybookError && error.problems.every(({ message }) => byChance.test(message)))
      return undefined;
    throw error;
  }
}

/** One live version, or two with a later one whose gates differ in some ways. */
export const versions: fc.Arbitrary<readonly CompiledPlaybook[]> = stages
  .chain((names) =>
    fc.record({
      stages: fc.constant(names),
      exemptStages: fc.subarray(EXEMPT),
      from: fc.constantFrom(...FROM),
      appliesTo: scope,
      gates: gatesOf(names, EXEMPT),
      onlySteps,
      later: fc.option(gatesOf(names, EXEMPT), { freq: 2 }),
    }),
  )
  .map(({ later, gates: all, ...rest }) =>
    unlessImpossible((): readonly CompiledPlaybook[] => {
      // A gate to an exempt stage only where the playbook has it.
      const isThere = ({ toEnter }: { readonly toEnter: string }) =>
        !EXEMPT.includes(toEnter) || rest.exemptStages.includes(toEnter);
      const parts = { ...rest, gates: all.filter(isThere) };
      const read = (text: string) => parsePlaybook(text, 'random.yaml');
      const first = read(playbookText({ ...parts, questions }));
      if (later === null) return [compilePlaybook(first)];
      // Half of the gates stay as they were, so that rules are shared between versions.
      const gates = later
        .filter(isThere)
        .map((gate, index) =>
          index % 2
            ? gate
            : (parts.gates.find((one) => one.toEnter === gate.toEnter && one.name === gate.name) ?? gate),
        );
      const second = read(playbookText({ ...parts, gates: overriddenOnce(gates), questions, version: 2, from: LATER }));
      return [compilePlaybook(first, [second]), compilePlaybook(second, [first])];
    }),
  )
  .filter((playbooks) => playbooks !== undefined);

export const KINDS = ['new', 'step', 'skip', 'back', 'stay', 'exempt', 'unknown', 'reopened'] as const;

/** A case before it is known over which stages: places are fractions of the list. */
export const rough = fc.record({
  kind: fc.constantFrom(
    ...KINDS,
    // Skips are refused most often: enough of them that more than a fifth of all cases is.
    ...Array.from({ length: 8 }, () => 'skip' as const),
    'reopened' as const,
    'step' as const,
    'new' as const,
    'new' as const,
    'exempt' as const,
  ),
  a: fc.nat({ max: 999 }),
  b: fc.nat({ max: 999 }),
  bypass: fc.integer({ min: 0, max: 6 }).map((roll) => roll === 0),
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
  // What the save changes besides the stage; undefined: the amount stays.
  before: fc.option(changed, { nil: undefined }),
  zone: fc.constantFrom(undefined, undefined, 'Pacific/Auckland', 'America/Los_Angeles'),
  maySkip: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
  children,
  overrides,
});
export type Rough = typeof rough extends fc.Arbitrary<infer T> ? T : never;

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
  const now = one.created.replace(/\+.*$/, 'Z');
  const today = zoneDays(one.zone ?? 'UTC')(new Date(now));
  const token = from === null ? null : tokenOf(one.overrides, playbook.stages.length, today);
  const fixed = {
    DF_Playbook_Pin__c: one.pin === '' ? null : one.pin,
    CreatedDate: from === null ? null : one.created,
    DF_Override_Token__c: token,
  };
  const record: GateRecord = { ...known, ...fixed, ...(from === null ? {} : { Id: '006' }), StageName: to };
  const prior = from === null ? null : { ...record, ...one.before, StageName: from };
  const permissions = [
    'Something_Else',
    ...(one.bypass ? [playbook.bypassPermission] : []),
    ...(one.maySkip ? [EXCEPTED] : []),
  ];
  const zone = one.zone === undefined ? {} : { zone: one.zone, today };
  return { record, prior, permissions, now, ...zone, children: one.children };
}

/** The message of the rule behind an unmet entry. */
export function messageOf({ sentence, code }: Pick<Unmet, 'sentence' | 'code'>): string {
  return `${sentence} [DF ${code}]`;
}

/** What the evaluator refuses over all live versions, in the form of `refusals`. */
export function expectedRefusals(playbooks: readonly CompiledPlaybook[], attempt: Attempt): string[] {
  return playbooks
    .map((playbook) => decide(playbook, attempt))
    .filter(({ outcome }) => outcome === 'blocked')
    .flatMap(({ unmet }) => unmet.filter(({ mode, overridden }) => mode === 'enforce' && !overridden))
    .map((one) => `${one.id}: ${messageOf(one)}`)
    .sort();
}

export const BLANKABLE = Object.keys(FIELDS).filter((name) => name !== 'StageName' && name !== 'CreatedDate');
