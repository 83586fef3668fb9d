import { fingerprint } from '../../insight/index.ts';
import type { ReviewedAnswer } from './types.ts';

/** An older record with the same text, and whether it is on the same deal. */
export interface Repeated {
  readonly original: Pick<ReviewedAnswer, 'id' | 'concept' | 'dealName'>;
  readonly isSameDeal: boolean;
}

const SHINGLE_WORDS = 3;
/** Least shingles for two texts to be compared by them: shorter ones share a turn of phrase by chance. */
export const LEAST_SHINGLES = 5;
/** Share of the shingles of a text that an older one has too; a name or a figure exchanged stays above it. */
export const SAME_SHARE = 0.7;
/** Older records that are kept for a shingle. Bounds the work on a phrase that everybody uses. */
export const MOST_OWNERS = 4;

interface Owner {
  readonly record: ReviewedAnswer;
  readonly size: number;
}

/**
 * Finds texts that an older record has already: of the same deal under another concept, or of a deal of another account. Statements of one
 * customer apply to all of its deals, so a repeat within an account is fine. Small changes are seen through by shingles (three words in a
 * row). Time and memory grow with the number of words.
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
  if (own.length < LEAST_SHINGLES) return undefined;
  const shared = new Map<Owner, number>();
  for (const shingle of own)
    for (const owner of shingles.get(shingle) ?? [])
      if (isForeign(record, owner.record)) shared.set(owner, (shared.get(owner) ?? 0) + 1);
  return [...shared].find(([{ size }, count]) => count >= SAME_SHARE * Math.max(own.length, size))?.[0].record;
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
  const own = shinglesOf(text);
  if (own.length < LEAST_SHINGLES) return;
  const owner = { record, size: own.length };
  for (const shingle of own) {
    const owners = shingles.get(shingle);
    if (owners === undefined) shingles.set(shingle, [owner]);
    else if (owners.length < MOST_OWNERS) owners.push(owner);
  }
}

/** All three words in a row of a text, each once, in the order of the text. */
export function shinglesOf(text: string): string[] {
  const words = text.split(' ');
  const all = words.slice(SHINGLE_WORDS - 1).map((_, at) => words.slice(at, at + SHINGLE_WORDS).join(' '));
  return [...new Set(all)];
}

/** Records created in one call have the same time; the id then decides. */
function byAge(a: ReviewedAnswer, b: ReviewedAnswer): number {
  const [one, other] = a.createdDate === b.createdDate ? [a.id, b.id] : [a.createdDate, b.createdDate];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
