import { plainAddress } from '../review/sayers.ts';
import type { Statement, Store } from '../state/store.ts';
import { dueWhere } from './deals.ts';
import { contactDigest } from './hashes.ts';
import { allIn } from './records.ts';

export interface ContactRow {
  readonly Id: string;
  readonly Name: string;
  readonly Email: string | null;
  readonly AccountId: string | null;
}

export interface RoleRow {
  readonly Id: string;
  readonly OpportunityId: string;
  readonly ContactId: string;
  readonly IsDeleted: boolean;
  readonly Contact: { readonly AccountId: string | null } | null;
}

export interface UserRow {
  readonly Id: string;
  readonly Email: string | null;
  readonly IsActive: boolean;
}

/** Changed contacts: makes due what they stated, and what is on the deals on which they have a role. */
export async function takeContacts(
  store: Store,
  org: string,
  rows: readonly ContactRow[],
): Promise<readonly Statement[]> {
  const kept = await allIn<{ id: string; digest: string }>(
    store,
    org,
    'select id, digest from review_contact where org = $1 and id in ({ids})',
    rows.map(({ Id }) => Id),
  );
  const known = new Map(kept.map(({ id, digest }) => [id, digest]));
  return rows.flatMap((row) => {
    const digest = contactDigest(row.Name, row.Email, row.AccountId);
    if (known.get(row.Id) === digest) return [];
    return [
      {
        sql: 'insert into review_contact values ($1, $2, $3, $4) on conflict (org, id) do update set email = $3, digest = $4',
        params: [org, row.Id, plainAddress(row.Email), digest],
      },
      {
        sql: 'update review_role set account = $3 where org = $1 and contact = $2',
        params: [org, row.Id, row.AccountId],
      },
      dueWhere(
        `(said_by = $2 or confirmed_by = $2 or (${HAS_SOURCE} and deal in (select deal from review_role where org = $1 and contact = $2)))`,
        [org, row.Id],
      ),
    ];
  });
}

const HAS_SOURCE = '(said_by is not null or confirmed_by is not null)';

interface KeptRole {
  readonly id: string;
  readonly deal: string;
  readonly contact: string;
  readonly account: string | null;
}

/** Changed and deleted roles: makes due what is on their deals and names who stated it. */
export async function takeRoles(store: Store, org: string, rows: readonly RoleRow[]): Promise<readonly Statement[]> {
  const kept = await allIn<KeptRole>(
    store,
    org,
    'select id, deal, contact, account from review_role where org = $1 and id in ({ids})',
    rows.map(({ Id }) => Id),
  );
  const known = new Map(kept.map((role) => [role.id, role]));
  return rows.flatMap(({ Id: id, OpportunityId: deal, ContactId: contact, Contact, IsDeleted }) => {
    const account = Contact?.AccountId ?? null;
    const had = known.get(id);
    if (IsDeleted ? had === undefined : had?.contact === contact && had.account === account) return [];
    const change = IsDeleted
      ? { sql: 'delete from review_role where org = $1 and id = $2', params: [org, id] }
      : {
          sql: `insert into review_role values ($1, $2, $3, $4, $5)
            on conflict (org, id) do update set contact = $4, account = $5`,
          params: [org, id, deal, contact, account],
        };
    return [change, dueWhere(`deal = $2 and ${HAS_SOURCE}`, [org, deal])];
  });
}

/** The contacts with a role on these deals and their accounts, by deal. */
export async function rolesOf(
  store: Store,
  org: string,
  deals: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await allIn<KeptRole>(
    store,
    org,
    'select id, deal, contact, account from review_role where org = $1 and deal in ({ids})',
    [...new Set(deals)],
  );
  const roles = new Map<string, Set<string>>();
  for (const { deal, contact, account } of rows) {
    const known = roles.get(deal) ?? new Set();
    known.add(contact);
    if (account !== null) known.add(account);
    roles.set(deal, known);
  }
  return roles;
}

/** Changed users: makes due what contacts stated who bear a user's address now, or did. */
export async function takeUsers(store: Store, org: string, rows: readonly UserRow[]): Promise<readonly Statement[]> {
  const kept = await allIn<{ id: string; email: string }>(
    store,
    org,
    'select id, email from review_user where org = $1 and id in ({ids})',
    rows.map(({ Id }) => Id),
  );
  const known = new Map(kept.map(({ id, email }) => [id, email]));
  return rows.flatMap(({ Id, Email, IsActive }) => {
    const email = IsActive ? plainAddress(Email) : '';
    const before = known.get(Id) ?? '';
    if (email === before) return [];
    const isTheirs = (field: string) =>
      `${field} in (select id from review_contact where org = $1 and email in ($2, $3))`;
    return [
      {
        sql: 'insert into review_user values ($1, $2, $3) on conflict (org, id) do update set email = $3',
        params: [org, Id, email],
      },
      dueWhere(`(${isTheirs('said_by')} or ${isTheirs('confirmed_by')})`, [org, email || before, before || email]),
    ];
  });
}

/** Which of these addresses are those of active users. */
export async function userAddresses(store: Store, org: string, emails: readonly string[]): Promise<Set<string>> {
  const rows = await allIn<{ email: string }>(
    store,
    org,
    'select email from review_user where org = $1 and email in ({ids})',
    [...new Set(emails)].filter(Boolean),
  );
  return new Set(rows.map(({ email }) => email));
}
