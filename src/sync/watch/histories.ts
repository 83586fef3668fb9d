import type { OrgConnection } from '../../salesforce/index.ts';
import { ledgerOf } from './ledger.ts';
import type { LedgerRow, Pending } from './types.ts';

/** Deals whose last row is kept in memory. */
const MOST_DEALS = 5_000;

/**
 * The rows of deals, each deal's oldest first, as far as the rows that wait need them: the row before the first of them is among them. The
 * last row of deals that were read of late is kept, so that a deal which moves often is not read again from its beginning.
 */
export class Histories {
  readonly #org: OrgConnection;
  readonly #last = new Map<string, LedgerRow>();

  constructor(org: OrgConnection) {
    this.#org = org;
  }

  async of(pending: Pending): Promise<ReadonlyMap<string, readonly LedgerRow[]>> {
    const known = new Map<string, readonly LedgerRow[]>();
    for (const [deal, rows] of pending) {
      const last = this.#last.get(deal);
      // A row that was late to appear belongs before the last one: then all are read.
      if (last !== undefined && rows.every((row) => isAfter(row, last)))
        known.set(deal, [last, ...rows.toSorted((a, b) => (isAfter(a, b) ? 1 : -1))]);
    }
    const unknown = [...pending.keys()].filter((deal) => !known.has(deal));
    const read = unknown.length === 0 ? new Map<string, LedgerRow[]>() : await ledgerOf(this.#org, unknown);
    const all = new Map([...known, ...read]);
    for (const [deal, rows] of all) this.#keep(deal, rows.at(-1));
    return all;
  }

  #keep(deal: string, row: LedgerRow | undefined): void {
    if (row === undefined) return;
    // The order of a map is that of insertion: the first is the one that was not used for longest.
    this.#last.delete(deal);
    this.#last.set(deal, row);
    if (this.#last.size > MOST_DEALS) this.#last.delete(this.#last.keys().next().value!);
  }
}

/** Ids of rows of the same moment are in the order of the rows. */
function isAfter(a: LedgerRow, b: LedgerRow): boolean {
  return a.at === b.at ? a.id > b.id : a.at > b.at;
}
