import { fieldsRead, type CompiledPlaybook, type GateRecord } from '../../../src/playbook/index.ts';
import { createMany, updateMany, type FieldValues } from '../../../src/salesforce/index.ts';
import { childrenOf, fieldsOf, moveOf, type SavedCase, type SavedPeople } from './saved-cases.ts';
import type { SavedOrg } from './saved-org.ts';

/** Records that cases share: who says things, and what is sold. */
export interface Surroundings {
  readonly org: SavedOrg;
  readonly contact: string;
  readonly people: SavedPeople;
  readonly product: string;
  readonly priceEntry: string;
}

/** Creates what a case stands on; whatever is refused here is a mistake of the test. */
export async function prepared(
  org: SavedOrg,
  object: string,
  records: readonly FieldValues[],
): Promise<readonly string[]> {
  const outcomes = await createMany(org.integration, object, records);
  const refused = outcomes.find(({ success }) => !success);
  if (refused)
    throw new Error(`${object} ${JSON.stringify(records[refused.index])}: ${JSON.stringify(refused.errors)}`);
  return outcomes.map(({ id }) => id!);
}

export async function makeSurroundings(org: SavedOrg): Promise<Surroundings> {
  const [contact] = await prepared(org, 'Contact', [{ LastName: 'Keller' }]);
  const [product] = await prepared(org, 'Product2', [{ Name: 'Order entry', IsActive: true }]);
  const [book] = await org.integration.query<{ Id: string }>('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const entry = { Pricebook2Id: book!.Id, Product2Id: product!, UnitPrice: 100, IsActive: true };
  const [priceEntry] = await prepared(org, 'PricebookEntry', [entry]);
  const [me] = await org.integration.query<{ TimeZoneSidKey: string }>(
    `SELECT TimeZoneSidKey FROM User WHERE Id = '${org.owners.integration.id}'`,
  );
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: me!.TimeZoneSidKey }).format(new Date());
  const people = { contact: contact!, owner: org.sellerId, today };
  return { org, people, contact: contact!, product: product!, priceEntry: priceEntry! };
}

/** The fields of a deal at its creation, its stage excepted. */
export function typed(org: SavedOrg, one: SavedCase): FieldValues {
  const { owner, recordType, account } = one;
  return {
    ...fieldsOf(one),
    Name: 'Deal',
    ...(account === null ? {} : { AccountId: org.accounts[account].id }),
    OwnerId: org.owners[owner].id,
    ...(recordType === null ? {} : { RecordTypeId: org.recordTypeIds.get(recordType) }),
  };
}

/** The parents of a new deal as gates read them: nobody can ask the org for them before it is saved. */
export function parentsOf(org: SavedOrg, { owner, recordType, account }: SavedCase): GateRecord {
  const { profile, role, isGated } = org.owners[owner];
  return {
    'RecordType.DeveloperName': recordType,
    'Account.Industry': account && org.accounts[account].Industry,
    'Account.AnnualRevenue': account && org.accounts[account].AnnualRevenue,
    'Owner.Profile.Name': profile,
    'Owner.UserRole.DeveloperName': role,
    'Owner.Gated__c': isGated,
  };
}

type Deal = readonly [id: string, one: SavedCase];

/** Overrides as people make them: requested by one, approved by another, each for a gate that allows them. */
async function override(org: SavedOrg, playbook: CompiledPlaybook, deals: readonly Deal[]): Promise<void> {
  const { stages } = playbook;
  const stagesToAsk = playbook.gates.flatMap((gate) => (gate.override ? [gate.toEnter] : []));
  const wanted = deals.flatMap(([deal, one]) =>
    one.overrides.flatMap(({ place, days }) => {
      const stage = stagesToAsk[place % stagesToAsk.length];
      if (stage === undefined) return [];
      const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const order = stages.indexOf(stage) + 1;
      const Owner_At_Request__c = org.owners[one.owner].id;
      const why = { Reason__c: 'The sponsor asked.', Expires_On__c: day, Owner_At_Request__c };
      return [{ Opportunity__c: deal, Stage__c: stage, Stage_Order__c: order, ...why }];
    }),
  );
  const requested = await createMany(org.seller, 'DF_Gate_Override__c', wanted);
  // A deal under the other version may not be overridden at this stage: then it stays as it is, for the evaluator too.
  const ids = requested.flatMap(({ id, success }) => (success ? [id!] : []));
  const decided = { Decided_By__c: org.owners.manager.id, Decided_At__c: new Date().toISOString() };
  const approvals = ids.map((Id) => ({ Id, Status__c: 'Approved', ...decided }));
  // Who owns a deal cannot approve its override: then it stays requested.
  await updateMany(org.manager, 'DF_Gate_Override__c', approvals);
}

/** Products of deals, each on a prescription for a confirmed pain where it is to be and there is one. */
async function sell(surroundings: Surroundings, deals: readonly Deal[], confirmed: ReadonlyMap<string, string>) {
  const { org, product, priceEntry } = surroundings;
  const lines = deals.flatMap(([deal, one]) => (one.rich ? [true] : one.lines).map((linked) => ({ deal, linked })));
  const pains = new Set(lines.flatMap(({ deal, linked }) => (linked && confirmed.get(deal)) || []));
  const ids = await prepared(
    org,
    'DF_Prescription__c',
    [...pains].map((pain) => ({ Pain_Point__c: pain, Product__c: product, Because__c: 'It ends the second typing.' })),
  );
  const prescriptions = new Map([...pains].map((pain, index) => [pain, ids[index]!]));
  await prepared(
    org,
    'OpportunityLineItem',
    lines.map(({ deal, linked }) => {
      const prescription = linked ? prescriptions.get(confirmed.get(deal) ?? '') : undefined;
      const on = prescription ? { DF_Prescription__c: prescription, DF_Prescription_For__c: deal } : {};
      return { OpportunityId: deal, PricebookEntryId: priceEntry, Quantity: 1, UnitPrice: 100, ...on };
    }),
  );
}

/**
 * The deals of the cases as they are before the attempt, read from the org; none for those that are to be new.
 * @param live all playbooks whose fields are read; deals are made for `playbooks`
 */
export async function makeDeals(
  surroundings: Surroundings,
  playbooks: readonly CompiledPlaybook[],
  cases: readonly SavedCase[],
  live: readonly CompiledPlaybook[] = playbooks,
): Promise<ReadonlyMap<SavedCase, GateRecord>> {
  const { org, people } = surroundings;
  const old = cases.filter((one) => one.kind !== 'new');
  const ids = await prepared(
    org,
    'Opportunity',
    old.map((one) => ({
      ...typed(org, one),
      ...one.before,
      StageName: moveOf(playbooks[0]!, one)[0],
      DF_Playbook_Pin__c: one.pin,
    })),
  );
  const deals = old.map((one, index): Deal => [ids[index]!, one]);
  const children = deals.map(([deal, one]) => childrenOf(deal, people, playbooks, one));
  await prepared(
    org,
    'DF_Answer__c',
    children.flatMap(({ answers }) => answers),
  );
  const pains = children.flatMap((one) => one.pains);
  const painIds = await prepared(org, 'DF_Pain_Point__c', pains);
  const confirmed = new Map(
    pains.flatMap(({ Evidence__c, Opportunity__c }, index) =>
      Evidence__c === 'Confirmed' ? [[String(Opportunity__c), painIds[index]!] as const] : [],
    ),
  );
  await sell(surroundings, deals, confirmed);
  await override(org, playbooks.at(-1)!, deals);
  const read = [...new Set(live.flatMap(fieldsRead))];
  const rows = await org.integration.query<GateRecord>(
    `SELECT ${read.join(', ')} FROM Opportunity WHERE Id IN (${ids.map((id) => `'${id}'`).join(', ')})`,
  );
  return new Map(deals.map(([deal, one]) => [one, rows.find(({ Id }) => Id === deal)!]));
}
