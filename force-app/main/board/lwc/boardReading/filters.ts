/** Empty text: no restriction. */
export interface Filters {
  /** Id of a user. */
  readonly owner: string;
  /** Id of the manager whom the owners report to; `EVERYONE`: no restriction, also where the reader's own team would be shown. */
  readonly team: string;
  readonly stage: string;
  /** `past`, or the days from today: `30`, `90`. */
  readonly close: string;
  /** Code of the playbook that governs the deal; `none`: deals without a playbook. */
  readonly playbook: string;
}

export const NO_FILTERS: Filters = { owner: '', team: '', stage: '', close: '', playbook: '' };

/** The filter by team of a reader who wants to see everyone. */
export const EVERYONE = 'all';

/** The team by which deals are restricted; empty for everyone. */
export function teamIn({ team }: Filters): string {
  return team === EVERYONE ? '' : team;
}

/** Whether any filter restricts the deals. */
export function isRestricted(filters: Filters): boolean {
  return Object.values({ ...filters, team: teamIn(filters) }).some(Boolean);
}
