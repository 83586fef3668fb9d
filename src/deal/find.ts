import type { OrgConnection } from '../salesforce/index.ts';

/** Enough of a deal to name it to a user. */
export interface DealName {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
}

const ID = /^006[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** Opportunities by id (15 or 18 characters) or exact name; several can have the same name. At most 20. */
export async function findDeals(org: OrgConnection, idOrName: string): Promise<DealName[]> {
  const field = ID.test(idOrName) ? 'Id' : 'Name';
  const records = await org.query<{ Id: string; Name: string; StageName: string }>(
    `SELECT Id, Name, StageName FROM Opportunity WHERE ${field} = '${soqlText(idOrName)}' ORDER BY Id LIMIT 20`,
  );
  return records.map((record) => ({ id: record.Id, name: record.Name, stage: record.StageName }));
}

/** Text inside a SOQL string literal: backslash and quotes escaped, line breaks as their escapes. */
function soqlText(text: string): string {
  return text
    .replace(/[\\'"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
