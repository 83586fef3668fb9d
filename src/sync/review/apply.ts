import { answerOf, type ApiRecord } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { updateMany, type FieldValues, type OrgConnection } from '../../salesforce/index.ts';
import { decideReviews } from './decide.ts';
import { readSayerFacts, sayersOf, type SayerFacts, type SourcedRecord } from './sayers.ts';
import type { AnswerChange, FailedChange, QuestionRow, ReviewedAnswer, SyncResult } from './types.ts';

interface AnswerRecord extends ApiRecord, SourcedRecord {
  readonly Name: string;
  readonly CreatedDate: string;
  readonly Opportunity__c: string;
  readonly CreatedById: string;
  readonly LastModifiedById: string;
  readonly Reviewed_Hash__c: string | null;
  readonly Opportunity__r: {
    readonly Name: string;
    readonly AccountId: string | null;
    readonly OwnerId: string;
  } | null;
}

const ANSWERS =
  'SELECT Id, Name, CreatedDate, CreatedById, LastModifiedById, Opportunity__c, Opportunity__r.Name, Opportunity__r.AccountId, ' +
  'Opportunity__r.OwnerId, Concept__c, Status__c, Answer__c, Quote__c, ' +
  'Confirmed_Words__c, Said_By__r.Id, Said_By__r.Name, Said_By__r.Email, Said_By__r.AccountId, ' +
  'Confirmed_By__r.Id, Confirmed_By__r.Name, Confirmed_By__r.Email, Confirmed_By__r.AccountId, ' +
  'Review_Flag__c, Review_Reason__c, Review_Kind__c, Review_Detail__c, Review_Verdict__c, Reviewed_Hash__c FROM DF_Answer__c ORDER BY Opportunity__c, Id';
const QUESTIONS = 'SELECT Concept__c, Ask__c FROM DF_Question__c';

/**
 * Reviews all answers of the org and writes only the review fields that change. Records are sorted by opportunity, which reduces lock
 * conflicts with other work on the same deal. Records that the org refuses are in `failed`; the others are written. With `dryRun` nothing
 * is written, and `written` lists the planned changes.
 */
export async function syncReviews(org: OrgConnection, options: { dryRun?: boolean } = {}): Promise<SyncResult> {
  const records = await org.query<AnswerRecord>(ANSWERS);
  const facts = await readSayerFacts(org);
  const answers = records.map((record) => reviewedAnswer(record, facts));
  const questions = (await org.query<{ Concept__c: string; Ask__c: string }>(QUESTIONS)).map((record): QuestionRow => ({
    concept: record.Concept__c,
    ask: record.Ask__c,
  }));
  const changes = decideReviews(answers, questions);
  const present = new Map(answers.map((answer) => [answer.id, answer]));
  if (options.dryRun === true || changes.length === 0) return { answers: answers.length, written: changes, failed: [] };
  const outcomes = await updateMany(
    org,
    'DF_Answer__c',
    changes.map((change) => ({ Id: change.id, ...changedFields(change, present.get(change.id)!) })),
  );
  const failed: FailedChange[] = outcomes
    .filter((outcome) => !outcome.success)
    .map((outcome) => ({ change: changes[outcome.index]!, errors: outcome.errors }));
  return { answers: answers.length, written: changes.filter((_change, index) => outcomes[index]!.success), failed };
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

function reviewedAnswer(record: AnswerRecord, facts: SayerFacts): ReviewedAnswer {
  return {
    ...answerOf(record),
    name: record.Name,
    dealId: record.Opportunity__c,
    dealName: record.Opportunity__r?.Name ?? record.Opportunity__c,
    accountId: record.Opportunity__r?.AccountId ?? null,
    sayers: sayersOf(record, facts),
    createdDate: record.CreatedDate,
    reviewedHash: record.Reviewed_Hash__c ?? '',
    isLastChangedBySeller: [record.CreatedById, record.Opportunity__r?.OwnerId].includes(record.LastModifiedById),
  };
}
