import type { Condition, Criterion } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { placedCriteria, type PlacedCriterion } from '../compile/assemble.ts';
import { isGroup } from '../kinds/group.ts';
import { idOf } from '../kinds/kinds.ts';
import type { GateNode, Playbook } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import { implies, impliesCriterion } from './logic.ts';

interface Redundant {
  readonly part: Condition;
  /** The condition that makes it redundant. */
  readonly other: Condition;
}

/** Of two conditions that are each redundant because of the other, only the later one counts as redundant. */
function redundantAmong(
  parts: readonly Condition[],
  isRedundant: (part: Condition, other: Condition) => boolean,
): readonly Redundant[] {
  return parts.flatMap((part, index) => {
    const other = parts.find(
      (one, place) => place !== index && isRedundant(part, one) && (place < index || !isRedundant(one, part)),
    );
    return other ? [{ part, other }] : [];
  });
}

/** Redundant parts of groups: in `any` those that imply another part, in `all` those that another part implies. */
function redundantParts(condition: Condition): readonly Redundant[] {
  if (!isGroup(condition)) return [];
  // Each part of `some` gives points of its own, also where another one implies it.
  if (condition.kind === 'some') return condition.of.flatMap(redundantParts);
  const isRedundant = condition.kind === 'any' ? implies : (part: Condition, other: Condition) => implies(other, part);
  return [...redundantAmong(condition.of, isRedundant), ...condition.of.flatMap(redundantParts)];
}

/** @param part the id of what decides nothing */
function advice(part: string, other: string): string {
  return `\`${part}\` decides nothing: ${other}. Expected only what makes a difference. Take it out.`;
}

/** An earlier gate that requires the same or more, and requires it again of every later advance. */
function earlierGate(
  playbook: Playbook,
  before: readonly GateNode[],
  criterion: Criterion,
  gate: GateNode,
): GateNode | undefined {
  const place = playbook.stages.findIndex(({ value }) => value === gate.toEnter.value);
  const fromHere = playbook.stages.slice(place).map(({ value }) => value);
  return before.find((other) =>
    placedCriteria(playbook, other).some((one) =>
      impliesCriterion(fromStages(one.criterion, fromHere), fromStages(criterion, fromHere)),
    ),
  );
}

/** The condition as it is asked at these stages: an open answer that an earlier gate allows may count at none of them. */
function fromStages<T extends Condition>(condition: T, stages: readonly string[]): T {
  return withStages(condition, stages) as T;
}

function withStages(condition: Condition, stages: readonly string[]): Condition {
  if (isGroup(condition)) return { ...condition, of: condition.of.map((part) => withStages(part, stages)) };
  if (condition.kind !== 'answered' || condition.notKnownYet === undefined) return condition;
  const { notKnownYet, ...answered } = condition;
  const left = notKnownYet.filter((stage) => stages.includes(stage));
  return left.length === 0 ? answered : { ...answered, notKnownYet: left };
}

/** What makes a criterion of the gate redundant: another one of the gate, or an earlier gate. */
function reasonOf(
  { criterion }: PlacedCriterion,
  inGate: Redundant | undefined,
  earlier: () => GateNode | undefined,
): string | undefined {
  const other = inGate?.other as Criterion | undefined;
  // What is asked for twice, of the same deals, is an error of another check.
  if (other && other.id !== criterion.id) return `\`${other.id}\` of this gate asks for it already`;
  const gate = earlier();
  return gate && `the gate to \`${gate.toEnter.value}\` asks for it again here`;
}

/** Whether a gate asks all the deals and users that another one asks; gates with conditions are compared by them alone. */
function asksAtLeast(one: GateNode, other: GateNode): boolean {
  const deals = ({ recordTypes, exceptRecordTypes, exceptPermission }: GateNode) =>
    JSON.stringify(
      [recordTypes, exceptRecordTypes]
        .map((list) => list?.map(({ value }) => value))
        .concat([[exceptPermission?.value ?? '']]),
    );
  const isEveryones =
    one.recordTypes === undefined && one.exceptRecordTypes === undefined && one.exceptPermission === undefined;
  return isEveryones || deals(one) === deals(other);
}

/** Warnings for a `when` of deals that all meet the criterion, and an `unless` that excuses only deals that meet it anyway. */
function conditionFindings({ criterion, requirement, place }: PlacedCriterion): Finding[] {
  const { id, when, unless } = criterion;
  const isNever = when !== undefined && implies(when, criterion);
  if (isNever)
    return [at(requirement.when ?? place, advice(id, 'each deal that its `when` names meets it'), 'warning')];
  if (unless === undefined || !implies(unless, criterion)) return [];
  const message = `The \`unless\` of \`${id}\` decides nothing: each deal that it excuses meets the criterion anyway. Expected one that makes a difference. Take it out.`;
  return [at(requirement.unless ?? place, message, 'warning')];
}

/** A sentence for each part that is listed twice in a `some`, where it is counted twice. */
function repeatedParts(condition: Condition): readonly string[] {
  if (!isGroup(condition)) return [];
  const ids = condition.kind === 'some' ? condition.of.map(idOf) : [];
  const twice = new Set(ids.filter((id, place) => ids.indexOf(id) < place));
  const messages = [...twice].map(
    (id) =>
      `\`${id}\` is listed twice in \`some\`, so that it counts twice. Expected it once, with \`points\` if it is to count more. Take one out.`,
  );
  return [...messages, ...condition.of.flatMap(repeatedParts)];
}

/** Warnings for criteria that make no difference: implied by another one of the gate, or by an earlier enforced gate. */
export function redundantFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const placed = placedCriteria(playbook, gate);
  const order = ({ toEnter }: GateNode) => playbook.stages.findIndex(({ value }) => value === toEnter.value);
  // A gate that is asked once does not ask again here, so a later gate may repeat what it asks.
  const before = playbook.gates.filter(
    (one) =>
      one.mode.value === 'enforce' &&
      one.asked === undefined &&
      // A gate to an exempt stage has no place among the others and asks nothing of an advance.
      order(one) >= 0 &&
      order(one) < order(gate) &&
      asksAtLeast(one, gate),
  );
  const criteria = placed.map(({ criterion }) => criterion);
  // A concept that is asked for twice is an error of another check.
  const inGate = redundantAmong(
    criteria,
    (part, other) => impliesCriterion(other as Criterion, part as Criterion) && part.kind !== 'answered',
  );
  return placed.flatMap((one) => {
    const { criterion, place } = one;
    const needless = [...conditionFindings(one), ...repeatedParts(criterion).map((part) => at(place, part, 'warning'))];
    const parts = redundantParts(criterion).map(({ part, other }) =>
      at(place, advice(idOf(part), `\`${idOf(other)}\` of its group decides already`), 'warning'),
    );
    const why = reasonOf(
      one,
      inGate.find(({ part }) => part === criterion),
      () => earlierGate(playbook, before, criterion, gate),
    );
    return [...(why === undefined ? [] : [at(place, advice(criterion.id, why), 'warning')]), ...needless, ...parts];
  });
}
