import { fingerprint } from '../../insight/index.ts';
import { isSimilar, prefixOf, shinglesOf, type Shingles } from './shingles.ts';
import type { ReviewedAnswer } from './types.ts';

/** An older record with the same text, and whether it is on the same deal. */
export interface Repeated {
  readonly original: Pick<ReviewedAnswer, 'id' | 'concept' | 'dealName'>;
  readonly isSameDeal: boolean;
}

/** Older records that are kept for a shingle. Bounds the work on a phrase that everybody uses. */
export const MOST_OWNERS = 4;

/** A text with the record that had it first. */
interface Owner {
  readonly record: ReviewedAnswer;
  readonly shingles: Shingles;
}

/**
 * Finds texts that an older record has already: of the same deal under another concept, or of a deal of another account. Statements of one
 * customer apply to all of its deals, so a repeat within an account is fine. Small changes are seen through by shingles: of similar texts the oldest
 * counts. Time and memory grow with the number of words.
 * @returns by record id; records without such a text are absent
 */
export function findRepeats(records: readonly ReviewedAnswer[]): Map<string, Repeated> {
  const found = new Map<string, Repeated>();
  const exact = new Map<string, ReviewedAnswer>();
  const onDeal = new Map<string, ReviewedAnswer>();
  const shingles = new Map<string, Owner[]>();
  for (const record of [...records].sort(byAge)) {
    if (record.status !== 'Answered') continue;
    const texts = [record.answer, record.quote].map(fingerprint);
    const dealKey = texts[0] === null ? null : `${record.dealId} ${record.object} ${texts[0]}`;
    const sameDeal = dealKey === null ? undefined : onDeal.get(dealKey);
    const other = texts.map((text) => otherDeal(record, text, exact, shingles)).find((one) => one !== undefined);
    if (other !== undefined) found.set(record.id, { original: other, isSameDeal: false });
    else if (sameDeal !== undefined) found.set(record.id, { original: sameDeal, isSameDeal: true });
    if (dealKey !== null && sameDeal === undefined) onDeal.set(dealKey, record);
    for (const text of texts) if (text !== null) keep(record, text, exact, shingles);
  }
  return found;
}

function otherDeal(
  record: ReviewedAnswer,
  text: string | null,
  exact: ReadonlyMap<string, ReviewedAnswer>,
  shingles: ReadonlyMap<string, readonly Owner[]>,
): ReviewedAnswer | undefined {
  if (text === null) return undefined;
  const same = exact.get(text);
  if (same !== undefined && isForeign(record, same)) return same;
  const own = shinglesOf(text);
  const older = prefixOf(own).flatMap((shingle) => shingles.get(shingle) ?? []);
  return older
    .filter((owner) => isForeign(record, owner.record) && isSimilar(own, owner.shingles))
    .map((owner) => owner.record)
    .sort(byAge)[0];
}

/** Whether the original is on a deal of another customer. */
export function isForeign(
  record: Pick<ReviewedAnswer, 'dealId' | 'accountId'>,
  original: Pick<ReviewedAnswer, 'dealId' | 'accountId'>,
): boolean {
  if (original.dealId === record.dealId) return false;
  return original.accountId === null || original.accountId !== record.accountId;
}

function keep(
  record: ReviewedAnswer,
  text: string,
  exact: Map<string, ReviewedAnswer>,
  shingles: Map<string, Owner[]>,
): void {
  if (exact.has(text)) return;
  exact.set(text, record);
  const owner = { record, shingles: shinglesOf(text) };
  for (const shingle of prefixOf(owner.shingles)) {
    const owners = shingles.get(shingle);
    if (owners === undefined) shingles.set(shingle, [owner]);
    else if (owners.length < MOST_OWNERS) owners.push(owner);
  }
}

/** Orders records as they were created; of one call, by id. */
export const ageOf = ({ createdDate, id }: Pick<ReviewedAnswer, 'createdDate' | 'id'>): string =>
  `${createdDate.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)} ${id}`;

function byAge(a: ReviewedAnswer, b: ReviewedAnswer): number {
  const [one, other] = [ageOf(a), ageOf(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
