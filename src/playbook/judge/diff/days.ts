import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { addDays } from '../../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { TODAY } from '../states/deal-state.ts';
import { conditionsIn } from '../states/field-types.ts';

/** More days than this take too long. */
const MOST_DAYS = 60;

/** The days of the save on which two playbooks are compared; the usual one first. */
export interface Days {
  readonly days: readonly string[];
  /** How many were left out. */
  readonly left: number;
}

/** What enforced gates ask of one field: fixed days, and days counted from that of the save. */
interface Bounds {
  readonly fixed: Set<string>;
  readonly counted: Set<number>;
}

function boundsOf(playbooks: readonly CompiledPlaybook[]): readonly Bounds[] {
  const byField = new Map<string, Bounds>();
  const gates = playbooks.flatMap((one) => one.gates.filter(({ mode }) => mode === 'enforce'));
  for (const { kind, field, notBefore, notAfter } of conditionsIn(gates)) {
    if (kind !== 'date') continue;
    const bounds = byField.get(String(field)) ?? { fixed: new Set<string>(), counted: new Set<number>() };
    byField.set(String(field), bounds);
    for (const bound of [notBefore, notAfter]) {
      if (typeof bound === 'string') bounds.fixed.add(bound);
      else if (typeof bound === 'object' && bound !== null && 'today' in bound) bounds.counted.add(Number(bound.today));
    }
  }
  return [...byField.values()];
}

/**
 * Where a field has a fixed bound `F` and one `n` days from the day of the save, the two change places on the day `F - n`. Between such days
 * nothing changes, so that they and their neighbours stand for all days. Without one any day does. Saves before both playbooks are none.
 */
export function daysOf(playbooks: readonly CompiledPlaybook[]): Days {
  const [from = TODAY] = playbooks.map((one) => one.from.slice(0, 10)).sort();
  const turns = boundsOf(playbooks).flatMap(({ fixed, counted }) =>
    [...fixed].flatMap((day) => [...counted].map((count) => addDays(day, -count))),
  );
  const near = turns.flatMap((day) => [-1, 0, 1].map((step) => addDays(day, step))).filter((day) => day >= from);
  const all = [...new Set([TODAY, ...(turns.length === 0 ? [] : [from]), ...near.sort()])];
  return { days: all.slice(0, MOST_DAYS), left: Math.max(0, all.length - MOST_DAYS) };
}
