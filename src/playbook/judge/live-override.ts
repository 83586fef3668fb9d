import { OVERRIDE_EPOCH, OVERRIDE_TOKEN } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { numberOf } from '../../../force-app/main/base/lwc/gateRules/scope.ts';
import type { CompiledPlaybook, GateRecord } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { addDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';

/** The approved override that counts on a deal. */
export interface LiveOverride {
  /** The stage that it lets the deal enter, every gate up to it included; null: a stage of another playbook. */
  readonly stage: string | null;
  /** Its last day, ISO date. */
  readonly until: string;
}

/** The override in the deal's roll-up, which has the highest token of all approved ones; undefined: none, or its last day is past. */
export function liveOverride(playbook: CompiledPlaybook, record: GateRecord, today: string): LiveOverride | undefined {
  const token = numberOf(record, OVERRIDE_TOKEN);
  if (!(token > 0)) return undefined;
  const until = addDays(OVERRIDE_EPOCH, Math.floor(token / 100));
  const stage = playbook.stages.find((_name, index) => index + 1 === token % 100) ?? null;
  return until < today ? undefined : { stage, until };
}
