import type {
  Asked,
  CompiledPlaybook,
  Condition,
  Criterion,
  Gate,
  OnlySteps,
  Scope,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { asksFieldsOnly } from '../../../force-app/main/base/lwc/gateRules/asks.ts';
import { impliesCriterion } from '../check/logic.ts';

/** One way in which a playbook asks more than another one. */
export interface Stricter {
  /** The part of the playbook; for the parts of a gate, `toEnter` names it. */
  readonly what:
    | 'stages'
    | 'exempt stage'
    | 'scope'
    | 'bypass'
    | 'products'
    | 'steps'
    | 'gate'
    | 'mode'
    | 'criterion'
    | 'other';
  readonly toEnter?: string;
  /** The change in words, as the end of a sentence about that part. */
  readonly text: string;
}

/** Keys of a compiled playbook that are compared by name below, or that no rule depends on. */
const KNOWN: ReadonlySet<string> = new Set<keyof CompiledPlaybook | 'stageNumbers'>([
  ...([
    'playbook',
    'version',
    'from',
    'fileFrom',
    'until',
    'otherVersions',
    'stageNumbers',
    'codes',
    'ruleCodes',
  ] as const),
  ...(['title', 'currency', 'questions', 'translations', 'newRecordSentence', 'unknownStageSentence'] as const),
  // Shown to readers only, or read by the service only.
  ...(['texts', 'textsIn', 'people', 'permissionFields', 'onBypass'] as const),
  ...(['stages', 'exemptStages', 'appliesTo', 'bypassPermission', 'products', 'gates', 'onlySteps'] as const),
]);
const KNOWN_OF_GATES: ReadonlySet<string> = new Set<keyof Gate>([
  ...(['toEnter', 'name', 'mode', 'criteria', 'override', 'asked'] as const),
  ...(['recordTypes', 'exceptRecordTypes', 'exceptPermission'] as const),
]);
const KNOWN_OF_STEPS: ReadonlySet<string> = new Set<keyof OnlySteps>(['most', 'mode', 'exceptPermission', 'sentence']);
const KNOWN_OF_SCOPES: ReadonlySet<string> = new Set<keyof Scope>([
  ...(['amountAtLeast', 'amountAtLeastIn', 'recordTypes', 'ownerProfiles', 'ownerRoles', 'ownerFlag'] as const),
]);
/** Texts and names of a criterion, which change nothing about what it asks for. */
const TEXTS: ReadonlySet<string> = new Set(['id', 'sentence', 'short', 'code', 'asks']);

/**
 * The ways in which `after` can refuse a save that `before` allows. Empty only if it cannot: what is not understood counts as stricter.
 * Sentences, questions, versions and gates that are not enforced refuse nothing, so they are not compared.
 */
export function stricter(before: CompiledPlaybook, after: CompiledPlaybook): readonly Stricter[] {
  const gates = after.gates.filter(({ mode }) => mode === 'enforce');
  const was = (gate: Gate) => before.gates.find(({ toEnter, name }) => toEnter === gate.toEnter && name === gate.name);
  return [
    ...ifSo(!isSame(before.stages, after.stages), 'stages', 'The stages are others, or in another order'),
    ...before.exemptStages
      .filter((stage) => !after.exemptStages.includes(stage))
      .map((stage): Stricter => ({ what: 'exempt stage', text: `\`${stage}\` is no exempt stage any more` })),
    ...ifSo(!isWithin(after.appliesTo, before.appliesTo), 'scope', 'The scope (`appliesTo`) is wider, or another'),
    ...ifSo(
      before.bypassPermission !== after.bypassPermission,
      'bypass',
      `Bypassing takes \`${after.bypassPermission}\` (was \`${before.bypassPermission}\`)`,
    ),
    ...ifSo(
      after.products === 'refused' && before.products !== 'refused',
      'products',
      'Products without a confirmed pain are refused',
    ),
    ...ifSo(
      isOfEarlierRelease(before) && !isOfEarlierRelease(after) && gates.length > 0,
      'other',
      'An earlier release of Diagnose First deployed it: its gates were asked once, and are asked again at each later step now',
    ),
    ...stricterSteps(before.onlySteps, after.onlySteps),
    ...unknown(before, after, KNOWN).map((key): Stricter => ({ what: 'other', text: `\`${key}\` differs` })),
    ...gates.flatMap((gate) => stricterGate(was(gate), gate)),
    ...(gates.length === 0 ? [] : before.gates.flatMap((gate) => overrideChange(gate, after))),
  ];
}

function stricterGate(before: Gate | undefined, after: Gate): readonly Stricter[] {
  const { toEnter } = after;
  if (before === undefined) return [{ what: 'gate', toEnter, text: 'is a new gate' }];
  if (before.mode !== 'enforce') return [{ what: 'mode', toEnter, text: `is enforced (was \`${before.mode}\`)` }];
  const criteria = after.criteria.filter((criterion) => !before.criteria.some((old) => covers(old, criterion)));
  const differing = unknown(before, after, KNOWN_OF_GATES);
  return [
    ...criteria.map(({ id }): Stricter => ({ what: 'criterion', toEnter, text: `asks for more: \`${id}\`` })),
    ...ifSo(before.asked === 'once' && after.asked !== 'once', 'gate', 'is asked at each later step', {
      toEnter,
    }),
    ...ifSo(!isAskedOfAsFew(after, before), 'gate', 'is asked of more deals or users', { toEnter }),
    ...ifSo(
      criteria.length === 0 && asksFieldsOnly(before) && !asksFieldsOnly(after),
      'gate',
      'asks for more than fields, which no new deal has: it starts before this gate',
      { toEnter },
    ),
    ...differing.map((key): Stricter => ({ what: 'gate', toEnter, text: `has another \`${key}\`` })),
  ];
}

/** Whether a gate asks no deal and no user that it did not ask before. */
function isAskedOfAsFew(after: Asked, before: Asked): boolean {
  const { recordTypes, exceptRecordTypes = [], exceptPermission } = before;
  const areAmong = (names: readonly string[], all: readonly string[]) => names.every((name) => all.includes(name));
  return (
    (recordTypes === undefined || (after.recordTypes !== undefined && areAmong(after.recordTypes, recordTypes))) &&
    areAmong(exceptRecordTypes, after.exceptRecordTypes ?? []) &&
    (exceptPermission === undefined || after.exceptPermission === exceptPermission)
  );
}

function stricterSteps(before: OnlySteps | undefined, after: OnlySteps | undefined): readonly Stricter[] {
  if (after === undefined || after.mode !== 'enforce') return [];
  const isNew = before === undefined || before.mode !== 'enforce';
  const isWider = isNew || after.most >= before.most;
  const isSamePlace = isNew || (isAskedOfAsFew(after, before) && unknown(before, after, KNOWN_OF_STEPS).length === 0);
  return [
    ...ifSo(isNew, 'steps', `A save may advance a deal by at most ${after.most} of the stages`),
    ...ifSo(!isWider, 'steps', `A save may advance a deal by ${after.most} of the stages (was ${before?.most})`),
    ...ifSo(!isSamePlace, 'steps', 'Another permission is needed to skip stages'),
  ];
}

/** Whether every record that meets `before` meets `after`, in the rules too. */
function covers(before: Criterion, after: Criterion): boolean {
  if (withoutTexts(before) === withoutTexts(after)) return true;
  // Where an open answer counts depends on other gates; a percent or a picklist is compared in another way.
  return !hasOpen(before) && impliesCriterion(before, after) && isSame(readings(before), readings(after));
}

function hasOpen(condition: Condition): boolean {
  if ('of' in condition && Array.isArray(condition.of)) return condition.of.some(hasOpen);
  return 'notKnownYet' in condition;
}

/** How a rule reads the fields of a condition where that is not by their name alone. */
function readings(condition: Condition): readonly string[] {
  if ('of' in condition && Array.isArray(condition.of)) return condition.of.flatMap(readings).sort();
  if (condition.kind === 'number' && condition.percent) return [`${condition.field} percent`];
  if (condition.kind === 'picked' && condition.type) return [`${condition.field} ${condition.type}`];
  if (condition.kind === 'date' && condition.dateTime) return [`${condition.field} dateTime`];
  return condition.kind === 'filled' && condition.type ? [`${condition.field} ${condition.type}`] : [];
}

/**
 * An override opens every gate to its stage and earlier ones, so that one of a gate that is gone, or that is not enforced, is missing as
 * well, and one that has moved to another gate of the stage is not.
 */
function overrideChange({ toEnter, override }: Gate, { gates }: CompiledPlaybook): readonly Stricter[] {
  const after = gates.find((gate) => gate.toEnter === toEnter && gate.override)?.override;
  return narrower(override, after).map((text): Stricter => ({ what: 'gate', toEnter, text }));
}

function narrower(before: Gate['override'], after: Gate['override']): readonly string[] {
  if (before === undefined) return [];
  if (after === undefined) return ['can no longer be overridden'];
  const isGone = (reason: string) => !after.reasons.includes(reason);
  const narrowed = after.reasons.length > 0 && (before.reasons.length === 0 || before.reasons.some(isGone));
  const differing = unknown(before, after, new Set(['approver', 'maxDays', 'reasons']));
  return [
    ...(after.approver === before.approver ? [] : [`is overridden with \`${after.approver}\``]),
    ...(after.maxDays >= before.maxDays ? [] : [`is overridden for ${after.maxDays} days (was ${before.maxDays})`]),
    ...(narrowed ? ['is overridden for fewer reasons'] : []),
    ...differing.map((key) => `has another \`${key}\` of its override`),
  ];
}

/** Whether every deal in the scope `inner` is in the scope `outer` as well. */
function isWithin(inner: Scope, outer: Scope): boolean {
  const isPart = (list: 'recordTypes' | 'ownerProfiles' | 'ownerRoles') =>
    outer[list] === undefined || (inner[list] ?? ['\u0000']).every((name) => outer[list]?.includes(name));
  return (
    unknown(inner, outer, KNOWN_OF_SCOPES).length === 0 &&
    areAmountsWithin(inner, outer) &&
    isPart('recordTypes') &&
    isPart('ownerProfiles') &&
    isPart('ownerRoles') &&
    (outer.ownerFlag === undefined || inner.ownerFlag === outer.ownerFlag)
  );
}

function areAmountsWithin(inner: Scope, outer: Scope): boolean {
  const { amountAtLeast: least, amountAtLeastIn: leastIn } = outer;
  const same = isSame([least, leastIn], [inner.amountAtLeast, inner.amountAtLeastIn]);
  if (same || (least === undefined && leastIn === undefined)) return true;
  // Amounts by currency take precedence; a scope that has both is not compared further.
  if (least !== undefined && leastIn === undefined && inner.amountAtLeastIn === undefined)
    return inner.amountAtLeast !== undefined && inner.amountAtLeast >= least;
  if (leastIn === undefined || least !== undefined || inner.amountAtLeastIn === undefined) return false;
  return Object.entries(leastIn).every(([currency, amount]) => (inner.amountAtLeastIn?.[currency] ?? -1) >= amount);
}

/**
 * Whether a release before 0.3.0 compiled the playbook. Its rules ask each gate only of the save that crosses it, and those of the same
 * playbook now ask at each later step too.
 */
export function isOfEarlierRelease({ gates }: CompiledPlaybook): boolean {
  return gates.some(({ mode, criteria }) => mode === 'enforce' && criteria.some(({ short }) => short === undefined));
}

/** Keys that this comparison does not understand and whose values differ. */
function unknown(before: object, after: object, known: ReadonlySet<string>): readonly string[] {
  const [old, present] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...present.keys()])].filter((key) => !known.has(key));
  return keys.filter((key) => !isSame(old.get(key), present.get(key)));
}

function withoutTexts(criterion: Criterion): string {
  return JSON.stringify(
    Object.entries(criterion)
      .filter(([key]) => !TEXTS.has(key))
      .sort(),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function ifSo(is: boolean, what: Stricter['what'], text: string, of: Pick<Stricter, 'toEnter'> = {}): Stricter[] {
  return is ? [{ what, ...of, text }] : [];
}
