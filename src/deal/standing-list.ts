import type { Unmet } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { readLivePlaybooks } from './live-playbooks.ts';
import { loadDeals, soqlId } from './load.ts';
import { standingOf } from './standing.ts';
import { dayIn, zoneOf, type Clock } from './today.ts';

/** A deal that stands past a gate without what it asks. */
export interface StandingDeal {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly owner: string;
  readonly amount: number | null;
  /** `code:version` of each playbook that governs it. */
  readonly playbooks: readonly string[];
  /** What it stands without; the `mode` of an entry is that of its gate. */
  readonly unmet: readonly Unmet[];
}

/** Deals that are read at once. */
const PAGE = 200;
/** Open deals, and those won of late: what was won without a diagnosis is still to be talked about. */
const WHERE = 'IsClosed = false OR (IsWon = true AND CloseDate >= LAST_N_DAYS:90)';

/**
 * Finds the open deals, and those won in the last 90 days, that stand past a gate without what it asks, ordered by id. Holds one page at a
 * time, whatever the number of deals.
 * @throws OrgRefused where the org does not have Diagnose First, or this user may not read what its playbooks read
 */
export async function* standingDeals(org: OrgConnection, clock: Clock): AsyncGenerator<StandingDeal> {
  const playbooks = await readLivePlaybooks(org);
  if (playbooks.length === 0) return;
  const zone = await zoneOf(org, clock.zone);
  const input = { playbooks, now: clock.now, today: dayIn(zone, clock.now), zone };
  const fields = ['Name', 'StageName', 'Amount', 'Owner.Name', 'CreatedDate'];
  for (let last = ''; ;) {
    const page = await org.query<{ Id: string }>(
      `SELECT Id FROM Opportunity WHERE (${WHERE}) ${last === '' ? '' : `AND Id > '${soqlId(last)}' `}ORDER BY Id LIMIT ${PAGE}`,
    );
    const deals = page.map(({ Id }) => Id);
    for (const deal of await loadDeals(org, { deals, playbooks, fields })) {
      const { playbooks: versions, unmet } = standingOf(deal, input);
      if (unmet.length > 0) yield { ...named(deal.record), playbooks: versions, unmet };
    }
    if (page.length < PAGE) return;
    last = deals.at(-1)!;
  }
}

function named(record: Readonly<Record<string, unknown>>): Omit<StandingDeal, 'playbooks' | 'unmet'> {
  const owner = record['Owner'] as { readonly Name?: string } | null | undefined;
  const amount = record['Amount'];
  return {
    id: String(record['Id']),
    name: String(record['Name']),
    stage: String(record['StageName']),
    owner: owner?.Name ?? '',
    amount: typeof amount === 'number' ? amount : null,
  };
}
