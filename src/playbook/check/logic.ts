import { levelOf } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Condition, ConditionOf, DayBound } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { placedCriteria } from '../compile/assemble.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import { idOf } from '../compile/ids.ts';
import type { GateNode, Playbook } from '../read/tree.ts';

/** More ways through a gate than this are not looked at one by one. */
const MAX_WAYS = 512;

/** The ways in which all conditions can be met, each as what has to be true then; undefined where there are too many. */
function ways(conditions: readonly Condition[]): readonly (readonly Condition[])[] | undefined {
  let all: readonly (readonly Condition[])[] = [[]];
  for (const condition of conditions) {
    const own =
      condition.kind === 'any'
        ? condition.of.flatMap((part) => ways([part]) ?? [[]])
        : condition.kind === 'all'
          ? ways(condition.of)
          : [[condition]];
    if (own === undefined || all.length * own.length > MAX_WAYS) return undefined;
    all = all.flatMap((way) => own.map((more) => [...way, ...more]));
  }
  return all;
}

/** Days that can be compared whatever day it is: two fixed ones, or two from today. */
function isAfter(first: DayBound | undefined, last: DayBound | undefined): boolean {
  if (first === undefined || last === undefined) return false;
  if (typeof first === 'string') return typeof last === 'string' && first > last;
  return typeof last !== 'string' && first.today > last.today;
}

/** A day that has passed before any deal of the playbook is saved; a day of slack, since days begin at different times. */
function isOver(first: DayBound | undefined, last: DayBound | undefined, from: string): boolean {
  if (typeof first !== 'object' || typeof last !== 'string') return false;
  return Date.parse(last) < Date.parse(from.slice(0, 10)) + (first.today - 1) * 86_400_000;
}

/** @param from when the playbook comes into force */
function areAtOdds(a: Condition, b: Condition, from: string): boolean {
  if (a.kind === 'number' && b.kind === 'number' && a.field === b.field) {
    const isEmpty = (a.atLeast ?? -Infinity) > (b.atMost ?? Infinity);
    return isEmpty || (a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency);
  }
  if (a.kind === 'date' && b.kind === 'date' && a.field === b.field)
    return isAfter(a.notBefore, b.notAfter) || isOver(a.notBefore, b.notAfter, from);
  if (a.kind === 'picked' && b.kind === 'picked' && a.field === b.field) {
    return !a.values.some((value) => b.values.includes(value));
  }
  return false;
}

type Pair = readonly [Condition, Condition];

/** The first two conditions of a way that no record can meet at once; a condition can be at odds with itself. */
function conflict(way: readonly Condition[], from: string): Pair | undefined {
  for (const a of way) for (const b of way) if (areAtOdds(a, b, from)) return [a, b];
  return undefined;
}

/** Why no record can meet all of the conditions; undefined where one can, or where there are too many ways to tell. */
function odds(conditions: readonly Condition[], { from }: Playbook): Pair | undefined {
  const conflicts = (ways(conditions) ?? []).map((way) => conflict(way, from.value));
  return conflicts.every((one) => one !== undefined) ? conflicts[0] : undefined;
}

function oddsText([a, b]: Pair): string {
  const [one, other] = [idOf(a), idOf(b)];
  return one === other ? `\`${one}\` asks for what cannot be` : `\`${one}\` and \`${other}\` cannot both be met`;
}

/** The amount that every deal in scope has, unless it is blank: as far as a gate asks for an amount, a condition like any other. */
function scopeCondition({ appliesTo }: Playbook): readonly Condition[] {
  const { amountAtLeast } = appliesTo;
  return amountAtLeast ? [{ kind: 'number', field: 'Amount', atLeast: amountAtLeast.value }] : [];
}

/** Parts of `any` that no record can meet beside what has to be met anyway. */
function deadParts(
  condition: Condition,
  beside: readonly Condition[],
  playbook: Playbook,
): readonly [Condition, Pair][] {
  if (condition.kind === 'all')
    return condition.of.flatMap((part) =>
      deadParts(part, [...beside, ...condition.of.filter((one) => one !== part)], playbook),
    );
  if (condition.kind !== 'any') return [];
  return condition.of.flatMap((part): readonly [Condition, Pair][] => {
    const why = odds([part, ...beside], playbook);
    return why ? [[part, why]] : deadParts(part, beside, playbook);
  });
}

/** Gates that nobody can pass; else ways through them that nobody can take. */
function impossible(playbook: Playbook, gate: GateNode): Finding[] {
  const placed = placedCriteria(playbook, gate);
  const scope = scopeCondition(playbook);
  const criteria = placed.map(({ criterion }) => criterion);
  const why = odds([...criteria, ...scope], playbook);
  if (why) {
    const message = `No deal can ever enter \`${gate.toEnter.value}\`: ${oddsText(why)}. Expected a gate that some deal can pass. Correct one of them, or put them into \`any\`.`;
    return [at(gate.toEnter, message)];
  }
  return placed.flatMap(({ criterion, place }) =>
    deadParts(criterion, [...criteria.filter((one) => one !== criterion), ...scope], playbook).map(([part, pair]) =>
      at(
        place,
        `\`${idOf(part)}\` is never met here: ${oddsText(pair)}. Expected ways that some deal can take. Correct it, or take it out.`,
        'warning',
      ),
    ),
  );
}

function isTighter(a: ConditionOf<'number'>, b: ConditionOf<'number'>): boolean {
  return (
    (a.atLeast ?? -Infinity) >= (b.atLeast ?? -Infinity) &&
    (a.atMost ?? Infinity) <= (b.atMost ?? Infinity) &&
    (b.currency === undefined || a.currency === b.currency)
  );
}

function isWithin(a: ConditionOf<'date'>, b: ConditionOf<'date'>): boolean {
  const same = (x: DayBound | undefined, y: DayBound | undefined) => JSON.stringify(x) === JSON.stringify(y);
  const first = b.notBefore === undefined || same(a.notBefore, b.notBefore) || isAfter(a.notBefore, b.notBefore);
  const last = b.notAfter === undefined || same(a.notAfter, b.notAfter) || isAfter(b.notAfter, a.notAfter);
  return first && last;
}

/** Whether every record that meets `a` meets `b` too, as far as that can be told from the two alone. */
function implies(a: Condition, b: Condition): boolean {
  if (idOf(a) === idOf(b)) return true;
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true;
  if (b.kind === 'all') return b.of.every((part) => implies(a, part));
  if (a.kind === 'any') return a.of.every((part) => implies(part, b));
  if (a.kind === 'all') return a.of.some((part) => implies(part, b));
  if ('field' in a && b.kind === 'filled') return a.field === b.field && a.kind !== 'checked';
  if (a.kind === 'answered' && b.kind === 'answered') {
    const isEnough = levelOf(a.evidence) >= levelOf(b.evidence);
    return a.concept === b.concept && isEnough && (!a.notKnownYet || b.notKnownYet === true);
  }
  if ((a.kind === 'pains' && b.kind === 'pains') || (a.kind === 'impact' && b.kind === 'impact')) {
    const of = a.kind === 'pains' ? a.of : undefined;
    const asked = b.kind === 'pains' ? b.of : undefined;
    const isOfThem =
      (asked?.kind === undefined || asked.kind === of?.kind) &&
      (asked?.driver === undefined || asked.driver === of?.driver);
    return isOfThem && a.atLeast >= b.atLeast && levelOf(a.evidence) >= levelOf(b.evidence);
  }
  if (a.kind === 'number' && b.kind === 'number') return a.field === b.field && isTighter(a, b);
  if (a.kind === 'date' && b.kind === 'date') return a.field === b.field && isWithin(a, b);
  if (a.kind === 'picked' && b.kind === 'picked') {
    return a.field === b.field && a.values.every((value) => b.values.includes(value));
  }
  if (a.kind === 'prescribed' && b.kind === 'prescribed') return a.lines === 'all';
  return a.kind === 'score' && b.kind === 'score' && a.atLeast >= b.atLeast;
}

/** Of two that say the same, the later one is the one too many. */
function idle(parts: readonly Condition[], isIdle: (part: Condition, other: Condition) => boolean) {
  return parts.flatMap((part, index) => {
    const other = parts.find(
      (one, place) => place !== index && isIdle(part, one) && (place < index || !isIdle(one, part)),
    );
    return other ? [{ part, other }] : [];
  });
}

/** Parts of groups that decide nothing: within `any` the stronger ones, within `all` the weaker ones. */
function idleParts(condition: Condition): readonly { readonly part: Condition; readonly other: Condition }[] {
  if (condition.kind !== 'any' && condition.kind !== 'all') return [];
  const isIdle = condition.kind === 'any' ? implies : (part: Condition, other: Condition) => implies(other, part);
  return [...idle(condition.of, isIdle), ...condition.of.flatMap(idleParts)];
}

function advice(part: Condition, other: string): string {
  return `\`${idOf(part)}\` decides nothing: ${other}. Expected only what makes a difference. Take it out.`;
}

/** Whatever is lowered or deleted behind a passed gate is found and reported; a field can be emptied, so it may be asked for again. */
function isWatched({ kind }: Condition): boolean {
  return kind === 'answered' || kind === 'pains' || kind === 'impact';
}

/** Criteria that never decide: implied by another of the gate, or by an enforced gate that every deal has to pass before. */
function dominated(playbook: Playbook, gate: GateNode): Finding[] {
  const placed = placedCriteria(playbook, gate);
  const order = ({ toEnter }: GateNode) => playbook.stages.findIndex(({ value }) => value === toEnter.value);
  const before = playbook.gates.filter((one) => one.mode.value === 'enforce' && order(one) < order(gate));
  const own = placed.map(({ criterion }) => criterion);
  return placed.flatMap(({ criterion, place }, index) => {
    // The same subject twice is an error of its own.
    const inGate = idle(own, (part, other) => implies(other, part) && part.kind !== 'answered').find(
      ({ part }) => part === own[index],
    );
    const earlier =
      isWatched(criterion) &&
      before.find((one) => placedCriteria(playbook, one).some((other) => implies(other.criterion, criterion)));
    const parts = idleParts(criterion).map(({ part, other }) =>
      at(place, advice(part, `\`${idOf(other)}\` of its group decides already`), 'warning'),
    );
    if (inGate && inGate.other !== criterion && idOf(inGate.other) !== idOf(criterion)) {
      return [
        at(place, advice(criterion, `\`${idOf(inGate.other)}\` of this gate asks for it already`), 'warning'),
        ...parts,
      ];
    }
    if (!earlier) return parts;
    const message = advice(criterion, `the gate to \`${earlier.toEnter.value}\` has asked for it already`);
    return [at(place, message, 'warning'), ...parts];
  });
}

/** Gates that no record can pass, and criteria that never make a difference. */
export function logicFindings(playbook: Playbook): Finding[] {
  return playbook.gates.flatMap((gate) => [...impossible(playbook, gate), ...dominated(playbook, gate)]);
}
