import { IMPACT_ROLLUP, PAINS_ROLLUP } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { placedCriteria } from '../compile/assemble.ts';
import type { PlacedCriterion } from '../compile/assemble.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Place } from '../read/problem.ts';
import type { GateNode, Located, Playbook, Requirement } from '../read/tree.ts';
import { didYouMean, listed } from '../read/words.ts';

/** More required answers than this to enter one stage, and sellers fill in forms instead of asking. */
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
  if (names.includes(toEnter.value)) return [];
  const exempt = exemptStages.some(({ value }) => value === toEnter.value);
  const what = exempt ? 'is an exempt stage, which is never blocked' : 'is not a stage of this playbook';
  return [at(toEnter, `\`${toEnter.value}\` ${what}. ${laterStage(names)}${didYouMean(toEnter.value, names)}`)];
}

/** Law 7: what the org's rules cannot tell, in the words of the playbook, with its place. */
function uncarried(requirement: Requirement): readonly (Place & { readonly words: string })[] {
  switch (requirement.kind) {
    case 'answered':
      return requirement.levels.flatMap(({ notKnownYet }) =>
        notKnownYet ? [{ ...notKnownYet, words: 'notKnownYet' }] : [],
      );
    case 'pains': {
      const { evidence, of } = requirement;
      const byWhich = [of?.kind, of?.driver].flatMap((one) => (one ? [{ ...one, words: one.value }] : []));
      return PAINS_ROLLUP[evidence.value] ? byWhich : [{ ...evidence, words: evidence.value }, ...byWhich];
    }
    case 'impact': {
      const { evidence } = requirement;
      return IMPACT_ROLLUP[evidence.value] ? [] : [{ ...evidence, words: evidence.value }];
    }
    case 'any':
    case 'all':
      return requirement.of.flatMap(uncarried);
    default:
      return [];
  }
}

function carriageFindings({ mode, require }: GateNode): Finding[] {
  if (mode.value !== 'enforce') return [];
  return require
    .flatMap(uncarried)
    .map(({ words, ...place }) =>
      at(
        place,
        `\`${words}\` cannot be enforced: no roll-up of the org tells it to a validation rule. Expected it in a gate with \`mode: warn\` or \`mode: observe\` only. Change the mode, or ask for what rules can tell.`,
      ),
    );
}

/** How many answers a deal needs at least to meet a condition. */
function answersNeeded(condition: Condition): number {
  if (condition.kind === 'any') return Math.min(...condition.of.map(answersNeeded));
  if (condition.kind === 'all') return condition.of.reduce((sum, part) => sum + answersNeeded(part), 0);
  return condition.kind === 'answered' ? 1 : 0;
}

function formFindings(criteria: readonly PlacedCriterion[]): Finding[] {
  const counts = criteria.map(({ criterion }) => answersNeeded(criterion));
  const upTo = (index: number) => counts.slice(0, index + 1).reduce((sum, count) => sum + count, 0);
  const over = criteria.find((_one, index) => upTo(index) > ANSWERS_A_GATE);
  if (over === undefined) return [];
  const message = `This gate asks for ${upTo(counts.length)} answers. Expected at most ${ANSWERS_A_GATE}: with more, sellers fill in a form instead of asking. Move some to an earlier gate, or leave the least useful out.`;
  return [at(over.place, message, 'warning')];
}

/** The concepts that are asked for, in groups too. */
function conceptsOf(requirement: Requirement): readonly Located<string>[] {
  if (requirement.kind === 'any' || requirement.kind === 'all') return requirement.of.flatMap(conceptsOf);
  return requirement.kind === 'answered' ? requirement.levels.map(({ concept }) => concept) : [];
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

/** What is wrong with one gate by itself: where it stands, what it cannot enforce, asks for twice or asks too much of. */
export function gateFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const criteria = placedCriteria(playbook, gate);
  const findings = [...entryFindings(playbook, gate), ...carriageFindings(gate), ...unaskedFindings(playbook, gate)];
  const subjects = new Map<string, string>();
  for (const { criterion, place } of criteria) {
    const subject = criterion.kind === 'answered' ? `answered:${criterion.concept}` : criterion.id;
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
