import type { OrgConnection } from '../../salesforce/index.ts';
import type { Sayer } from './types.ts';

/** A contact as a query of answers has it. */
interface ContactRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Email: string | null;
  readonly AccountId: string | null;
}

/** What decides whether a contact can speak for the customer of a deal. */
export interface SayerFacts {
  /** Ids of contacts with a role, and of their accounts, by deal. */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>;
  /** E-mail addresses of users, in small letters. */
  readonly userEmails: ReadonlySet<string>;
}

/** The part of the record of an answer that names its sources. */
export interface SourcedRecord {
  readonly Opportunity__c: string;
  readonly Opportunity__r: { readonly AccountId: string | null } | null;
  readonly Said_By__r: ContactRecord | null;
  readonly Confirmed_By__r: ContactRecord | null;
}

const ROLES = 'SELECT OpportunityId, ContactId, Contact.AccountId FROM OpportunityContactRole';
const USERS = 'SELECT Email FROM User WHERE IsActive = true';
interface RoleRecord {
  readonly OpportunityId: string;
  readonly ContactId: string;
  readonly Contact: { readonly AccountId: string | null } | null;
}

/** Reads the contact roles of all deals and the addresses of all active users. */
export async function readSayerFacts(org: OrgConnection): Promise<SayerFacts> {
  const roles = new Map<string, Set<string>>();
  for (const { OpportunityId, ContactId, Contact } of await org.query<RoleRecord>(ROLES)) {
    const known = roles.get(OpportunityId) ?? new Set();
    known.add(ContactId);
    if (Contact?.AccountId) known.add(Contact.AccountId);
    roles.set(OpportunityId, known);
  }
  const users = await org.query<{ Email: string | null }>(USERS);
  return { roles, userEmails: new Set(users.map(({ Email }) => plainAddress(Email)).filter(Boolean)) };
}

/** Those who said and confirmed an answer. */
export function sayersOf(record: SourcedRecord, { roles, userEmails }: SayerFacts): Sayer[] {
  const account = record.Opportunity__r?.AccountId ?? null;
  const ofRoles = roles.get(record.Opportunity__c);
  return [record.Said_By__r, record.Confirmed_By__r].flatMap((contact) => {
    if (contact === null) return [];
    const ids = [contact.Id, contact.AccountId].filter((id) => id !== null);
    const isOfDeal = ids.some((id) => id === account || ofRoles?.has(id) === true);
    return [{ name: contact.Name, isOfDeal, isUser: userEmails.has(plainAddress(contact.Email)) }];
  });
}

/** Sandboxes add `.invalid` to the addresses of users, so that no mail reaches them. */
function plainAddress(email: string | null): string {
  return (email ?? '')
    .trim()
    .toLowerCase()
    .replace(/\.invalid$/, '');
}
