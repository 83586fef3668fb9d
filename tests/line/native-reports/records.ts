import type { RestCall, UserName } from '../../with-started-org.ts';

export type Rec = Readonly<Record<string, unknown>>;

/** A row of a report: a deal, and a child of it where the report has one. */
export interface Row {
  readonly deal: Rec;
  readonly child?: Rec;
}

/** What a user sees of an org by plain queries, and which day it is for them. */
export interface Seen {
  readonly deals: readonly Rec[];
  readonly answers: readonly Row[];
  readonly pains: readonly Row[];
  readonly overrides: readonly Row[];
  readonly decisions: readonly Row[];
  readonly lines: readonly Row[];
  readonly today: string;
  /** The day of a moment for this user. */
  readonly dayOf: (moment: string) => string;
}

const REVIEW = 'Review_Flag__c, Review_Kind__c, Review_Verdict__c, Review_Reason__c, Review_Since__c';
const QUERIES = {
  deals:
    'SELECT Id, AccountId, OwnerId, Owner.ManagerId, StageName, Amount, CloseDate, IsClosed, IsWon, DF_Example__c, DF_In_Question__c, DF_Answer_Points__c, DF_Pains_Heard__c, DF_Pains_Quoted__c, DF_Pains_Confirmed__c, DF_Impact_Confirmed__c, DF_Lines_Unlinked__c, DF_Lost_Reason__c FROM Opportunity',
  answers: `SELECT Opportunity__c, Concept__c, Answer__c, Status__c, Evidence__c, Open_Owner__c, Open_Since__c, Open_Until__c, ${REVIEW} FROM DF_Answer__c`,
  pains: `SELECT Opportunity__c, Statement__c, Kind__c, Business_Driver__c, Status__c, Evidence__c, Impact_Likely__c, Said_On__c, Confirmed_By__c, Confirmed_On__c, ${REVIEW} FROM DF_Pain_Point__c`,
  overrides:
    'SELECT Opportunity__c, Stage__c, Status__c, Reason_Code__c, Reason__c, Expires_On__c, Decided_By__c, CreatedById, CreatedDate FROM DF_Gate_Override__c',
  decisions:
    'SELECT Opportunity__c, From_Stage__c, To_Stage__c, Outcome__c, Way__c, Decided_At__c, Reverted_At__c, Evidence_Name__c, Evidence_From__c, Evidence_To__c FROM DF_Gate_Decision__c',
  lines:
    'SELECT OpportunityId, Product2Id, Quantity, TotalPrice, DF_Prescription__r.Pain_Point__r.Opportunity__c FROM OpportunityLineItem',
} as const;

/** Reads what a user sees, one plain query for each object. */
export async function seenBy(rest: RestCall, user: UserName, now: Date): Promise<Seen> {
  const read = async (soql: string): Promise<Rec[]> => {
    const rows: Rec[] = [];
    let next: string | undefined = `query?q=${encodeURIComponent(soql)}`;
    while (next !== undefined) {
      const { status, body }: { status: number; body: { records: Rec[]; nextRecordsUrl?: string } } = await rest(
        ...(['GET', next, undefined, user] as const),
      );
      if (status !== 200) throw new Error(`${soql}: ${JSON.stringify(body)}`);
      rows.push(...body.records);
      next = body.nextRecordsUrl;
    }
    return rows;
  };
  const deals = await read(QUERIES.deals);
  const byId = new Map(deals.map((deal) => [deal['Id'], deal]));
  const children = async (name: Exclude<keyof typeof QUERIES, 'deals'>): Promise<Row[]> =>
    (await read(QUERIES[name])).map((child) => ({
      deal: byId.get(child['Opportunity__c'] ?? child['OpportunityId'])!,
      child,
    }));
  const { body } = await rest<{ zoneinfo: string }>('GET', '/services/oauth2/userinfo', undefined, user);
  const dayOf = (moment: string): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: body.zoneinfo }).format(new Date(moment));
  return {
    deals,
    answers: await children('answers'),
    pains: await children('pains'),
    overrides: await children('overrides'),
    decisions: await children('decisions'),
    lines: await children('lines'),
    today: dayOf(now.toISOString()),
    dayOf,
  };
}
