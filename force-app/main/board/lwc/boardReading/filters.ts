/** Empty text: no restriction. */
export interface Filters {
  /** Id of a user. */
  readonly owner: string;
  /** Id of the manager whom the owners report to. */
  readonly team: string;
  readonly stage: string;
  /** `past`, or the days from today: `30`, `90`. */
  readonly close: string;
  /** Code of the playbook that governs the deal; `none`: deals without a playbook. */
  readonly playbook: string;
}

export const NO_FILTERS: Filters = { owner: '', team: '', stage: '', close: '', playbook: '' };
