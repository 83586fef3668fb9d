/** A sum of one org on one day. */
export interface SumRow {
  /** The name of the figure, as in `sums.sql`. */
  readonly figure: string;
  /** The values of its dimensions, in the order of `sums.sql`. */
  readonly key: readonly (string | null)[];
  readonly measure: string;
  /** A decimal number as text, so that amounts stay exact. */
  readonly value: string;
}

/** What can be added up of one org, as it was read. */
export interface OrgSums {
  /** The id of the org. */
  readonly org: string;
  readonly name: string;
  readonly url: string;
  /** ISO date, in the zone of the user who read the org. */
  readonly day: string;
  /** ISO date-time. */
  readonly readAt: string;
  /** ISO code of the currency of amounts; null where the org did not name it. */
  readonly currency: string | null;
  /** In the order of the org. */
  readonly stages: readonly string[];
  /** The concepts that the live playbooks ask for. */
  readonly questions: readonly string[];
  readonly rows: readonly SumRow[];
}

/** The last sums of each org, and what they add up to. */
export interface StoredSums {
  readonly orgs: readonly Omit<OrgSums, 'rows'>[];
  readonly rows: readonly SumRow[];
}
