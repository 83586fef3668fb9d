import type { CompiledPlaybook, GateRecord } from '../../../src/playbook/index.ts';
import { createMany, updateMany, type FieldValues } from '../../../src/salesforce/index.ts';
import type { PolicyAttempt } from './attempts.ts';
import type { PolicyOrg } from './org.ts';

/** Records that all deals share: who says things, and what is sold. */
export interface Shared {
  readonly org: PolicyOrg;
  readonly contact: string;
  readonly product: string;
  readonly priceEntry: string;
}

/** Fields that the platform keeps: only the program that opened the org can set them. */
const KEPT: ReadonlySet<string> = new Set(['LastActivityDate', 'LastStageChangeDate', 'PushCount']);
const RECORD_TYPE = 'RecordType.DeveloperName';
const ACCOUNT = 'Account.';

/** Creates what an attempt stands on; whatever is refused here is a mistake of the test. */
async function prepared(org: PolicyOrg, object: string, records: readonly FieldValues[]): Promise<readonly string[]> {
  const outcomes = records.length === 0 ? [] : await createMany(org.integration, object, records);
  const refused = outcomes.find(({ success }) => !success);
  if (refused)
    throw new Error(`${object} ${JSON.stringify(records[refused.index])}: ${JSON.stringify(refused.errors)}`);
  return outcomes.map(({ id }) => id!);
}

export async function makeShared(org: PolicyOrg): Promise<Shared> {
  const [contact] = await prepared(org, 'Contact', [{ LastName: 'Keller' }]);
  const [product] = await prepared(org, 'Product2', [{ Name: 'Order entry', IsActive: true }]);
  const [book] = await org.integration.query<{ Id: string }>('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const entry = { Pricebook2Id: book!.Id, Product2Id: product!, UnitPrice: 100, IsActive: true };
  const [priceEntry] = await prepared(org, 'PricebookEntry', [entry]);
  return { org, contact: contact!, product: product!, priceEntry: priceEntry! };
}

/** The fields of a record as the API takes them: the record type by its id; nothing of the account, nothing that the platform keeps. */
function fieldsOf(org: PolicyOrg, record: GateRecord): FieldValues {
  const entries = Object.entries(record).flatMap(([name, value]): (readonly [string, FieldValues[string]])[] => {
    if (name === RECORD_TYPE) return [['RecordTypeId', org.recordTypeIds.get(String(value)) ?? null]];
    return name.startsWith(ACCOUNT) || KEPT.has(name) ? [] : [[name, value ?? null]];
  });
  return Object.fromEntries(entries);
}

/** The account of a deal, with the fields that the attempt gives it; null where the attempt has none. */
async function accountOf(org: PolicyOrg, { record }: PolicyAttempt): Promise<string | null> {
  if (record.AccountId === null) return null;
  const fields = Object.entries(record).filter(([name]) => name.startsWith(ACCOUNT));
  if (fields.length === 0 && record.AccountId === undefined) return null;
  const own = Object.fromEntries(fields.map(([name, value]) => [name.slice(ACCOUNT.length), value ?? null]));
  const [id] = await prepared(org, 'Account', [{ Name: 'Brenner', ...own }]);
  return id!;
}

const DAY = 86_400_000;

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** What every opportunity needs, its account, and a campaign where the attempt has one: ids of the data stand for any record of their kind. */
async function needed(org: PolicyOrg, attempt: PolicyAttempt): Promise<FieldValues> {
  const hasCampaign = (attempt.record.CampaignId ?? null) !== null;
  const [campaign] = hasCampaign ? await prepared(org, 'Campaign', [{ Name: 'Autumn fair', IsActive: true }]) : [];
  return {
    ...(campaign === undefined ? {} : { CampaignId: campaign }),
    Name: 'Deal',
    CloseDate: later(attempt.today, 30),
    OwnerId: org.running.org.users.seller.user.id,
    AccountId: await accountOf(org, attempt),
  };
}

const SOURCE = { Said_On__c: '2026-09-01', Source__c: 'Meeting', Quote__c: 'We retype every order twice.' };

/** How an answer or a pain is known, as the product's rules want it. */
function known(evidence: string | undefined, contact: string): FieldValues {
  const confirmed = {
    Confirmed_Words__c: 'Yes, that is how it is.',
    Confirmed_On__c: '2026-09-02',
    Confirmed_By__c: contact,
    Confirmed_Source__c: 'Email',
  };
  return {
    ...SOURCE,
    Said_By__c: contact,
    Evidence__c: evidence ?? null,
    ...(evidence === 'Confirmed' ? confirmed : {}),
  };
}

async function answer({ org, contact }: Shared, deal: string, attempt: PolicyAttempt, since: string): Promise<void> {
  const entries = Object.entries(attempt.answers);
  const ids = await prepared(
    org,
    'DF_Answer__c',
    entries.map(([concept, { evidence, open, due }]) => {
      const key = { Opportunity__c: deal, Concept__c: concept, Key__c: `${deal}:${concept}` };
      const owner = org.running.org.users.seller.user.id;
      if (open)
        return {
          ...key,
          Status__c: 'Not Known Yet',
          Open_Owner__c: owner,
          Open_Since__c: since,
          Open_Until__c: due ?? null,
        };
      return {
        ...key,
        ...known(evidence, contact),
        Answer__c: 'Every order is typed twice and one in twenty is wrong.',
      };
    }),
  );
  const rejected = ids.filter((_id, at) => entries[at]![1].rejected);
  if (rejected.length === 0) return;
  const outcomes = await updateMany(
    org.manager,
    'DF_Answer__c',
    rejected.map((Id) => ({ Id, Review_Verdict__c: 'Rejected' })),
  );
  const refused = outcomes.find(({ success }) => !success);
  if (refused) throw new Error(JSON.stringify(refused.errors));
}

/** The deal's pains, and its products: as many on a prescription for a confirmed pain as are linked. */
async function sell(shared: Shared, deal: string, { pains, lines }: PolicyAttempt): Promise<void> {
  const { org, contact, product, priceEntry } = shared;
  const ids = await prepared(
    org,
    'DF_Pain_Point__c',
    pains.map(({ evidence, kind, impact }) => ({
      Opportunity__c: deal,
      Statement__c: 'We retype every order twice.',
      Kind__c: kind,
      Impact_Likely__c: impact,
      ...known(evidence, contact),
    })),
  );
  if (lines.count === 0) return;
  const confirmed = ids.find((_id, at) => pains[at]!.evidence === 'Confirmed');
  const [prescription] =
    confirmed === undefined || lines.unlinked === lines.count
      ? []
      : await prepared(org, 'DF_Prescription__c', [
          { Pain_Point__c: confirmed, Product__c: product, Because__c: 'It ends the second typing.' },
        ]);
  await prepared(
    org,
    'OpportunityLineItem',
    Array.from({ length: lines.count }, (_one, at) => ({
      OpportunityId: deal,
      PricebookEntryId: priceEntry,
      Quantity: 1,
      UnitPrice: 100,
      ...(at >= lines.unlinked ? { DF_Prescription__c: prescription!, DF_Prescription_For__c: deal } : {}),
    })),
  );
}

/** An override as people make it: requested by the seller, approved by the manager. */
async function override(
  { org }: Shared,
  deal: string,
  attempt: PolicyAttempt,
  stages: readonly string[],
): Promise<void> {
  if (attempt.override === null) return;
  const { toEnter, expires } = attempt.override;
  const request = {
    Opportunity__c: deal,
    Stage__c: toEnter,
    Stage_Order__c: stages.indexOf(toEnter) + 1,
    Reason__c: 'The sponsor asked.',
    Expires_On__c: expires,
    Owner_At_Request__c: org.running.org.users.seller.user.id,
  };
  const [made] = await createMany(org.seller, 'DF_Gate_Override__c', [request]);
  if (!made?.success) throw new Error(`${JSON.stringify(request)}: ${JSON.stringify(made?.errors)}`);
  const decided = {
    Decided_By__c: org.running.org.users.manager.user.id,
    Decided_At__c: org.running.now().toISOString(),
  };
  const [approved] = await updateMany(org.manager, 'DF_Gate_Override__c', [
    { Id: made.id!, Status__c: 'Approved', ...decided },
  ]);
  if (!approved?.success) throw new Error(JSON.stringify(approved?.errors));
}

/** What the platform keeps about the deal, set by the door that no API has. */
function keep({ running }: PolicyOrg, deal: string, { record, today }: PolicyAttempt): void {
  const kept = Object.entries(record).filter(([name]) => KEPT.has(name));
  if (kept.length === 0) return;
  const fields = Object.fromEntries(kept) as Readonly<Record<string, string | number | null>>;
  const moment = new Date(`${later(today, -1)}T12:00:00Z`);
  running.org.saveAt(moment, running.org.users.integration.user, [
    { operation: 'update', object: 'Opportunity', id: deal, fields },
  ]);
}

/** The deal as it was before the attempt, and what the attempt saves; `id` is null for a new one. */
export interface ReadyDeal {
  readonly id: string | null;
  readonly fields: FieldValues;
}

/**
 * Makes the deal of an attempt with its children.
 * @param since the day on which it is made
 */
export async function readyDeal(
  shared: Shared,
  attempt: PolicyAttempt,
  { stages }: CompiledPlaybook,
  since: string,
): Promise<ReadyDeal> {
  const { org } = shared;
  const { prior, record } = attempt;
  const { AccountId: _account, CampaignId: _campaign, ...own } = record;
  const saved = { ...(await needed(org, attempt)), ...fieldsOf(org, own) };
  if (prior === null) return { id: null, fields: saved };
  const before = { ...saved, ...fieldsOf(org, prior) };
  const [id] = await prepared(org, 'Opportunity', [before]);
  await answer(shared, id!, attempt, since);
  await sell(shared, id!, attempt);
  await override(shared, id!, attempt, stages);
  keep(org, id!, attempt);
  const changed = Object.keys(fieldsOf(org, prior)).map((name) => [name, saved[name] ?? null] as const);
  return { id: id!, fields: Object.fromEntries(changed) };
}
