import type { Org } from '../../../src/local-org/org/types.ts';
import type { RunningUser, SaveRequest } from '../../../src/local-org/base/values.ts';
import { seedDeal } from './deals.ts';
import type { Diagnosis, SeedChild, SeedDeal } from './deals.ts';

export interface SeedOptions extends Diagnosis {
  /** How many opportunities. */
  readonly deals: number;
  readonly seed: number;
  /** ISO day that the dates lie around. */
  readonly today: string;
  /** Records in one save; the records are the same for every size. */
  readonly chunk?: number;
  readonly onProgress?: (dealsDone: number) => void;
}

/** How many records of each object were made. */
export type SeedCounts = Readonly<Record<string, number>>;

const DEALS_FOR_EACH_ACCOUNT = 25;
const OWNERS = ['seller', 'manager', 'integration', 'revops'];
/** Measured on two cores: larger chunks are no faster, and their transactions need more memory. */
const CHUNK = 2000;

/** Who gets which permission set, as when `diagnose org start` sets up a new org. */
const PERMISSION_SETS = {
  seller: 'DF_Seller',
  manager: 'DF_Manager',
  revops: 'DF_RevOps',
  integration: 'DF_Integration',
};

/**
 * Fills an org that the app is deployed into with accounts, contacts, opportunities, answers and pains, all of them by the org's own
 * save: formulas, roll-ups, rules, history and ids are what saving them one by one gives. (Only the change log is shorter: a deal
 * whose answers come in one save changes once.) Gates must not be deployed yet, since deals come in every stage.
 * @throws Error with the org's own words when it refuses a record
 */
export function fillOrg(org: Org, options: SeedOptions): SeedCounts {
  const chunk = options.chunk ?? CHUNK;
  const admin = userOf(org, 'admin');
  const owners = OWNERS.map((name) => userOf(org, name).id);
  const counts: Record<string, number> = {};
  const insert = (object: string, records: readonly Record<string, unknown>[]): string[] => {
    const ids: string[] = [];
    for (let start = 0; start < records.length; start += chunk) {
      const requests = records
        .slice(start, start + chunk)
        .map((fields): SaveRequest => ({ operation: 'insert', object, fields }));
      for (const result of org.save(admin, requests, { allOrNone: true })) {
        const [error] = result.errors;
        if (error !== undefined) throw new Error(`The org refused ${object}: ${error.statusCode}: ${error.message}`);
        ids.push(result.id ?? '');
      }
    }
    counts[object] = (counts[object] ?? 0) + ids.length;
    return ids;
  };

  assignPermissionSets(org, insert);
  const companies = Array.from({ length: Math.ceil(options.deals / DEALS_FOR_EACH_ACCOUNT) }, (_, n) => n);
  const accounts = insert(
    'Account',
    companies.map((n) => ({ Name: `Company ${String(n + 1).padStart(6, '0')}` })),
  );
  const contacts = insert(
    'Contact',
    companies.map((n) => ({ LastName: `Person ${String(n + 1).padStart(6, '0')}`, AccountId: accounts[n] })),
  );
  const seed = { ...options, accounts: accounts.length, owners: owners.length };
  for (let start = 0; start < options.deals; start += CHUNK) {
    const deals = Array.from({ length: Math.min(CHUNK, options.deals - start) }, (_, i) => seedDeal(seed, start + i));
    const ids = insert(
      'Opportunity',
      deals.map((deal) => ({ ...deal.fields, AccountId: accounts[deal.account], OwnerId: owners[deal.owner] })),
    );
    insert(
      'DF_Answer__c',
      childrenOf(deals, ids, contacts, (deal) => deal.answers),
    );
    insert(
      'DF_Pain_Point__c',
      childrenOf(deals, ids, contacts, (deal) => deal.pains),
    );
    options.onProgress?.(start + deals.length);
  }
  return counts;
}

function childrenOf(
  deals: readonly SeedDeal[],
  ids: readonly string[],
  contacts: readonly string[],
  of: (deal: SeedDeal) => readonly SeedChild[],
): Record<string, unknown>[] {
  return deals.flatMap((deal, i) =>
    of(deal).map(({ fields, quoted, confirmed }) => ({
      ...fields,
      Opportunity__c: ids[i],
      ...(fields.Concept__c === undefined ? {} : { Key__c: `${ids[i]}:${fields.Concept__c}` }),
      ...(quoted ? { Said_By__c: contacts[deal.account] } : {}),
      ...(confirmed ? { Confirmed_By__c: contacts[deal.account] } : {}),
    })),
  );
}

function assignPermissionSets(
  org: Org,
  insert: (object: string, records: Record<string, unknown>[]) => string[],
): void {
  const sets = org.database.prepare('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?');
  const records = Object.entries(PERMISSION_SETS).map(([user, name]) => {
    const set = sets.get(name);
    if (set === undefined) throw new Error(`The org has no permission set \`${name}\`: deploy force-app/main first.`);
    return { AssigneeId: userOf(org, user).id, PermissionSetId: String(set.id) };
  });
  insert('PermissionSetAssignment', records);
}

export function userOf(org: Org, role: string): RunningUser {
  const user = org.user(`${role}@diagnose-first.example`);
  if (user === undefined) throw new Error(`The org has no user \`${role}\`.`);
  return user;
}
