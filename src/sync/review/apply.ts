import { answerOf, type AnswerStatus, type ApiRecord } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { readTranslatedAsks } from '../../deal/index.ts';
import { runningUserId, updateMany, type FieldValues, type OrgConnection } from '../../salesforce/index.ts';
import { decideReviews } from './decide.ts';
import { readSayerFacts, sayersOf, type SayerFacts, type SourcedRecord } from './sayers.ts';
import { sinceFields, type FlaggedRecord, type SyncMoment } from './since.ts';
import { syncStanding } from './standing.ts';
import type { AnswerChange, FailedChange, QuestionRow, ReviewedAnswer, ReviewedObject, SyncResult } from './types.ts';

/** What is reviewed, and the stored fields about its flag. */
interface Present extends ReviewedAnswer {
  readonly record: FlaggedRecord;
}

interface ReviewedRecord extends ApiRecord, SourcedRecord, FlaggedRecord {
  readonly Name: string;
  readonly CreatedDate: string;
  readonly Opportunity__c: string;
  readonly Reviewed_Hash__c: string | null;
  readonly Opportunity__r: {
    readonly Name: string;
    readonly AccountId: string | null;
    readonly OwnerId: string;
  } | null;
}

const COMMON =
  'Id, Name, CreatedDate, CreatedById, LastModifiedById, Opportunity__c, Opportunity__r.Name, Opportunity__r.AccountId, ' +
  'Opportunity__r.OwnerId, Status__c, ' +
  'Review_Flag__c, Review_Reason__c, Review_Kind__c, Review_Detail__c, Review_Verdict__c, Reviewed_Hash__c, ' +
  'Review_Since__c, Review_Writer__c, Review_Asked_At__c';
const SOURCED =
  'Quote__c, Confirmed_Words__c, Said_By__r.Id, Said_By__r.Name, Said_By__r.Email, Said_By__r.AccountId, ' +
  'Confirmed_By__r.Id, Confirmed_By__r.Name, Confirmed_By__r.Email, Confirmed_By__r.AccountId';
const QUERIES: Readonly<Record<ReviewedObject, string>> = {
  DF_Answer__c: `SELECT ${COMMON}, ${SOURCED}, Concept__c, Answer__c FROM DF_Answer__c ORDER BY Opportunity__c, Id`,
  DF_Pain_Point__c: `SELECT ${COMMON}, ${SOURCED}, Statement__c FROM DF_Pain_Point__c ORDER BY Opportunity__c, Id`,
  DF_Gate_Override__c: `SELECT ${COMMON}, Reason__c FROM DF_Gate_Override__c ORDER BY Opportunity__c, Id`,
};
const OBJECTS = Object.keys(QUERIES) as ReviewedObject[];
const QUESTIONS = 'SELECT Concept__c, Ask__c FROM DF_Question__c';

/**
 * Reviews all answers, pains and reasons of overrides of the org and writes only the review fields that change. Records are sorted by
 * opportunity, which reduces lock conflicts with other work on the same deal. Records that the org refuses are in `failed`; the others are
 * written. With `dryRun` nothing is written, and `written` lists the planned changes. Then it counts for each deal how many flags wait for a
 * review.
 * @param options.now ISO date-time, stored with new flags; the present one by default
 */
export async function syncReviews(
  org: OrgConnection,
  options: { dryRun?: boolean; now?: string } = {},
): Promise<SyncResult> {
  const facts = await readSayerFacts(org);
  const records: Present[] = [];
  for (const object of OBJECTS)
    // One query after the other: each may be many pages.
    for (const record of await org.query<ReviewedRecord>(QUERIES[object]))
      records.push({ ...reviewed(object, record, facts), record });
  const answers = records.filter(({ object }) => object === 'DF_Answer__c').length;
  const questions = await askedQuestions(org);
  const changes = decideReviews(records, questions);
  if (options.dryRun === true) return { answers, written: changes, failed: [], standing: { written: [], failed: [] } };
  const present = new Map(records.map((record) => [record.id, record]));
  const failed: FailedChange[] = [];
  if (changes.length > 0) {
    const moment = { now: options.now ?? new Date().toISOString(), userId: await runningUserId(org) };
    for (const object of OBJECTS) {
      const ofObject = changes.filter(({ id }) => present.get(id)?.object === object);
      failed.push(
        ...(await write(
          org,
          object,
          ofObject.map((change) => ({ change, had: present.get(change.id)! })),
          moment,
        )),
      );
    }
  }
  const refused = new Set(failed.map(({ change }) => change));
  return {
    answers,
    written: changes.filter((change) => !refused.has(change)),
    failed,
    standing: await syncStanding(org),
  };
}

/** The questions of all playbooks, and those of the live ones in other languages: an answer may echo either. */
async function askedQuestions(org: OrgConnection): Promise<QuestionRow[]> {
  const own = await org.query<{ Concept__c: string; Ask__c: string }>(QUESTIONS);
  return [...own.map(({ Concept__c: concept, Ask__c: ask }) => ({ concept, ask })), ...(await readTranslatedAsks(org))];
}

/** Writes the changes of one object; returns the refused ones. */
async function write(
  org: OrgConnection,
  object: ReviewedObject,
  changes: readonly { readonly change: AnswerChange; readonly had: Present }[],
  moment: SyncMoment,
): Promise<FailedChange[]> {
  if (changes.length === 0) return [];
  const outcomes = await updateMany(
    org,
    object,
    changes.map(({ change, had }) => ({
      Id: change.id,
      ...changedFields(change, had),
      ...sinceFields(change, had, had.record, moment),
    })),
  );
  return outcomes
    .filter((outcome) => !outcome.success)
    .map((outcome) => ({ change: changes[outcome.index]!.change, errors: outcome.errors }));
}

/** The fields that differ from the record, so that a save touches no other. */
function changedFields(change: AnswerChange, present: ReviewedAnswer): FieldValues {
  const all: readonly (readonly [string, string | boolean | null, string | boolean])[] = [
    ['Review_Flag__c', change.flag, present.isFlagged],
    ['Review_Reason__c', change.reason, present.reviewReason],
    ['Review_Kind__c', change.kind, present.reviewKind],
    ['Review_Detail__c', change.detail, present.reviewDetail],
    ['Review_Verdict__c', change.verdict, present.verdict],
    ['Reviewed_Hash__c', change.hash, present.reviewedHash],
  ];
  return Object.fromEntries(
    all.filter(([, wanted, had]) => (wanted ?? '') !== had).map(([name, wanted]) => [name, wanted]),
  );
}

function reviewed(object: ReviewedObject, record: ReviewedRecord, facts: SayerFacts): ReviewedAnswer {
  return {
    ...textsOf(object, record),
    object,
    name: record.Name,
    dealId: record.Opportunity__c,
    dealName: record.Opportunity__r?.Name ?? record.Opportunity__c,
    accountId: record.Opportunity__r?.AccountId ?? null,
    sayers: object === 'DF_Gate_Override__c' ? [] : sayersOf(record, facts),
    createdDate: record.CreatedDate,
    reviewedHash: record.Reviewed_Hash__c ?? '',
    isLastChangedBySeller: [record.CreatedById, record.Opportunity__r?.OwnerId].includes(record.LastModifiedById),
  };
}

/** The record as an answer: a pain's statement and an override's reason are what it answers, as long as they count. */
function textsOf(object: ReviewedObject, record: ReviewedRecord): ReturnType<typeof answerOf> {
  const { Status__c: status, Statement__c: statement, Reason__c: reason } = record;
  if (object === 'DF_Pain_Point__c')
    return answerOf({ ...record, Concept__c: 'pain', Answer__c: statement, Status__c: counted(status === 'Live') });
  if (object === 'DF_Gate_Override__c') {
    const isOpen = status === 'Requested' || status === 'Approved';
    return answerOf({ ...record, Concept__c: 'override', Answer__c: reason, Status__c: counted(isOpen) });
  }
  return answerOf(record);
}

const counted = (isCounted: boolean): AnswerStatus => (isCounted ? 'Answered' : 'Withdrawn');
