import fc from 'fast-check';
import { compilePlaybook, parsePlaybook, PlaybookError, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { EXCEPTED, gatesOf, onlySteps, scope, type GateText } from './language.ts';
import { EXEMPT, questions, STAGES, unlessImpossible } from './scenarios.ts';
import { playbookText } from './texts.ts';

/** The parts of a playbook that decide about a save. */
interface Parts {
  readonly stages: readonly string[];
  readonly exemptStages: readonly string[];
  readonly appliesTo: object;
  readonly bypassPermission?: string;
  readonly gates: readonly GateText[];
  readonly onlySteps?: Readonly<Record<string, unknown>> | undefined;
}

const OVERRIDES = [
  undefined,
  { approver: 'DF_Approve_Gate_Overrides', maxDays: 7 },
  { approver: 'DF_Approve_Gate_Overrides', maxDays: 30 },
  { approver: 'DF_Approve_Gate_Overrides', maxDays: 30, reasons: ['Sponsor'] },
];
const SCOPES = [
  {},
  { amountAtLeast: 5000 },
  { amountAtLeast: 20_000 },
  { amountAtLeast: { EUR: 10_000 } },
  { amountAtLeast: { EUR: 50_000, USD: 5000.5 } },
  { recordTypes: ['New_Business'] },
  { recordTypes: ['New_Business', 'Renewal', 'Other'] },
  { ownerRoles: ['EMEA'] },
  { ownerFlag: 'Gated__c' },
];
const LEVELS = ['Assumed', 'Heard', 'Quoted', 'Confirmed'];

/** Draws from a list by a number. */
function pick<T>(list: readonly T[], draw: number): T {
  return list[draw % list.length] as T;
}

function moved(level: unknown, draw: number): unknown {
  const at = LEVELS.indexOf(level as string);
  return at < 0 ? level : (LEVELS[at + (draw % 2 ? 1 : -1)] ?? level);
}

/** The criterion a little milder or stricter, where it has a level or a number. */
function shifted(item: GateText['require'][number], draw: number): GateText['require'][number] {
  return JSON.parse(JSON.stringify(item), (key, value: unknown) => {
    // Another bound of `when` or `unless` is changed elsewhere; points and bounds move both ways.
    if (key === 'points' && typeof value === 'number') return Math.max(1, value + (draw % 3) - 1);
    if (key === 'atMost' && typeof value === 'number') return value + (draw % 2 ? 1 : -1) * (draw % 3);
    if (key === 'atLeast' && typeof value === 'number') return Math.max(1, value + (draw % 2 ? 1 : -1));
    if (key === 'notKnownYet') return value;
    return moved(value, draw);
  }) as GateText['require'][number];
}

/** Changes of a gate, by the author's hand: each may ask more, less or the same. */
const GATE_EDITS: readonly ((gate: GateText, draw: number, other: GateText) => GateText)[] = [
  (gate, draw) => ({ ...gate, require: gate.require.filter((_one, index) => index !== draw % gate.require.length) }),
  (gate, draw) => ({
    ...gate,
    require: gate.require.map((one, index) => (index === draw % gate.require.length ? shifted(one, draw >> 3) : one)),
  }),
  (gate, draw, other) => ({
    ...gate,
    require: gate.require.map((one, index) =>
      index === draw % gate.require.length
        ? { any: [asPart(one), asPart(pick(other.require, draw))], say: 'do one or the other', id: 'one-of-two' }
        : one,
    ),
  }),
  (gate, draw, other) => ({ ...gate, require: [...gate.require, { ...pick(other.require, draw), id: 'one-more' }] }),
  (gate, draw) => ({ ...gate, mode: pick(['enforce', 'enforce', 'warn', 'observe'], draw) }),
  (gate, draw) => ({ ...gate, asked: pick(['once', undefined], draw) }),
  (gate, draw) => ({ ...gate, override: pick(OVERRIDES, draw) }),
  // For which deals a criterion is asked, taken from another one, or for all.
  (gate, draw, other) => {
    const { when, unless } = pick(other.require, draw) as { readonly when?: object; readonly unless?: object };
    const asked = pick([{ when }, { unless }, { when: undefined }, { unless: undefined }], draw >> 4);
    return {
      ...gate,
      require: gate.require.map((one, index) => (index === draw % gate.require.length ? { ...one, ...asked } : one)),
    };
  },
  (gate, draw) => ({ ...gate, require: gate.require.map((one) => toggledBlank(one, draw)) }),
  (gate, draw) => ({ ...gate, ...pick(ASKED_DEALS, draw) }),
  (gate, draw, other) => ({
    ...gate,
    onlyFrom: pick(
      [undefined, gate.onlyFrom?.slice(1), other.onlyFrom, [...(gate.onlyFrom ?? []), 'Prospecting']],
      draw,
    ),
  }),
];

const ASKED_DEALS: readonly Pick<GateText, 'recordTypes' | 'exceptRecordTypes' | 'exceptPermission'>[] = [
  { recordTypes: undefined, exceptRecordTypes: undefined, exceptPermission: undefined },
  { recordTypes: ['New_Business'] },
  { recordTypes: ['New_Business', 'Renewal'] },
  { exceptRecordTypes: ['Renewal'] },
  { exceptRecordTypes: ['Renewal', 'Other'] },
  { exceptPermission: EXCEPTED },
  { exceptPermission: 'Something_Else' },
];

/** The criterion with `orBlank` where it has bounds and had none, or without it. */
function toggledBlank(item: GateText['require'][number], draw: number): GateText['require'][number] {
  return Object.fromEntries(
    Object.entries(item).map(([kind, body]) => {
      const isBounded = ['number', 'date'].includes(kind) && typeof body === 'object' && body !== null;
      return [kind, isBounded ? { ...body, orBlank: draw % 2 ? true : undefined } : body];
    }),
  );
}

/** Without what parts of a group do not have. */
function asPart(item: object): object {
  const { id: _id, when: _when, unless: _unless, say: _say, ...rest } = item as Readonly<Record<string, unknown>>;
  return rest;
}

const STEPS = [
  undefined,
  { most: 1 },
  { most: 2 },
  { most: 1, mode: 'warn' },
  { most: 1, exceptPermission: EXCEPTED },
  { most: 1, exceptPermission: 'Something_Else' },
];

const PART_EDITS: readonly ((parts: Parts, draw: number, other: readonly GateText[]) => Parts)[] = [
  (parts, draw) => ({ ...parts, gates: parts.gates.filter((_one, index) => index !== draw % parts.gates.length) }),
  (parts, draw, other) => {
    const added = pick(other, draw);
    const isSame = ({ toEnter, name }: GateText) => toEnter === added.toEnter && name === added.name;
    const isThere = parts.gates.some(isSame);
    const gates = [...parts.gates.filter((one) => !isSame(one)), added];
    return isThere && draw % 3 ? parts : { ...parts, gates: sorted(gates, parts.stages) };
  },
  (parts, draw) => ({ ...parts, appliesTo: pick(SCOPES, draw) }),
  (parts, draw) => ({ ...parts, exemptStages: EXEMPT.filter((_one, index) => (draw >> index) % 2) }),
  (parts) => ({ ...parts, bypassPermission: 'Another_Permission' }),
  (parts) => ({ ...parts, stages: [parts.stages[0] ?? '', ...parts.stages.slice(1).reverse()] }),
  (parts, draw) => ({ ...parts, onlySteps: pick(STEPS, draw) }),
];

function sorted(gates: readonly GateText[], stages: readonly string[]): readonly GateText[] {
  return [...gates].sort((a, b) => stages.indexOf(a.toEnter) - stages.indexOf(b.toEnter));
}

function edited(parts: Parts, draws: readonly number[], other: readonly GateText[]): Parts {
  return draws.reduce<Parts>((now, draw) => {
    const more = draw >> 8;
    // Three of four changes are of one gate.
    if (draw % 4 === 0) return PART_EDITS[(draw >> 2) % PART_EDITS.length]?.(now, more, other) ?? now;
    const edit = pick(GATE_EDITS, draw >> 2);
    const at = (draw >> 5) % Math.max(1, now.gates.length);
    const gates = now.gates.map((gate, index) => (index === at ? edit(gate, more, pick(other, more)) : gate));
    return {
      ...now,
      gates: sorted(
        gates.filter(({ require }) => require.length > 0),
        now.stages,
      ),
    };
  }, parts);
}

/** A playbook, and the same one after one to three changes. Both compile. */
export const editedPlaybooks: fc.Arbitrary<readonly [before: CompiledPlaybook, after: CompiledPlaybook]> = fc
  .shuffledSubarray(STAGES, { minLength: 3 })
  .chain((names) =>
    fc.record({
      stages: fc.constant(names),
      exemptStages: fc.subarray(EXEMPT),
      appliesTo: fc.oneof(scope, fc.constantFrom(...SCOPES)),
      gates: gatesOf(names, EXEMPT),
      other: gatesOf(names, EXEMPT),
      onlySteps,
      draws: fc.array(fc.nat({ max: 2 ** 20 }), { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(({ other, draws, ...parts }) => {
    const isThere = ({ toEnter }: GateText) => !EXEMPT.includes(toEnter) || parts.exemptStages.includes(toEnter);
    const before: Parts = { ...parts, gates: parts.gates.filter(isThere) };
    const after = edited(before, draws, other);
    const first = unlessImpossible(() => compiled(before));
    const second = first && unlessRefused(() => compiled(after));
    return second && ([first, second] as const);
  })
  .filter((pair) => pair !== undefined);

function compiled(parts: Parts): CompiledPlaybook {
  return compilePlaybook(parsePlaybook(playbookText({ ...parts, questions }), 'random.yaml'));
}

/** A change by chance often makes what no author may write; it is drawn again. */
function unlessRefused(compile: () => CompiledPlaybook): CompiledPlaybook | undefined {
  try {
    return compile();
  } catch (error) {
    if (error instanceof PlaybookError) return undefined;
    throw error;
  }
}
