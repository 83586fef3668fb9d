import { fixOf } from './places.ts';
import type { CompiledPlaybook, Criterion, GateMode, GateRecord, Unmet } from './types.ts';

/** The part of an unmet entry that does not depend on the gate. */
type Entry = Pick<Unmet, 'id' | 'playbook' | 'sentence' | 'short' | 'code' | 'fix'>;

/** The entry of a criterion that is not met. */
export function entryOf({ playbook }: CompiledPlaybook, criterion: Criterion): Entry {
  const { id, sentence, short, code } = criterion;
  const fix = fixOf(criterion);
  return { id, playbook, sentence, ...(short ? { short } : {}), ...(code ? { code } : {}), ...(fix ? { fix } : {}) };
}

/** The entry of a rule that belongs to no criterion. */
export function ruleEntry(playbook: CompiledPlaybook, id: 'new-record' | 'unknown-stage' | 'steps'): Entry {
  const code = playbook.ruleCodes?.[id];
  const sentence = {
    'new-record': playbook.newRecordSentence,
    'unknown-stage': playbook.unknownStageSentence,
    steps: playbook.onlySteps?.sentence ?? '',
  }[id];
  return { id, playbook: playbook.playbook, sentence, ...(code ? { code } : {}) };
}

/** The strictest mode of any gate. It applies to an unknown stage too, which would otherwise avoid every gate. */
function strictestMode({ gates }: CompiledPlaybook): GateMode {
  const modes: readonly GateMode[] = ['enforce', 'warn'];
  return modes.find((mode) => gates.some((gate) => gate.mode === mode)) ?? 'observe';
}

/** The entry of a stage that is neither in the playbook nor exempt. */
export function unknownStageEntry(playbook: CompiledPlaybook, stage: GateRecord[string]): Unmet {
  const toEnter = String(stage ?? '');
  return { ...ruleEntry(playbook, 'unknown-stage'), toEnter, mode: strictestMode(playbook) };
}
