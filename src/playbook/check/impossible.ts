import type { Condition, Criterion } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Located } from '../base/problem.ts';
import { placedCriteria } from '../compile/assemble.ts';
import { idOf } from '../kinds/kinds.ts';
import type { GateNode, Playbook } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import { contradiction, type Contradiction } from './logic.ts';

function contradictionText([a, b]: Contradiction): string {
  const [one, other] = [idOf(a), idOf(b)];
  return one === other ? `\`${one}\` asks for what cannot be` : `\`${one}\` and \`${other}\` cannot both be met`;
}

/** The scope's amount threshold as a condition, for comparison with the gate's conditions. */
function scopeCondition({ appliesTo }: Playbook): readonly Condition[] {
  const { amountAtLeast } = appliesTo;
  return amountAtLeast ? [{ kind: 'number', field: 'Amount', atLeast: amountAtLeast.value }] : [];
}

/** Parts of `any` that contradict other required conditions. */
function impossibleParts(
  condition: Condition,
  others: readonly Condition[],
  from: string,
): readonly (readonly [part: Condition, why: Contradiction])[] {
  if (condition.kind === 'all')
    return condition.of.flatMap((part) =>
      impossibleParts(part, [...others, ...condition.of.filter((one) => one !== part)], from),
    );
  if (condition.kind !== 'any') return [];
  return condition.of.flatMap((part): ReturnType<typeof impossibleParts> => {
    const why = contradiction([part, ...others], from);
    return why ? [[part, why]] : impossibleParts(part, others, from);
  });
}

/** Whether a gate asks every deal and user that the playbook is about. */
function asksEveryone({ recordTypes, exceptRecordTypes, exceptPermission }: GateNode): boolean {
  return recordTypes === undefined && exceptRecordTypes === undefined && exceptPermission === undefined;
}

/** What each deal is asked that enters the gate's stage: by the gate, and by others to the same stage that ask every deal. */
function askedToEnter(playbook: Playbook, gate: GateNode): readonly Criterion[] {
  const others = playbook.gates.filter(
    (one) =>
      one !== gate && one.toEnter.value === gate.toEnter.value && asksEveryone(one) && one.mode.value === 'enforce',
  );
  return [gate, ...others]
    .flatMap((one) => placedCriteria(playbook, one))
    .map(({ criterion }) => criterion)
    .filter(({ when, unless }) => when === undefined && unless === undefined);
}

/** Findings for a gate whose lists of record types leave no deal that it asks. */
function nobodyFindings({ appliesTo }: Playbook, { recordTypes, exceptRecordTypes = [] }: GateNode): Finding[] {
  const scope = appliesTo.recordTypes?.map(({ value }) => value);
  const isAsked = ({ value }: Located<string>) =>
    !exceptRecordTypes.some((one) => one.value === value) && (scope === undefined || scope.includes(value));
  const [first] = recordTypes ?? [];
  if (first === undefined || recordTypes?.some(isAsked)) return [];
  const message = `This gate asks no deal: \`exceptRecordTypes\` or \`appliesTo\` leave none of its \`recordTypes\`. Expected one that is left. Correct the lists, or take the gate out.`;
  return [at(first, message)];
}

/** Findings for conditions of `when` that no deal can meet, so that their criteria are never asked. */
function conditionFindings(playbook: Playbook, gate: GateNode): Finding[] {
  return placedCriteria(playbook, gate).flatMap(({ criterion: { when }, requirement, place }) => {
    const why = when && contradiction([when], playbook.from.value);
    if (!why) return [];
    const message = `This is never asked: ${contradictionText(why)}. Expected a \`when\` that some deal meets. Correct it.`;
    return [at(requirement.when ?? place, message)];
  });
}

/** Findings for gates that no deal can pass, or else for alternatives in them that no deal can meet. */
export function impossibleFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const placed = placedCriteria(playbook, gate);
  const scope = scopeCondition(playbook);
  // A criterion with a condition may concern no deal that the others concern.
  const unconditional = placed.filter(({ criterion: { when, unless } }) => when === undefined && unless === undefined);
  const criteria = unconditional.map(({ criterion }) => criterion);
  const from = playbook.from.value;
  const needless = [...nobodyFindings(playbook, gate), ...conditionFindings(playbook, gate)];
  const why = contradiction([...askedToEnter(playbook, gate), ...scope], from);
  if (why) {
    const whom = asksEveryone(gate) ? 'No deal' : 'No deal that this gate asks';
    const message = `${whom} can ever enter \`${gate.toEnter.value}\`: ${contradictionText(why)}. Expected a gate that some deal can pass. Correct one of them, or put them into \`any\`.`;
    return [at(gate.toEnter, message), ...needless];
  }
  const parts = unconditional.flatMap(({ criterion, place }) =>
    impossibleParts(criterion, [...criteria.filter((one) => one !== criterion), ...scope], from).map(([part, pair]) =>
      at(
        place,
        `\`${idOf(part)}\` is never met here: ${contradictionText(pair)}. Expected ways that some deal can take. Correct it, or take it out.`,
        'warning',
      ),
    ),
  );
  return [...needless, ...parts];
}
