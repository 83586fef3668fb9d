import { soqlId } from '../../deal/index.ts';
import { queryTogether, type TogetherQuery } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS, type ReviewedRecord } from '../review/read.ts';
import { contactsOf, plainAddress, sayersOf } from '../review/sayers.ts';
import type { ReviewedAnswer, ReviewedObject } from '../review/types.ts';
import { toKeep } from './ingest.ts';
import { rolesOf, userAddresses } from './people.ts';
import { indexedTexts, isSameTexts, knownOf, placesOf, type ToKeep } from './records.ts';

/** A record to decide about. */
export interface Due {
  readonly id: string;
  readonly object: ReviewedObject;
  readonly deal: string;
}

/** A row of one of the objects. */
export interface ReviewedRow {
  readonly object: ReviewedObject;
  readonly record: ReviewedRecord;
}

/** A due record as it is now. */
export interface Present {
  readonly answer: ReviewedAnswer;
  readonly record: ReviewedRecord;
  readonly keep: ToKeep;
}

/**
 * The due records as they are now. Left out are those that are gone, and those whose texts the index does not have yet: the next sync finds
 * them changed.
 */
export async function readDue(context: JobContext, due: readonly Due[]): Promise<readonly Present[]> {
  const objects = REVIEWED_OBJECTS.filter((object) => due.some((one) => one.object === object));
  const queries: TogetherQuery[] = objects.map((object) => ({
    soql: `SELECT ${REVIEW_FIELDS[object]} FROM ${object} WHERE Id IN (${idsOf(due.filter((one) => one.object === object).map(({ id }) => id))})`,
  }));
  const found = await queryWhole(context, queries);
  const rows = objects.flatMap((object, index) =>
    (found[index] as unknown as readonly ReviewedRecord[]).map((record) => ({ object, record })),
  );
  const present = await presentOf(context, rows);
  const ids = rows.map(({ record }) => record.Id);
  const known = await knownOf(context.store, context.orgId, ids);
  return present.filter(({ answer }) => {
    const kept = known.get(answer.id);
    return kept !== undefined && isSameTexts(placesOf(kept), indexedTexts(answer));
  });
}

/** Rows as records to be decided. */
export async function presentOf(context: JobContext, rows: readonly ReviewedRow[]): Promise<readonly Present[]> {
  const { store, orgId } = context;
  const sourced = rows.filter(({ record }) => contactsOf(record).length > 0);
  const emails = sourced.flatMap(({ record }) => contactsOf(record).map(({ Email }) => plainAddress(Email)));
  const userEmails = await userAddresses(store, orgId, emails);
  const deals = sourced.map(({ record }) => record.Opportunity__c);
  const roles = await rolesOf(store, orgId, deals);
  return rows.map(({ object, record }) => {
    const keep = toKeep(object, record);
    return { answer: { ...keep.answer, sayers: sayersOf(record, { roles, userEmails }) }, record, keep };
  });
}

const idsOf = (ids: readonly string[]): string => [...new Set(ids)].map((id) => `'${soqlId(id)}'`).join(', ');

/** All rows of queries whose first rows come together. */
async function queryWhole({ org }: JobContext, queries: readonly TogetherQuery[]): Promise<(readonly object[])[]> {
  const found = await queryTogether(org, queries);
  const whole: (readonly object[])[] = [];
  for (const [index, { rows, isWhole }] of found.entries())
    whole.push(isWhole ? rows : await org.query<object>(queries[index]!.soql));
  return whole;
}
