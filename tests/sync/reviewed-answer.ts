import type { ReviewedAnswer } from '../../src/sync/review/types.ts';

/** An answer as sync reads it for review: unflagged, without quote, with the fields that a test gives. */
export const reviewedAnswer = (over: Partial<ReviewedAnswer>): ReviewedAnswer => ({
  object: 'DF_Answer__c',
  id: 'a01',
  name: 'A-000001',
  dealId: '006A',
  dealName: 'Acme - GTX',
  accountId: '001A',
  concept: 'problem',
  status: 'Answered',
  answer: 'Orders are re-keyed by hand and one in twenty is wrong',
  quote: '',
  confirmedWords: '',
  sayers: [],
  isFlagged: false,
  reviewReason: '',
  reviewKind: '',
  reviewDetail: '',
  verdict: '',
  createdDate: '2026-03-01T10:00:00.000+0000',
  reviewedHash: '',
  isLastChangedBySeller: false,
  ...over,
});
