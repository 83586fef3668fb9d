import type { DatabaseSync } from 'node:sqlite';

/** How many roll-ups and active rules an object may have; what a new Enterprise org allows unless it is played otherwise. */
export const DEFAULT_ALLOWANCES = { rollUpsPerObject: 25, activeRulesPerObject: 100 } as const;

export type Allowance = keyof typeof DEFAULT_ALLOWANCES;

/** What is being played now, read once a transaction. */
export interface Played {
  /** Ids of records that somebody else holds, with the moment (epoch milliseconds) at which they let go. */
  readonly locks: ReadonlyMap<string, number>;
  /** Lower-case names of objects whose roll-ups are "being recalculated". */
  readonly recalculating: ReadonlySet<string>;
}

/**
 * Situations of a busy org that a laptop never gets into by itself, played on purpose: a setting of the local org only. They are kept
 * in the org's database, so that any connection can set them.
 */
export interface Play {
  /** Another transaction holds the record for so long: saves that need it wait, then fail with UNABLE_TO_LOCK_ROW. 0 lets go. */
  holdLock(id: string, milliseconds: number): void;
  /** While on, each save of a child saves the parent of this object, whether its totals changed or not. */
  recalculating(object: string, on: boolean): void;
  /** Sets an allowance; undefined: the default again. */
  setAllowance(name: Allowance, value: number | undefined): void;
  allowance(name: Allowance): number;
  /** Whether Translation Workbench is on: on, unless it is played otherwise. Without it a deploy of translations is refused. */
  translationWorkbench(): boolean;
  setTranslationWorkbench(on: boolean): void;
  now(): Played;
}

const TABLE = `CREATE TABLE IF NOT EXISTS "~play" (
  kind TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID`;

const NOTHING: Played = { locks: new Map(), recalculating: new Set() };

export function openPlay(database: DatabaseSync): Play {
  database.exec(TABLE);
  const all = database.prepare(`SELECT kind, name, value FROM "~play" WHERE kind IN ('lock', 'recalculating')`);
  const put = database.prepare('INSERT OR REPLACE INTO "~play" (kind, name, value) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM "~play" WHERE kind = ? AND name = ?');
  const set = (kind: string, name: string, value: number | undefined): void => {
    if (value === undefined) drop.run(kind, name);
    else put.run(kind, name, value);
  };
  return {
    // Wall-clock time: a lock ends while somebody waits for it, whatever the org's own clock says.
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
    now() {
      const rows = all.all();
      if (rows.length === 0) return NOTHING;
      const present = Date.now();
      const locks = rows.filter((row) => row.kind === 'lock' && Number(row.value) > present);
      return {
        locks: new Map(locks.map((row) => [String(row.name), Number(row.value)])),
        recalculating: new Set(rows.filter((row) => row.kind === 'recalculating').map((row) => String(row.name))),
      };
    },
  };
}
