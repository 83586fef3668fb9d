import { API, callOrg } from 'host/http';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** The primary contacts of a deal, by its contact roles. Rejects with a FetchError. */
export async function readPrimaryContacts(dealId: string): Promise<Person[]> {
  const soql = `SELECT ContactId, Contact.Name FROM OpportunityContactRole WHERE OpportunityId = '${dealId}' AND IsPrimary = true`;
  const { records } = (await callOrg('GET', `${API}/query?q=${encodeURIComponent(soql)}`)) as {
    records: readonly { readonly ContactId: string; readonly Contact: { readonly Name: string } | null }[];
  };
  return records.flatMap(({ ContactId: id, Contact }) => (Contact ? [{ id, name: Contact.Name }] : []));
}
