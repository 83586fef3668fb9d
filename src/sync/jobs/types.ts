import type { OrgConnection } from '../../salesforce/index.ts';
import type { Store } from '../state/store.ts';

/** What a job is given. It knows neither how it is run nor which database keeps its position. */
export interface JobContext {
  readonly org: OrgConnection;
  /** The 18-character id of the org: what is kept is kept by it. */
  readonly orgId: string;
  readonly store: Store;
  /** Aborted when the job is to end, or is no longer ours: it stops at the next safe point. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** A folder for large files of this job alone, which need not be there; absent: none may be written. */
  readonly scratch?: string;
}
