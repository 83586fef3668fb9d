import type { Known } from '../../insight/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';

interface Person {
  readonly Name: string;
  readonly Email: string | null;
}

/**
 * Who is on which side of a deal, as the org knows it: contacts with a role and those of the account are the customer's, active internal users
 * the seller's, with the org's own name and the products of the deal's lines.
 * @param dealId 18 characters, as the org gave it
 * @param given what the command line names in addition
 */
export async function readDealPeople(org: OrgConnection, dealId: string, given: Known): Promise<Known> {
  const roles = await org.query<{ Contact: Person | null }>(
    `SELECT Contact.Name, Contact.Email FROM OpportunityContactRole WHERE OpportunityId = '${dealId}'`,
  );
  const [deal] = await org.query<{ AccountId: string | null }>(
    `SELECT AccountId FROM Opportunity WHERE Id = '${dealId}'`,
  );
  const ofAccount = deal?.AccountId
    ? await org.query<Person>(`SELECT Name, Email FROM Contact WHERE AccountId = '${deal.AccountId}'`)
    : [];
  const users = await org.query<Person>("SELECT Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard'");
  const companies = await org.query<{ Name: string }>('SELECT Name FROM Organization');
  const lines = await org.query<{ Product2: { Name: string } | null }>(
    `SELECT Product2.Name FROM OpportunityLineItem WHERE OpportunityId = '${dealId}'`,
  );
  const contacts = [...roles.flatMap(({ Contact }) => (Contact === null ? [] : [Contact])), ...ofAccount];
  return {
    contacts: [...given.contacts, ...contacts.map(personOf)],
    users: [...given.users, ...users.map(personOf)],
    companies: [...given.companies, ...companies.map(({ Name }) => Name)],
    products: [
      ...new Set([...given.products, ...lines.flatMap(({ Product2 }) => (Product2 === null ? [] : [Product2.Name]))]),
    ],
  };
}

function personOf({ Name, Email }: Person): { name: string; email?: string } {
  return Email === null ? { name: Name } : { name: Name, email: Email };
}
