import type { OrgConnection } from './connection.ts';
import { OrgRefused } from './errors.ts';

/** What of a validation rule changes with each change of it. */
export interface RuleStamp {
  readonly Id: string;
  readonly ValidationName: string;
  readonly Active: boolean;
  /** To the second. */
  readonly LastModifiedDate: string;
}

/**
 * The stamps of the validation rules whose names begin so, in one API call. Undefined where that call cannot have all of them, or this user may not
 * read the setup.
 * @param prefix letters and underscores
 */
export async function readRuleStamps(org: OrgConnection, prefix: string): Promise<readonly RuleStamp[] | undefined> {
  const soql = `SELECT Id, ValidationName, Active, LastModifiedDate FROM ValidationRule WHERE ValidationName LIKE '${prefix.replaceAll('_', '\\_')}%' ORDER BY Id`;
  try {
    const found = await org.call(async (client) => client.tooling.query(soql));
    return found.done === true ? (found.records as unknown as readonly RuleStamp[]) : undefined;
  } catch (error) {
    if (error instanceof OrgRefused) return undefined;
    throw error;
  }
}
