import type { Unmet } from '../../playbook/index.ts';
import type { Statement, Store } from '../state/store.ts';
import type { KeptEvidence } from './evidence.ts';
import type { Evidence } from './types.ts';

/** A deal past a gate as it was when it was last read. */
export interface KeptDeal {
  /** Versions of playbooks that were live and did not govern it. */
  readonly outside: readonly string[];
  /** Identities of what it stood without. */
  readonly unmet: readonly string[];
  readonly evidence: readonly KeptEvidence[];
}

/** What distinguishes one unmet criterion from another in every version and language. */
export const identityOf = ({ playbook, toEnter, code, id }: Unmet): string => `${playbook} ${toEnter} ${code ?? id}`;

/** What was kept of these deals; one that did not stand past a gate is absent. */
export async function keptDeals(
  store: Store,
  org: string,
  deals: readonly string[],
): Promise<ReadonlyMap<string, KeptDeal>> {
  const kept = new Map<string, KeptDeal>();
  for (const deal of deals) {
    const [row] = await store.all<{ outside: string; unmet: string }>(
      'select outside, unmet from standing_deal where org = $1 and id = $2',
      [org, deal],
    );
    if (row === undefined) continue;
    const evidence = await store.all<KeptEvidence>(
      'select id, level, impact, standing from standing_child where org = $1 and deal = $2',
      [org, deal],
    );
    kept.set(deal, {
      outside: JSON.parse(row.outside) as string[],
      unmet: JSON.parse(row.unmet) as string[],
      evidence,
    });
  }
  return kept;
}

/** A deal to keep; without `standing` it does not stand past a gate, and nothing of it is kept. */
export interface DealToKeep {
  readonly id: string;
  readonly standing?: {
    readonly stage: string;
    readonly outside: readonly string[];
    readonly unmet: readonly Unmet[];
    readonly evidence: readonly Evidence[];
  };
}

/** The statements that keep deals as they are read now. */
export function keepDeals(org: string, deals: readonly DealToKeep[]): readonly Statement[] {
  return deals.flatMap(({ id, standing }) => [
    { sql: 'delete from standing_child where org = $1 and deal = $2', params: [org, id] },
    { sql: 'delete from standing_deal where org = $1 and id = $2', params: [org, id] },
    ...(standing === undefined
      ? []
      : [
          {
            sql: 'insert into standing_deal values ($1, $2, $3, $4, $5)',
            params: [
              org,
              id,
              standing.stage,
              JSON.stringify(standing.outside),
              JSON.stringify(standing.unmet.map(identityOf)),
            ],
          },
          ...standing.evidence.map((one) => ({
            sql: 'insert into standing_child values ($1, $2, $3, $4, $5, $6, $7)',
            params: [org, id, one.id, one.level, one.impact, one.standing, one.changedAt],
          })),
        ]),
  ]);
}

/** How many deals stood past a gate without what it asks when the watch last read them. */
export async function standingWithout(store: Store, org: string): Promise<number> {
  const [row] = await store.all<{ deals: number }>(
    `select count(*) as deals from standing_deal where org = $1 and unmet <> '[]'`,
    [org],
  );
  return Number(row!.deals);
}

/** The rows of the ledger that are settled, as far back as they are kept. */
export function settledRows(store: Store, org: string): Promise<readonly { id: string; at: string }[]> {
  return store.all('select id, created as at from settled_row where org = $1', [org]);
}

/** The statements that mark rows as settled, and forget those before `since`, which are not read again. */
export function settleRows(
  org: string,
  rows: readonly { readonly id: string; readonly at: string }[],
  since: string,
): readonly Statement[] {
  return [
    ...rows.map(({ id, at }) => ({
      sql: 'insert into settled_row values ($1, $2, $3) on conflict (org, id) do nothing',
      params: [org, id, at],
    })),
    { sql: 'delete from settled_row where org = $1 and created < $2', params: [org, since] },
  ];
}
