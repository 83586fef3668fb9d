import type { RunningUser } from '../../../src/local-org/base/values.ts';
import type { Org } from '../../../src/local-org/org/types.ts';
import { makeId, sequenceOf } from '../../../src/local-org/schema/ids.ts';
import { quote } from '../../../src/local-org/store/database.ts';

const ACCOUNT = {
  Name: 'Company',
  Industry: 'Manufacturing',
  BillingCity: 'Berlin',
  Phone: '+49 30 123456',
  NumberOfEmployees: 250,
  Description: 'Came with the list of the trade fair.',
};

/** What an export of the accounts asks for. */
export const ACCOUNT_QUERY =
  'SELECT Id, Name, Industry, BillingCity, Phone, NumberOfEmployees, Description, Owner.Name, CreatedDate FROM Account';

/**
 * Adds accounts to an org by one saved account and copies of its row, since only reading them is measured. Close the org afterwards: its
 * counter of ids does not know the copies.
 */
export function addAccounts(org: Org, user: RunningUser, count: number): void {
  const [saved] = org.save(user, [{ operation: 'insert', object: 'Account', fields: ACCOUNT }], { allOrNone: true });
  const first = saved?.id;
  if (first === undefined) throw new Error(`The org refused the account: ${JSON.stringify(saved?.errors)}`);
  const { database } = org;
  const columns = database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all('Account')
    .map((row) => String(row.name));
  const varies: Readonly<Record<string, string>> = { Id: '?1', Name: '?2', 'Name~fold': 'lower(?2)' };
  const copy = database.prepare(
    `INSERT INTO "Account" (${columns.map(quote).join(', ')})
     SELECT ${columns.map((name) => varies[name] ?? quote(name)).join(', ')} FROM "Account" WHERE "Id" = ?3`,
  );
  const from = sequenceOf(first);
  database.exec('BEGIN');
  for (let n = 1; n < count; n += 1)
    copy.run(makeId(first.slice(0, 3), from + n), `Company ${String(n).padStart(7, '0')}`, first);
  database.prepare(`UPDATE "~sequence" SET last = max(last, ?) WHERE name = 'Account'`).run(from + count);
  database.exec('COMMIT');
}
