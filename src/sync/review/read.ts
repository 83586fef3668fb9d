import { answerOf, type AnswerStatus, type ApiRecord } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import type { SourcedRecord } from './sayers.ts';
import type { FlaggedRecord } from './since.ts';
import type { ReviewedAnswer, ReviewedObject } from './types.ts';

/** A record with a text that is reviewed, as a query has it. */
export interface ReviewedRecord extends ApiRecord, SourcedRecord, FlaggedRecord {
  readonly Id: string;
  readonly Name: string;
  readonly CreatedDate: string;
  readonly LastModifiedDate: string;
  readonly SystemModstamp: string;
  readonly IsDeleted: boolean;
  readonly Opportunity__c: string;
  readonly Reviewed_Hash__c: string | null;
  readonly Opportunity__r: {
    readonly Name: string;
    readonly AccountId: string | null;
    readonly OwnerId: string;
    readonly DF_In_Question__c: number | null;
  } | null;
}

const COMMON =
  'Id, Name, CreatedDate, CreatedById, LastModifiedById, LastModifiedDate, SystemModstamp, IsDeleted, Opportunity__c, Opportunity__r.Name, ' +
  'Opportunity__r.AccountId, Opportunity__r.OwnerId, Opportunity__r.DF_In_Question__c, Status__c, ' +
  'Review_Flag__c, Review_Reason__c, Review_Kind__c, Review_Detail__c, Review_Verdict__c, Reviewed_Hash__c, ' +
  'Review_Since__c, Review_Writer__c, Review_Asked_At__c';
const SOURCED =
  'Quote__c, Confirmed_Words__c, Said_By__r.Id, Said_By__r.Name, Said_By__r.Email, Said_By__r.AccountId, ' +
  'Confirmed_By__r.Id, Confirmed_By__r.Name, Confirmed_By__r.Email, Confirmed_By__r.AccountId';

/** What is read of each object. */
export const REVIEW_FIELDS: Readonly<Record<ReviewedObject, string>> = {
  DF_Answer__c: `${COMMON}, ${SOURCED}, Concept__c, Answer__c`,
  DF_Pain_Point__c: `${COMMON}, ${SOURCED}, Statement__c`,
  DF_Gate_Override__c: `${COMMON}, Reason__c`,
};

export const REVIEWED_OBJECTS = Object.keys(REVIEW_FIELDS) as ReviewedObject[];

/** The record as an answer, without its sayers. A pain's statement and an override's reason are what it answers, as long as they count. */
export function reviewed(object: ReviewedObject, record: ReviewedRecord): ReviewedAnswer {
  return {
    ...textsOf(object, record),
    object,
    name: record.Name,
    dealId: record.Opportunity__c,
    dealName: record.Opportunity__r?.Name ?? record.Opportunity__c,
    accountId: record.Opportunity__r?.AccountId ?? null,
    sayers: [],
    createdDate: record.CreatedDate,
    reviewedHash: record.Reviewed_Hash__c ?? '',
    isLastChangedBySeller: [record.CreatedById, record.Opportunity__r?.OwnerId].includes(record.LastModifiedById),
  };
}

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

/** Whether a flag waits for a reviewer, as `readWaitingReviews` asks for them. */
export function waits({ isFlagged, verdict, reviewKind }: ReviewedAnswer): boolean {
  return isFlagged && (verdict === '' || (verdict === 'Rejected' && reviewKind === 'Rewritten'));
}
