import type { FieldValues } from '../../salesforce/index.ts';
import { sinceFields, type FlaggedRecord, type SyncMoment } from './since.ts';
import type { AnswerChange, ReviewedAnswer } from './types.ts';

/** The fields that a change writes: those that differ from the record, so that a save touches no other. */
export function writtenFields(
  change: AnswerChange,
  present: ReviewedAnswer,
  record: FlaggedRecord,
  moment: SyncMoment,
): FieldValues {
  return { ...changedFields(change, present), ...sinceFields(change, present, record, moment) };
}

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

/** The record with the change in it, as the org has it after the save by a user who is no seller. */
export function afterChange(present: ReviewedAnswer, change: AnswerChange): ReviewedAnswer {
  return {
    ...present,
    isFlagged: change.flag,
    reviewReason: change.reason ?? '',
    reviewKind: change.kind ?? '',
    reviewDetail: change.detail ?? '',
    verdict: change.verdict ?? '',
    reviewedHash: change.hash ?? '',
  };
}
