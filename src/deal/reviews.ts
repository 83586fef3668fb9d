import type { OrgConnection } from '../salesforce/index.ts';
import { soqlId } from './load.ts';

/** A flagged text that waits for a reviewer: nobody has cleared or rejected it, or it was rewritten after a rejection. */
export interface WaitingReview {
  /** The record with the text. */
  readonly object: string;
  readonly id: string;
  /** `A-000001` */
  readonly name: string;
  readonly dealId: string;
  readonly deal: string;
  readonly owner: string | null;
  /** What the text answers; null where the record has no concept. */
  readonly concept: string | null;
  /** Value of `Review_Kind__c`; null where a manager flagged it with a reason of their own. */
  readonly kind: string | null;
  /** The text, or the quote where the review asks about the quote. */
  readonly words: string;
  /** One English sentence: what was found. */
  readonly reason: string;
  /** ISO date-time; null where an earlier release flagged it. */
  readonly since: string | null;
  /** Name of the user who wrote the flagged text. */
  readonly writtenBy: string | null;
  /** ISO date-time at which a manager asked the deal's owner back. */
  readonly askedAt: string | null;
}

interface FlaggedRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Opportunity__c: string;
  readonly Opportunity__r: { readonly Name: string; readonly Owner: { readonly Name: string } | null } | null;
  readonly CreatedBy: { readonly Name: string } | null;
  readonly Review_Kind__c: string | null;
  readonly Review_Reason__c: string | null;
  readonly Review_Since__c: string | null;
  readonly Review_Writer__r: { readonly Name: string } | null;
  readonly Review_Asked_At__c: string | null;
  readonly [field: string]: unknown;
}

/** An object with review fields, and its fields that have the texts. */
interface Reviewed {
  readonly object: string;
  readonly text: string;
  readonly quote?: string;
  readonly concept?: string;
}

const REVIEWED: readonly Reviewed[] = [
  { object: 'DF_Answer__c', text: 'Answer__c', quote: 'Quote__c', concept: 'Concept__c' },
  { object: 'DF_Pain_Point__c', text: 'Statement__c', quote: 'Quote__c' },
  { object: 'DF_Gate_Override__c', text: 'Reason__c' },
];

/** Which flags wait. A verdict covers a text until it changes; sync then takes it away, or flags the text as rewritten. */
const WAITS =
  "Review_Flag__c = true AND (Review_Verdict__c = null OR (Review_Verdict__c = 'Rejected' AND Review_Kind__c = 'Rewritten'))";
const SHARED =
  'Id, Name, Opportunity__c, Opportunity__r.Name, Opportunity__r.Owner.Name, CreatedBy.Name, Review_Kind__c, Review_Reason__c, ' +
  'Review_Since__c, Review_Writer__r.Name, Review_Asked_At__c';

/**
 * Reads the flagged texts that wait for a review, those that wait longest first.
 * @param dealId only those of this deal; of all deals by default
 * @throws OrgRefused when the user may not read the review fields.
 */
export async function readWaitingReviews(org: OrgConnection, dealId?: string): Promise<WaitingReview[]> {
  const where = dealId === undefined ? WAITS : `${WAITS} AND Opportunity__c = '${soqlId(dealId)}'`;
  const found: WaitingReview[] = [];
  for (const reviewed of REVIEWED) {
    const { object, text, quote, concept } = reviewed;
    const own = [text, quote, concept].filter((field) => field !== undefined);
    const soql = `SELECT ${SHARED}, ${own.join(', ')} FROM ${object} WHERE ${where} ORDER BY Id`;
    const records = await org.query<FlaggedRecord>(soql);
    found.push(...records.map((record) => waitingReview(record, reviewed)));
  }
  return found.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
}

function waitingReview(record: FlaggedRecord, { object, text, quote, concept }: Reviewed): WaitingReview {
  const isAboutQuote = quote !== undefined && record.Review_Kind__c?.startsWith('Quote ') === true;
  return {
    object,
    id: record.Id,
    name: record.Name,
    dealId: record.Opportunity__c,
    deal: record.Opportunity__r?.Name ?? record.Opportunity__c,
    owner: record.Opportunity__r?.Owner?.Name ?? null,
    concept: concept === undefined ? null : String(record[concept]),
    kind: record.Review_Kind__c,
    words: String(record[isAboutQuote ? quote : text] ?? ''),
    reason: record.Review_Reason__c ?? '',
    since: record.Review_Since__c,
    writtenBy: record.Review_Writer__r?.Name ?? record.CreatedBy?.Name ?? null,
    askedAt: record.Review_Asked_At__c,
  };
}
