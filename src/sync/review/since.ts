import type { FieldValues } from '../../salesforce/index.ts';
import type { AnswerChange, ReviewedAnswer } from './types.ts';

/** The part of a record that shows since when, and by whom, its flagged text was written. Blank is null. */
export interface FlaggedRecord {
  readonly CreatedById: string;
  readonly LastModifiedById: string;
  readonly Review_Since__c: string | null;
  readonly Review_Writer__c: string | null;
  readonly Review_Asked_At__c: string | null;
}

/** ISO date-time of this sync, and the id of the user who runs it. */
export interface SyncMoment {
  readonly now: string;
  readonly userId: string;
}

/**
 * Since when the flagged text waits and who wrote it, with a new flag or when a flagged text became another one; then it has not been asked back about. Without
 * a flag all three are blanked. The writer is the last to change the record: sync itself never is, so then it is who created it.
 */
export function sinceFields(
  { flag, hash }: Pick<AnswerChange, 'flag' | 'hash'>,
  present: Pick<ReviewedAnswer, 'isFlagged' | 'reviewedHash'>,
  record: FlaggedRecord,
  { now, userId }: SyncMoment,
): FieldValues {
  const { Review_Asked_At__c: asked } = record;
  const withoutAsked = asked === null ? {} : { Review_Asked_At__c: null };
  if (!flag) {
    const isBlank = record.Review_Since__c === null && record.Review_Writer__c === null;
    return isBlank ? withoutAsked : { ...withoutAsked, Review_Since__c: null, Review_Writer__c: null };
  }
  if (present.isFlagged && hash === present.reviewedHash) return {};
  const writer = record.LastModifiedById === userId ? record.CreatedById : record.LastModifiedById;
  return { ...withoutAsked, Review_Since__c: now, Review_Writer__c: writer };
}
