import { fixOf } from './measure.ts';
import type { CompiledPlaybook, Criterion, Unmet } from './types.ts';

/** The part of an unmet entry that does not depend on the gate. */
type Entry = Pick<Unmet, 'id' | 'playbook' | 'sentence' | 'short' | 'code' | 'fix'>;

/** The entry of a criterion that is not met. */
export function entryOf({ playbook }: CompiledPlaybook, criterion: Criterion): Entry {
  const { id, sentence, short, code } = criterion;
  const fix = fixOf(criterion);
  return { id, playbook, sentence, ...(short ? { short } : {}), ...(code ? { code } : {}), ...(fix ? { fix } : {}) };
}

/** The entry of a rule that belongs to no criterion. */
export function ruleEntry(playbook: CompiledPlaybook, id: 'new-record' | 'unknown-stage'): Entry {
  const code = playbook.ruleCodes?.[id];
  const sentence = id === 'new-record' ? playbook.newRecordSentence : playbook.unknownStageSentence;
  return { id, playbook: playbook.playbook, sentence, ...(code ? { code } : {}) };
}
