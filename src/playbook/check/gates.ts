import { readsFieldsOnly } from '../../../force-app/main/base/lwc/gateRules/asks.ts';
import { conditionOf } from '../kinds/condition.ts';
import { isGroup } from '../kinds/group.ts';
import { conceptsOf, unenforceableIn } from '../kinds/kinds.ts';
import { placedCriteria } from '../compile/assemble.ts';
import type { PlacedCriterion } from '../compile/assemble.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { PlacedLevel, Requirement, RequirementOf } from '../kinds/definition.ts';
import type { GateNode, Playbook } from '../read/tree.ts';
import { didYouMean, listed } from '../base/words.ts';

/** The largest recommended number of required answers per gate. With more, sellers fill in forms instead of asking. */
const ANSWERS_A_GATE = 4;

function laterStage([, ...later]: readonly string[]): string {
  if (later.length > 0) return `Expected one of ${listed(later, 'or')}.`;
  return 'Expected a stage after the first, and `stages` names no other. Name them all, in order.';
}

function entryFindings({ stages, exemptStages }: Playbook, { toEnter }: GateNode): Finding[] {
  const names = stages.map(({ value }) => value);
  if (toEnter.value === names[0]) {
    return [
      at(
        toEnter,
        `\`${toEnter.value}\` is the first stage, and nothing stands before it that a gate could hold back. ${laterStage(names)}`,
      ),
    ];
  }
  if ([...names, ...exemptStages.map(({ value }) => value)].includes(toEnter.value)) return [];
  const what = 'is not a stage of this playbook';
  return [at(toEnter, `\`${toEnter.value}\` ${what}. ${laterStage(names)}${didYouMean(toEnter.value, names)}`)];
}

/** Findings for a gate to an exempt stage: a diagnosis is never asked of a deal that is given up, an override has nothing to open. */
function exemptFindings({ exemptStages }: Playbook, gate: GateNode): Finding[] {
  const { toEnter, require, override, asked } = gate;
  if (!exemptStages.some(({ value }) => value === toEnter.value)) return [];
  const stage = `\`${toEnter.value}\` is an exempt stage`;
  const beyond = require
    .filter((one) => !readsFieldsOnly(conditionOf(one, [])))
    .map((one) =>
      at(
        one,
        `${stage}, and \`${one.kind}\` would keep a deal from being given up. Expected fields only, such as \`filled\` or \`picked\`. Take it out.`,
      ),
    );
  const needless = [
    ...(override
      ? [
          at(
            override,
            `${stage}, which stands beside the stages that overrides open. Expected no \`override\`. Take it out.`,
          ),
        ]
      : []),
    ...(asked
      ? [
          at(
            asked,
            `${stage}, and its gate asks only the save that enters it anyway. Expected no \`asked\`. Take it out.`,
          ),
        ]
      : []),
  ];
  const origin = require
    .filter(({ kind }) => kind === 'cameFrom')
    .map((one) =>
      at(one, `${stage}, and a deal can be given up wherever it is. Expected no \`onlyFrom\`. Take it out.`),
    );
  return [...beyond, ...origin, ...needless];
}

/** Findings for the stages of `onlyFrom`. */
function originFindings({ stages, exemptStages }: Playbook, { toEnter, require }: GateNode): Finding[] {
  const names = stages.map(({ value }) => value);
  const place = names.indexOf(toEnter.value);
  const before = place < 0 ? names : names.slice(0, place);
  const known = [...before, ...exemptStages.map(({ value }) => value)];
  return require
    .flatMap((one) => (one.kind === 'cameFrom' ? one.stages : []))
    .flatMap((stage) => {
      if (known.includes(stage.value)) return [];
      const what = names.includes(stage.value)
        ? `is not before \`${toEnter.value}\``
        : 'is not a stage of this playbook';
      const expected = `Expected ${listed(known, 'or')}.${didYouMean(stage.value, known)}`;
      return [at(stage, `\`${stage.value}\` ${what}, so no deal could come from it. ${expected}`)];
    });
}

/** Findings for conditions in an enforced gate that no validation rule can check. */
function carriageFindings({ mode, require }: GateNode): Finding[] {
  if (mode.value !== 'enforce') return [];
  return require
    .flatMap(unenforceableIn)
    .map((word) =>
      at(
        word,
        `\`${word.value}\` cannot be enforced: no roll-up of the org tells it to a validation rule. Expected it in a gate with \`mode: warn\` or \`mode: observe\` only. Change the mode, or ask for what rules can tell.`,
      ),
    );
}

/** A warning for `asked: once` where it changes nothing. */
function askedFindings({ asked, mode }: GateNode): Finding[] {
  if (asked === undefined || mode.value === 'enforce') return [];
  return [
    at(
      asked,
      `\`asked: once\` changes nothing here: a gate with \`mode: ${mode.value}\` asks only the save that crosses it anyway. Expected it on an enforced gate. Take it out, or enforce the gate.`,
      'warning',
    ),
  ];
}

const TAKE_OPEN_OUT = 'Take `notKnownYet` out, or ask for the concept at an earlier gate.';

/** Why an open answer cannot be allowed somewhere; undefined where it can. */
function whyNoOpen({ stages }: Playbook, { toEnter, asked }: GateNode, isInAny: boolean): string | undefined {
  if (toEnter.value === stages.at(-1)?.value)
    return `cannot be used in the gate to \`${toEnter.value}\`, the last stage: an answer that nobody knows carries a deal through one gate, never to its end. Expected the answer itself. ${TAKE_OPEN_OUT}`;
  if (asked)
    return `cannot be used in a gate with \`asked: once\`: no later stage would ask for the answer. Expected the answer itself, or a gate that asks again. ${TAKE_OPEN_OUT}`;
  return isInAny
    ? 'cannot be used within `any` or `some`: not knowing one thing would stand for all of its parts. Expected the answer itself. Take `notKnownYet` out, or put the concept beside the group.'
    : undefined;
}

/** Each `answered` of a requirement, with whether it is within `any`. */
function levelsIn(requirement: Requirement, isInAny = false): readonly (readonly [PlacedLevel, boolean])[] {
  if (requirement.kind === 'answered') return requirement.levels.map((level) => [level, isInAny] as const);
  if (!isGroup(requirement)) return [];
  return requirement.of.flatMap((part) => levelsIn(part, isInAny || requirement.kind !== 'all'));
}

/** Errors for open answers where they cannot be allowed, and a warning where more than half of a gate's answers may be open. */
function openFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const levels = gate.require.flatMap((one) => levelsIn(one));
  const open = levels.flatMap(([{ notKnownYet }, isInAny]) => (notKnownYet ? [{ notKnownYet, isInAny }] : []));
  const errors = open.flatMap(({ notKnownYet, isInAny }) => {
    const why = whyNoOpen(playbook, gate, isInAny);
    return why === undefined ? [] : [at(notKnownYet, `\`notKnownYet\` ${why}`)];
  });
  const [first] = open;
  if (errors.length > 0 || first === undefined || open.length * 2 <= levels.length) return errors;
  const message = `${open.length} of the ${levels.length} answers of this gate may be open: a deal could pass it with hardly anything known. Expected at most half of them. Ask for more of the answers themselves.`;
  return [at(first.notKnownYet, message, 'warning')];
}

/** The fewest answers that reach the points of `some`: those with the most points are counted first, parts without answers before all. */
function answersOfSome({ atLeast, of, points }: RequirementOf<'some'>): number {
  const byAnswer = new Map<string, { answers: number; points: number }>();
  for (const [place, part] of of.entries()) {
    // A concept at two levels is one answer that gives the points of both.
    const [level, ...more] = part.kind === 'answered' ? part.levels : [];
    const key = level && more.length === 0 ? level.concept.value : `${place}`;
    const before = byAnswer.get(key)?.points ?? 0;
    byAnswer.set(key, { answers: answersNeeded(part), points: before + (points?.[place]?.value ?? 1) });
  }
  const parts = [...byAnswer.values()].sort((a, b) => a.answers / a.points - b.answers / b.points);
  let [reached, answers] = [0, 0];
  for (const part of parts) {
    if (reached >= atLeast.value) break;
    reached += part.points;
    answers += part.answers;
  }
  return answers;
}

/** The smallest number of answers with which a deal can meet a requirement. */
function answersNeeded(requirement: Requirement): number {
  if (requirement.kind === 'any') return Math.min(...requirement.of.map(answersNeeded));
  if (requirement.kind === 'some') return answersOfSome(requirement);
  if (requirement.kind === 'all') return requirement.of.reduce((sum, part) => sum + answersNeeded(part), 0);
  return conceptsOf(requirement).length;
}

function formFindings(criteria: readonly PlacedCriterion[]): Finding[] {
  const counts = criteria.map(({ requirement }) => answersNeeded(requirement));
  const upTo = (index: number) => counts.slice(0, index + 1).reduce((sum, count) => sum + count, 0);
  const over = criteria.find((_one, index) => upTo(index) > ANSWERS_A_GATE);
  if (over === undefined) return [];
  const message = `This gate asks for ${upTo(counts.length)} answers. Expected at most ${ANSWERS_A_GATE}: with more, sellers fill in a form instead of asking. Move some to an earlier gate, or leave the least useful out.`;
  return [at(over.place, message, 'warning')];
}

function unaskedFindings({ questions }: Playbook, { require }: GateNode): Finding[] {
  const asked = new Set(questions.map(({ concept }) => concept.value));
  return require
    .flatMap(conceptsOf)
    .filter(({ value }) => !asked.has(value))
    .map((concept) =>
      at(
        concept,
        `\`${concept.value}\` has no question in this playbook, so sellers are shown the bare concept. Expected a question for each concept that a gate asks for. Add one, unless another playbook asks it.`,
        'warning',
      ),
    );
}

/** Findings of a single gate: an invalid stage, conditions that cannot be enforced, repeated or too many required answers. */
export function gateFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const criteria = placedCriteria(playbook, gate);
  const findings = [
    ...entryFindings(playbook, gate),
    ...exemptFindings(playbook, gate),
    ...originFindings(playbook, gate),
    ...carriageFindings(gate),
    ...askedFindings(gate),
    ...openFindings(playbook, gate),
    ...unaskedFindings(playbook, gate),
  ];
  const subjects = new Map<string, string>();
  for (const { criterion, place } of criteria) {
    const isPlain = criterion.kind === 'answered' && !criterion.when && !criterion.unless;
    const subject = isPlain ? `answered:${criterion.concept}` : criterion.id;
    if (subjects.has(subject)) {
      const words = criterion.kind === 'answered' ? criterion.concept : criterion.kind;
      findings.push(
        at(
          place,
          `\`${words}\` is asked for twice by this gate. Expected it once, with the strongest evidence. Take one out.`,
        ),
      );
    }
    subjects.set(subject, criterion.id);
  }
  return [...findings, ...formFindings(criteria)];
}
