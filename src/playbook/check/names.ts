import { placedCriteria } from '../compile/assemble.ts';
import { RULE_IDS } from '../compile/codes.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import { isNamed } from '../compile/named.ts';
import type { Located } from '../base/problem.ts';
import type { ExampleNode, Playbook } from '../read/tree.ts';
import { didYouMean, listed, nearest } from '../base/words.ts';

/** Findings for translations of a missing gate, criterion or rule. */
export function translationFindings(playbook: Playbook): Finding[] {
  return playbook.translations.flatMap(({ toEnter, criterion }) => {
    const gate = playbook.gates.find((one) => one.toEnter.value === toEnter?.value);
    if (toEnter && !gate) return [at(toEnter, `\`${toEnter.value}\` has no gate. Expected the stage of one.`)];
    const isFixed = !gate && RULE_IDS.some((id) => id === criterion.value);
    const named = gate ? placedCriteria(playbook, gate).filter((one) => isNamed(one.criterion, criterion.value)) : [];
    if (isFixed || named.length === 1) return [];
    const found = named.length === 0 ? 'names no criterion of this gate' : `names ${named.length} criteria`;
    const expected = gate
      ? `Expected one of ${listed(
          placedCriteria(playbook, gate).map((one) => one.criterion.id),
          'or',
        )}.`
      : `Expected ${listed(RULE_IDS, 'or')}, or \`toEnter\` beside it.`;
    return [at(criterion, `\`${criterion.value}\` ${gate ? found : 'is not said without a gate'}. ${expected}`)];
  });
}

/**
 * Findings for stages of examples. An example may use an unknown stage on purpose, so only names similar to a stage of the playbook get a
 * warning.
 */
function stagesOf({ stages, exemptStages }: Playbook, { entering, from, given }: ExampleNode): Finding[] {
  const ordered = stages.map(({ value }) => value);
  const names = [...ordered, ...exemptStages.map(({ value }) => value)];
  const slips = [entering, from].filter(
    (stage): stage is Located<string> =>
      !!stage && !names.includes(stage.value) && nearest(stage.value, names) !== undefined,
  );
  const stage = given.override?.stage;
  return [
    ...slips.map((one) =>
      at(
        one,
        `\`${one.value}\` is not a stage of this playbook, and so is tried as an unknown one.${didYouMean(one.value, names)} Expected a stage of it, or a name that is like none.`,
        'warning',
      ),
    ),
    ...(stage === undefined || ordered.includes(stage.value)
      ? []
      : [
          at(
            stage,
            `\`${stage.value}\` is not a stage of this playbook. Expected one of ${listed(ordered, 'or')}.${didYouMean(stage.value, ordered)}`,
          ),
        ]),
  ];
}

/** Findings for examples with stages that the playbook does not have. */
export function exampleFindings(playbook: Playbook): Finding[] {
  return playbook.examples.flatMap((example) => stagesOf(playbook, example));
}
