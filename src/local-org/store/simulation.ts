import type { DatabaseSync } from 'node:sqlite';

/** How many roll-ups and active rules an object may have by default: the limits of a new Enterprise org. */
export const DEFAULT_ALLOWANCES = { rollUpsPerObject: 25, activeRulesPerObject: 100 } as const;

export type Allowance = keyof typeof DEFAULT_ALLOWANCES;

/** The simulated situations that affect saves; read once per transaction. */
export interface SimulatedState {
  /** Ids of records that another transaction holds, with the time (epoch milliseconds) at which it releases them. */
  readonly locks: ReadonlyMap<string, number>;
  /** Lower-case names of objects whose roll-ups are "being recalculated". */
  readonly recalculating: ReadonlySet<string>;
}

/**
 * Simulates situations of a busy org that do not occur on a developer's machine; Salesforce has no such feature. Settings are stored in
 * the org's database, so that any connection can change them.
 */
export interface Simulation {
  /**
   * Simulates another transaction that holds the record for so many milliseconds: saves that need it wait, then fail with
   * UNABLE_TO_LOCK_ROW. 0 releases it.
   */
  holdLock(id: string, milliseconds: number): void;
  /** While on, each save of a child saves the parent of this object, whether its totals changed or not. */
  recalculating(object: string, on: boolean): void;
  /** Sets an allowance; undefined restores the default. */
  setAllowance(name: Allowance, value: number | undefined): void;
  allowance(name: Allowance): number;
  /** Whether Translation Workbench is on, which it is by default. Without it a deploy of translations is refused. */
  translationWorkbench(): boolean;
  setTranslationWorkbench(on: boolean): void;
  now(): SimulatedState;
}

// The table keeps its first name: existing data folders have it.
const TABLE = `CREATE TABLE IF NOT EXISTS "~play" (
  kind TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID`;

const NOTHING: SimulatedState = { locks: new Map(), recalculating: new Set() };

/** Opens the simulation settings of an org and creates their table. */
export function openSimulation(database: DatabaseSync): Simulation {
  database.exec(TABLE);
  const all = database.prepare(`SELECT kind, name, value FROM "~play" WHERE kind IN ('lock', 'recalculating')`);
  const put = database.prepare('INSERT OR REPLACE INTO "~play" (kind, name, value) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM "~play" WHERE kind = ? AND name = ?');
  const set = (kind: string, name: string, value: number | undefined): void => {
    if (value === undefined) drop.run(kind, name);
    else put.run(kind, name, value);
  };
  return {
    // Wall-clock time, so that a lock ends while a save waits for it even if a test controls the org's clock.
    holdLock: (id, milliseconds) => set('lock', id, milliseconds > 0 ? Date.now() + milliseconds : undefined),
    recalculating: (object, on) => set('recalculating', object.toLowerCase(), on ? 1 : undefined),
    setAllowance: (name, value) => set('allowance', name, value),
    allowance(name) {
      const found = database.prepare(`SELECT value FROM "~play" WHERE kind = 'allowance' AND name = ?`).get(name);
      return found === undefined ? DEFAULT_ALLOWANCES[name] : Number(found.value);
    },
    translationWorkbench: () =>
      database.prepare(`SELECT value FROM "~play" WHERE kind = 'workbench' AND name = 'off'`).get() === undefined,
    setTranslationWorkbench: (on) => set('workbench', 'off', on ? undefined : 1),
    now: () => stateOf(all.all()),
  };
}

function stateOf(rows: readonly Record<string, unknown>[]): SimulatedState {
  if (rows.length === 0) return NOTHING;
  const present = Date.now();
  const locks = rows.filter((row) => row.kind === 'lock' && Number(row.value) > present);
  return {
    locks: new Map(locks.map((row) => [String(row.name), Number(row.value)])),
    recalculating: new Set(rows.filter((row) => row.kind === 'recalculating').map((row) => String(row.name))),
  };
}
