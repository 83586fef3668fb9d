import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
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

/** Findings for gates that no deal can pass, or else for alternatives in them that no deal can meet. */
export function impossibleFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const placed = placedCriteria(playbook, gate);
  const scope = scopeCondition(playbook);
  // A criterion with a condition may concern no deal that the others concern.
  const unconditional = placed.filter(({ criterion: { when, unless } }) => when === undefined && unless === undefined);
  const criteria = unconditional.map(({ criterion }) => criterion);
  const from = playbook.from.value;
  const why = contradiction([...criteria, ...scope], from);
  if (why) {
    const message = `No deal can ever enter \`${gate.toEnter.value}\`: ${contradictionText(why)}. Expected a gate that some deal can pass. Correct one of them, or put them into \`any\`.`;
    return [at(gate.toEnter, message)];
  }
  return unconditional.flatMap(({ criterion, place }) =>
    impossibleParts(criterion, [...criteria.filter((one) => one !== criterion), ...scope], from).map(([part, pair]) =>
      at(
        place,
        `\`${idOf(part)}\` is never met here: ${contradictionText(pair)}. Expected ways that some deal can take. Correct it, or take it out.`,
        'warning',
      ),
    ),
  );
}
