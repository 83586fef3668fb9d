import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Located } from '../base/problem.ts';
import type { ExampleNode, Playbook } from '../read/tree.ts';
import { didYouMean, listed, nearest } from '../base/words.ts';

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
