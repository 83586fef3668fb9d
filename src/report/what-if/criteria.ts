import type { CompiledPlaybook } from '../../playbook/index.ts';
import { criteriaOf } from '../gates/index.ts';
import { hasHistory } from './history.ts';
import type { Asked } from './types.ts';

export interface AskedCriterion extends Asked {
  readonly id: string;
  /** Whether it can be decided what it would have found earlier. */
  readonly isKnown: boolean;
}

/** What the gates of the playbook ask, and its rules that belong to no criterion, in their order. */
export function askedOf(playbook: CompiledPlaybook): readonly AskedCriterion[] {
  const known = new Set(
    playbook.gates.flatMap(({ toEnter, criteria }) => criteria.filter(hasHistory).map(({ id }) => `${toEnter}\n${id}`)),
  );
  return criteriaOf([playbook]).map(([, , toEnter, id, mode, code, sentence, short]) => ({
    ...{ toEnter, id, mode: mode as Asked['mode'], code, sentence, short },
    isKnown: known.has(`${toEnter}\n${id}`),
  }));
}
