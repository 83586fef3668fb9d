import type { Permissions } from '../../base/permissions.ts';
import type { RunningUser } from '../../base/values.ts';
import type { Schema } from '../../schema/types.ts';
import type { Display } from '../../soql/display.ts';
import type { QueryResult, SoqlQuery } from '../../soql/types.ts';

/** What running a report as one user needs of the org. */
export interface ReportSource {
  readonly schema: Schema;
  readonly user: RunningUser;
  readonly permissions: Permissions;
  /** Salesforce's key: `de`, `en_US`. */
  readonly language: string;
  readonly display: Display;
  /** A query as the user: sharing and field permissions hold. Throws SoqlError. */
  readonly select: (query: SoqlQuery) => QueryResult;
  /** Ids of the users below the user in the role hierarchy. */
  readonly team: () => Iterable<string>;
  /** First month of the fiscal year, 1 to 12. */
  readonly fiscalStart: number;
}
