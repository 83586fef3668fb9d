import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import { judgeDeals, readWaitingReviews, todayIn, waitingByDeal, type Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { nextGateOf } from './gaps.ts';
import { namedTo } from './people.ts';
import type { DealRow, GapRow, HeardRow, PersonRow, QuoteCounts, ReportData } from './types.ts';

interface DealRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Account: { readonly Name: string } | null;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly CloseDate: string | null;
  readonly OwnerId: string;
  readonly IsClosed: boolean;
  readonly IsWon: boolean;
  readonly DF_Example__c: boolean | null;
  readonly DF_Discovery_Score__c: number | null;
  readonly DF_Diagnosis_Status__c: string | null;
}

const DEAL_FIELDS = [
  'Id',
  'Name',
  'Account.Name',
  'StageName',
  'Amount',
  'CloseDate',
  'OwnerId',
  'IsClosed',
  'IsWon',
  'DF_Example__c',
  'DF_Discovery_Score__c',
  'DF_Diagnosis_Status__c',
];

/**
 * Reads the data of the report: all opportunities, all users, the order of the stages, and the unmet criteria of open deals for their
 * next gate.
 * @param playbooks the live ones
 */
export async function collect(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  clock: Clock,
): Promise<ReportData> {
  const records = await org.query<DealRecord>(`SELECT ${DEAL_FIELDS.join(', ')} FROM Opportunity ORDER BY Id`);
  const users = await org.query<{ Id: string; Name: string; ManagerId: string | null }>(
    'SELECT Id, Name, ManagerId FROM User ORDER BY Id',
  );
  const describe = await org.call(async (client) => client.describe('Opportunity'));
  const judgements = await judgeDeals(org, { ...clock, deals: 'open', playbooks });
  const next = new Map(judgements.map((judgement) => [String(judgement.record.Id), nextGateOf(judgement)]));
  const reviews = await readWaitingReviews(org);
  const waiting = waitingByDeal(reviews);
  const deals = records.map((record) => ({
    ...dealRow(record, next.get(record.Id)?.toEnter ?? null),
    inQuestion: waiting.get(record.Id) ?? 0,
  }));
  const gaps = [...next].flatMap(([dealId, gate]) =>
    (gate?.missing ?? []).map(({ playbook, sentence, code = null }): GapRow => ({
      dealId,
      toEnter: gate!.toEnter,
      playbook,
      sentence,
      code,
    })),
  );
  const naming = peopleOf(playbooks);
  const named = namedTo(
    await runningUserId(org),
    naming,
    users.map(({ Id: id, ManagerId: managerId }) => ({ id, managerId })),
  );
  const people = users.map(({ Id: id, Name: name, ManagerId: managerId }): PersonRow => ({
    id,
    name,
    managerId,
    named: named.has(id),
  }));
  const concepts = [...new Set(playbooks.flatMap(({ questions }) => questions.map(({ concept }) => concept)))];
  const stage = describe.fields.find(({ name }) => name === 'StageName');
  const stages = (stage?.picklistValues ?? []).map(({ value }) => value);
  return {
    ...{ deals, people, gaps, reviews, stages, naming, concepts },
    quotes: await countQuotes(org),
    today: await todayIn(org, clock),
    heard: await countHeard(org, concepts),
  };
}

/** One query for each question, so that none has more groups than the API answers: one an owner. */
async function countHeard(org: OrgConnection, concepts: readonly string[]): Promise<HeardRow[]> {
  const rows: HeardRow[] = [];
  for (const concept of concepts) {
    const groups = await org.query<{ owner: string; n: number }>(
      `SELECT Opportunity__r.OwnerId owner, COUNT(Id) n FROM DF_Answer__c WHERE Concept__c = '${concept}' AND Evidence_Level__c >= 2 ` +
        'AND Opportunity__r.IsClosed = false GROUP BY Opportunity__r.OwnerId',
    );
    rows.push(...groups.map(({ owner, n }) => ({ owner, concept, count: n })));
  }
  return rows;
}

/** A long text cannot be filtered by, so the level stands for "there are words of the customer": 3 is Quoted, 0 rejected or not live. */
async function countQuotes(org: OrgConnection): Promise<QuoteCounts> {
  const quoted = (object: string) =>
    org.query<{ Source_Hash__c: string | null }>(
      `SELECT Source_Hash__c FROM ${object} WHERE Evidence_Level__c >= 3 AND Opportunity__r.IsClosed = false`,
    );
  const rows = [...(await quoted('DF_Answer__c')), ...(await quoted('DF_Pain_Point__c'))];
  const fromSource = rows.filter(({ Source_Hash__c: hash }) => hash !== null).length;
  return { fromSource, typedByHand: rows.length - fromSource };
}

function dealRow(record: DealRecord, nextGate: string | null): Omit<DealRow, 'inQuestion'> {
  return {
    id: record.Id,
    name: record.Name,
    account: record.Account?.Name ?? null,
    stage: record.StageName,
    amount: record.Amount,
    closeDate: record.CloseDate,
    ownerId: record.OwnerId,
    closed: record.IsClosed,
    won: record.IsWon,
    example: record.DF_Example__c === true,
    score: record.DF_Discovery_Score__c ?? 0,
    diagnosis: record.DF_Diagnosis_Status__c ?? 'Not started',
    nextGate,
  };
}
