import { isoTime } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import type { Backlog } from './backlog.ts';
import { changedAfter, ledgerAfter, ledgerOf, type Place } from './ledger.ts';
import { PAGE } from './soql.ts';
import { settledRows, settleRows } from './state.ts';
import type { LedgerRow, Pending } from './types.ts';

/**
 * How far back a read goes behind the last row that was seen, in milliseconds: a save that takes long appears in the ledger with the time of
 * its beginning. Each read goes back a little, one in a minute as far as the longest transaction.
 */
const SHORT_OVERLAP = 10_000;
const LONG_OVERLAP = 10 * 60_000;

/** Where a watch stands, as it is kept: ISO date-times of the org's clock. */
export interface WatchPosition {
  /** All rows of the ledger before it are settled. */
  readonly ledger: string;
  /** All changed deals before it were looked at. */
  readonly changed: string;
}

/** Reads what happened in the org since the last read, into a backlog. */
export class Reader {
  readonly #context: JobContext;
  readonly #backlog: Backlog;
  /** Rows that are settled, with their times: as far back as they are read again. */
  readonly #settled = new Map<string, string>();
  readonly #stamps = new Map<string, string>();
  #ledger: string;
  #changed: string;

  private constructor(context: JobContext, backlog: Backlog, position: WatchPosition) {
    this.#context = context;
    this.#backlog = backlog;
    this.#ledger = position.ledger;
    this.#changed = position.changed;
  }

  /**
   * @param position undefined at the very first start: what happened before is not judged, since what the deals had then is not known
   * any more
   */
  static async open(context: JobContext, backlog: Backlog, position: WatchPosition | undefined): Promise<Reader> {
    const reader = new Reader(context, backlog, position ?? (await latest(context)));
    if (position === undefined) await reader.#skip();
    else for (const { id, at } of await settledRows(context.store, context.orgId)) reader.#settled.set(id, at);
    return reader;
  }

  /** Takes what the org has now as settled. */
  async #skip(): Promise<void> {
    await this.#readRows(LONG_OVERLAP, ({ id, at }) => this.#settled.set(id, at));
    await this.#readChanges(LONG_OVERLAP, ({ id, at }) => this.#stamps.set(id, at));
    await this.#context.store.keep(
      `${this.#context.orgId}/watch`,
      JSON.stringify(this.position()),
      settleRows(
        this.#context.orgId,
        [...this.#settled].map(([id, at]) => ({ id, at })),
        this.keptSince(),
      ),
    );
  }

  /** Reads everything new. @param isLong goes back behind what was seen as far as the longest transaction */
  async read(isLong: boolean): Promise<void> {
    const overlap = isLong ? LONG_OVERLAP : SHORT_OVERLAP;
    const now = performance.now();
    await this.#readRows(overlap, (row) => {
      if (!this.#settled.has(row.id)) this.#backlog.addRow(row, now);
    });
    await this.#readChanges(overlap, ({ id, at }) => {
      if (this.#stamps.get(id) === at) return;
      this.#stamps.set(id, at);
      this.#backlog.addChange(id, at, now);
    });
  }

  /** Whether this change of a deal was read. @param stamp its `SystemModstamp`, ISO date-time */
  hasSeen(deal: string, stamp: string): boolean {
    return stamp < earlier(this.#changed, LONG_OVERLAP) || this.#stamps.get(deal) === stamp;
  }

  /** Reads the new rows of these deals ahead of the next read. @param pending rows that were taken and are not settled yet */
  async readRowsOf(deals: readonly string[], pending: Pending): Promise<void> {
    const since = earlier(this.#ledger, LONG_OVERLAP);
    const taken = new Set([...pending.values()].flatMap((rows) => rows.map(({ id }) => id)));
    const now = performance.now();
    for (const row of [...(await ledgerOf(this.#context.org, deals)).values()].flat())
      if (row.at >= since && !this.#settled.has(row.id) && !taken.has(row.id)) this.#backlog.addRow(row, now);
  }

  async #readRows(overlap: number, take: (row: LedgerRow) => void): Promise<void> {
    await pages({ at: earlier(this.#ledger, overlap), id: '' }, async (place) => {
      const rows = await ledgerAfter(this.#context.org, place);
      for (const row of rows) {
        if (row.at > this.#ledger) this.#ledger = row.at;
        take(row);
      }
      return rows;
    });
  }

  async #readChanges(overlap: number, take: (change: Place) => void): Promise<void> {
    await pages({ at: earlier(this.#changed, overlap), id: '' }, async (place) => {
      const changes = await changedAfter(this.#context.org, place);
      for (const change of changes) {
        if (change.at > this.#changed) this.#changed = change.at;
        take(change);
      }
      return changes;
    });
  }

  /** Rows are settled: they are not taken again. Forgets what is not read again. */
  settled(rows: readonly { readonly id: string; readonly at: string }[]): void {
    for (const { id, at } of rows) this.#settled.set(id, at);
    const since = this.keptSince();
    for (const [id, at] of this.#settled) if (at < since) this.#settled.delete(id);
    for (const [id, at] of this.#stamps) if (at < earlier(this.#changed, LONG_OVERLAP)) this.#stamps.delete(id);
  }

  /** Settled rows before this moment are not read again. */
  keptSince(): string {
    return earlier(this.position().ledger, 2 * LONG_OVERLAP);
  }

  /** Everything before it is settled or looked at, so that a new start from it loses nothing. */
  position(): WatchPosition {
    const { row = this.#ledger, change = this.#changed } = this.#backlog.oldest();
    return {
      ledger: row < this.#ledger ? row : this.#ledger,
      changed: change < this.#changed ? change : this.#changed,
    };
  }
}

/** Reads page after page until one is not full. */
async function pages(from: Place, read: (place: Place) => Promise<readonly Place[]>): Promise<void> {
  for (let place = from; ;) {
    const page = await read(place);
    if (page.length < PAGE) return;
    place = page.at(-1)!;
  }
}

function earlier(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) - milliseconds).toISOString();
}

/** The place after the last row and the last change that the org has. */
async function latest({ org }: JobContext): Promise<WatchPosition> {
  const last = async (field: string, object: string): Promise<string> => {
    const [row] = await org.query<Record<string, string>>(
      `SELECT ${field} FROM ${object} ORDER BY ${field} DESC LIMIT 1`,
    );
    const text = row?.[field];
    // An org without a deal: nothing in it can be older than today.
    return text === undefined ? new Date(org.orgNow().getTime() - 86_400_000).toISOString() : isoTime(text);
  };
  return {
    ledger: await last('CreatedDate', 'OpportunityHistory'),
    changed: await last('SystemModstamp', 'Opportunity'),
  };
}
