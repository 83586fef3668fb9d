import { OVERRIDE_EPOCH, OVERRIDE_TOKEN } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { numberOf } from '../../../force-app/main/base/lwc/gateRules/scope.ts';
import { stageNumber, stagesOf } from '../../../force-app/main/base/lwc/gateRules/together.ts';
import type { CompiledPlaybook, GateRecord } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { addDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';

/** The approved override that counts on a deal. */
export interface LiveOverride {
  /** The stage that it lets the deal enter, every gate up to it included; null: a stage of no playbook that governs it. */
  readonly stage: string | null;
  /** Its last day, ISO date. */
  readonly until: string;
}

/** The override in the deal's roll-up, which has the highest token of all approved ones; undefined: none, or its last day is past. */
export function liveOverride(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  today: string,
): LiveOverride | undefined {
  const token = numberOf(record, OVERRIDE_TOKEN);
  if (!(token > 0)) return undefined;
  const until = addDays(OVERRIDE_EPOCH, Math.floor(token / 100));
  const stage = stagesOf(playbooks).find((name) => stageNumber(playbooks, name) === token % 100) ?? null;
  return until < today ? undefined : { stage, until };
}
