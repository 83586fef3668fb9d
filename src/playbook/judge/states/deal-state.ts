import type { FormulaEnvironment } from '../../../formula/index.ts';
import type { Attempt, GateRecord } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { NO_CHILDREN } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { MOMENT, type Atom } from './atoms.ts';

export type AtomValue = string | number | boolean | null;
/** What some atoms are; all others are blank. */
export type State = ReadonlyMap<Atom, AtomValue>;

/** The time of every attempt, unless a state has another. What is compared with it is compared with values around it. */
export const CLOCK = '2026-11-21T09:30:00.000Z';
export const TODAY = CLOCK.slice(0, 10);

/** A digit of a packed roll-up whose neighbours all hold 9 is written as the digit plus this. */
export const AMONG_NINES = 100;
const SLOTS = 15;

/** The digits of a packed roll-up as its number; blank when no digit is given. */
function packed(digits: ReadonlyMap<number, number>): number | null {
  if (digits.size === 0) return null;
  const fill = [...digits.values()].some((digit) => digit >= AMONG_NINES) ? 9 : 0;
  let number = 0;
  for (let power = SLOTS - 1; power >= 0; power -= 1)
    number = number * 10 + ((digits.get(power) ?? fill) % AMONG_NINES);
  return number;
}

/** The attempt to save a deal that a state describes. */
export function attemptOf(state: State, isNew: boolean): Attempt {
  const record: Record<string, AtomValue> = isNew ? {} : { Id: '006' };
  const changed: Record<string, AtomValue> = {};
  const slots = new Map<string, Map<number, number>>();
  const permissions: string[] = [];
  for (const [atom, value] of state) {
    const [kind, name = '', power] = atom.split(':');
    if (kind === 'now') record[name] = value;
    if (kind === 'before') changed[name] = value;
    if (kind === 'permission' && value === true) permissions.push(name);
    if (kind === 'slot') {
      const digits = slots.get(name) ?? new Map<number, number>();
      if (value !== null) digits.set(Number(power), Number(value));
      slots.set(name, digits);
    }
  }
  for (const [field, digits] of slots) record[field] = packed(digits);
  const moment = String(state.get(MOMENT) ?? CLOCK);
  return {
    record,
    prior: isNew ? null : { ...record, ...changed },
    permissions,
    now: moment,
    today: moment.slice(0, 10),
    children: NO_CHILDREN,
  };
}

/** What a rule reads of an attempt. On a new deal PRIORVALUE is the present value. */
export function environmentOf({ record, prior, permissions, now }: Attempt): FormulaEnvironment {
  return {
    field: (path) => (path[0] === '$Permission' ? permissions.includes(path[1] ?? '') : (at(record, path) ?? null)),
    prior: (field) => (prior ?? record)[field] ?? null,
    isNew: prior === null,
    now: new Date(now),
  };
}

function at(record: GateRecord, path: readonly string[]): GateRecord[string] {
  return record[path.join('.')];
}
