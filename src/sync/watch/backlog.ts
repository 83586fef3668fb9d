import type { LedgerRow } from './types.ts';

/** Milliseconds that a deal rests after its last change before it is judged and written to. */
export const REST = 2_000;
/** The longest that a deal which keeps changing is put off. */
const LONGEST_REST = 30_000;
/** The most deals that are judged at once: as many records as one call writes. */
const BATCH = 200;

interface Waiting {
  readonly rows: LedgerRow[];
  /** The first change that waits, ISO date-time of the org. */
  change?: string | undefined;
  since: number;
  due: number;
}

/** Deals that were changed and wait until they rest. Times are milliseconds that no change of the clock moves (`performance.now()`). */
export class Backlog {
  readonly #waiting = new Map<string, Waiting>();
  /** The deals of the last batch. */
  #taken = new Map<string, Waiting>();
  readonly #rowIds = new Set<string>();
  readonly #rest: number;

  /** @param rest milliseconds that a deal rests */
  constructor(rest: number = REST) {
    this.#rest = rest;
  }

  get size(): number {
    return this.#waiting.size;
  }

  has(rowId: string): boolean {
    return this.#rowIds.has(rowId);
  }

  /** Whether rows of the ledger of this deal wait. */
  hasRows(deal: string): boolean {
    return (this.#waiting.get(deal)?.rows.length ?? 0) > 0;
  }

  /** A row of the ledger was seen at `now`. */
  addRow(row: LedgerRow, now: number): void {
    if (this.#rowIds.has(row.id)) return;
    this.#putOff(row.dealId, now).rows.push(row);
    this.#rowIds.add(row.id);
  }

  /** A change of a deal was seen at `now`. @param at when the org made it, ISO date-time */
  addChange(deal: string, at: string, now: number): void {
    this.#putOff(deal, now).change ??= at;
  }

  #putOff(deal: string, now: number): Waiting {
    const known: Waiting = this.#waiting.get(deal) ?? { rows: [], since: now, due: now };
    this.#waiting.set(deal, known);
    known.due = Math.min(now + this.#rest, known.since + LONGEST_REST);
    return known;
  }

  /** The next moment at which a deal is due; undefined: none waits. */
  next(): number | undefined {
    let next: number | undefined;
    for (const { due } of this.#waiting.values()) if (next === undefined || due < next) next = due;
    return next;
  }

  /** Takes the deals that are due, at most a batch, those that wait longest first. */
  take(now: number): ReadonlyMap<string, readonly LedgerRow[]> {
    const due = [...this.#waiting].filter(([, waiting]) => waiting.due <= now);
    due.sort(([, a], [, b]) => a.due - b.due);
    const taken = due.slice(0, BATCH);
    this.#taken = new Map(taken);
    for (const [deal, { rows }] of taken) {
      this.#waiting.delete(deal);
      for (const { id } of rows) this.#rowIds.delete(id);
    }
    return new Map(taken.map(([deal, { rows }]) => [deal, rows]));
  }

  /** Whether a deal may be put back: it was not put off for long yet. */
  mayWait(deal: string, now: number): boolean {
    const taken = this.#taken.get(deal);
    return taken === undefined || now < taken.since + LONGEST_REST;
  }

  /** A deal that was taken with the last batch waits again, with all of its rows. */
  putBack(deal: string, now: number): void {
    const taken = this.#taken.get(deal);
    if (taken === undefined) return;
    const waiting = this.#putOff(deal, now);
    waiting.since = taken.since;
    waiting.change = taken.change ?? waiting.change;
    waiting.rows.unshift(...taken.rows);
    waiting.due = Math.min(waiting.due, taken.since + LONGEST_REST);
    for (const { id } of taken.rows) this.#rowIds.add(id);
  }

  /** The oldest row and the oldest change that wait, ISO date-times; undefined: none. */
  oldest(): { readonly row: string | undefined; readonly change: string | undefined } {
    const waiting = [...this.#waiting.values()];
    return {
      row: first(waiting.flatMap(({ rows }) => rows.map(({ at }) => at))),
      change: first(waiting.flatMap(({ change }) => change ?? [])),
    };
  }
}

function first(moments: readonly string[]): string | undefined {
  return moments.reduce<string | undefined>((least, at) => (least === undefined || at < least ? at : least), undefined);
}
