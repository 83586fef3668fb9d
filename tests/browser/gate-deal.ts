import type { Page } from 'playwright-core';
import { create } from './diagnosed-deal.ts';
import type { RunningOrg } from './org.ts';
import { gate } from './record-page.ts';

/** A deal of the demo data in Needs Analysis. */
export interface GateDeal {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
}

/** Deals with an account in Needs Analysis, so many. */
export async function openDeals(org: RunningOrg, count: number): Promise<GateDeal[]> {
  const rows = await org.query<{ Id: string; Name: string; OwnerId: string }>(
    `SELECT Id, Name, OwnerId FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Amount DESC, Id LIMIT ${count}`,
  );
  if (rows.length < count)
    throw new Error(`The demo data has only ${rows.length} deals with an account in Needs Analysis.`);
  return rows.map(({ Id, Name, OwnerId }) => ({ id: Id, name: Name, ownerId: OwnerId }));
}

/** Writes all that the first gate asks for but the situation, and the field of the playbook with an override. */
export async function nearlyReady(org: RunningOrg, { id }: GateDeal): Promise<void> {
  const [deal] = await org.query<{ AccountId: string }>(`SELECT AccountId FROM Opportunity WHERE Id = '${id}'`);
  const contact = { FirstName: 'Ingrid', LastName: 'Halvorsen', AccountId: deal?.AccountId };
  const source = { Said_By__c: await create(org, 'Contact', contact, 'admin'), Said_On__c: '2026-11-20' };
  await create(org, 'DF_Answer__c', {
    Opportunity__c: id,
    Concept__c: 'problem',
    Key__c: `${id}:problem`,
    Answer__c: 'Closing the month takes eleven days',
    Evidence__c: 'Quoted',
    Quote__c: 'We are late every single month.',
    ...source,
  });
  await create(org, 'DF_Pain_Point__c', {
    Opportunity__c: id,
    Statement__c: 'We pay overtime every month end',
    Evidence__c: 'Quoted',
    Quote__c: 'Every month end we pay overtime for this.',
    ...source,
  });
}

export async function goToDeal(page: Page, org: RunningOrg, { id }: GateDeal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
  await gate(page).getByRole('heading', { name: 'To enter Value Proposition' }).waitFor();
}

/** Reads through REST as a user who took no part. */
export async function readAs<Row>(
  org: RunningOrg,
  user: keyof RunningOrg['users'],
  soql: string,
): Promise<readonly Row[]> {
  const path = `/query?q=${encodeURIComponent(soql)}`;
  const { status, body } = await org.rest<{ records: readonly Row[] }>('GET', path, undefined, user);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.records;
}
