import {
  criterionOf,
  lasting,
  stagesOf,
  type CompiledPlaybook,
  type Criterion,
  type Unmet,
} from '../../playbook/index.ts';
import { fixOf } from '../../playbook/index.ts';

/** A row of the table `Criterion`, without the org. */
export type CriterionRow = readonly [
  playbook: string,
  version: number,
  toEnter: string,
  id: string,
  mode: string,
  code: string | null,
  sentence: string,
  short: string | null,
  concept: string | null,
  isOfOneSave: boolean,
  position: number,
];

/** The criteria of the playbooks, and the entries of their rules that belong to none: too many steps at once, an unknown stage. */
export function criteriaOf(playbooks: readonly CompiledPlaybook[]): readonly CriterionRow[] {
  const stages = [...new Set([...stagesOf(playbooks), ...playbooks.flatMap(({ exemptStages }) => exemptStages)])];
  return playbooks.flatMap((playbook) => {
    const ofGates = playbook.gates.flatMap(({ toEnter, mode, criteria }) =>
      criteria.map((criterion) => rowOf(playbook, criterion, { toEnter, mode })),
    );
    const ofRules = stages.flatMap((toEnter) => [
      ruleRow(playbook, 'steps', { toEnter, sentence: playbook.onlySteps?.sentence ?? '' }),
      ruleRow(playbook, 'unknown-stage', { toEnter, sentence: playbook.unknownStageSentence }),
    ]);
    // Two gates to one stage can have the same criterion: the first has its words, as in `criterionOf`.
    const seen = new Set<string>();
    return [...ofGates, ...ofRules]
      .filter(([, , toEnter, id]) => !seen.has(`${toEnter}\n${id}`) && seen.add(`${toEnter}\n${id}`))
      .map((row, position): CriterionRow => [...row, position]);
  });
}

type Unplaced = CriterionRow extends readonly [...infer Rest, number] ? Rest : never;

function rowOf(
  playbook: CompiledPlaybook,
  criterion: Criterion,
  { toEnter, mode }: Pick<Unmet, 'toEnter' | 'mode'>,
): Unplaced {
  const { id, sentence, short = null, code = null } = criterion;
  const fix = fixOf(criterion);
  const concept = fix?.on === 'answer' ? fix.concept : null;
  const unmet = { id, playbook: playbook.playbook, toEnter, mode, sentence };
  const isOfOneSave = criterionOf(playbook, unmet) === undefined || lasting([playbook], [unmet]).length === 0;
  return [playbook.playbook, playbook.version, toEnter, id, mode, code, sentence, short, concept, isOfOneSave];
}

function ruleRow(
  playbook: CompiledPlaybook,
  id: 'steps' | 'unknown-stage',
  { toEnter, sentence }: { readonly toEnter: string; readonly sentence: string },
): Unplaced {
  const code = playbook.ruleCodes?.[id] ?? null;
  return [playbook.playbook, playbook.version, toEnter, id, 'enforce', code, sentence, null, null, true];
}
