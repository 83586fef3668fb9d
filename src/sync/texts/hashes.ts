import { hash as digest } from 'node:crypto';
import { fingerprint } from '../../insight/index.ts';
import { LEAST_SHINGLES, shinglesOf } from '../review/repeats.ts';
import type { ReviewedAnswer } from '../review/types.ts';

/** A text in the index: hashes only, so that the state has nobody's words. */
export interface IndexedText {
  readonly fingerprint: string;
  /** Of three words in a row, in the order of the text; none of a text too short to be compared by them. */
  readonly shingles: readonly string[];
}

/** Characters of a hash: 96 bits of a text, 60 of a shingle, of which one in common decides nothing. */
const TEXT_HASH = 16;
const SHINGLE_HASH = 10;

const hash = (text: string, length: number): string => digest('sha256', text, 'base64url').slice(0, length);

/** The texts of a record that others can repeat, by their place (answer, quote); null for one that is too short or does not count. */
export function textsOf({
  status,
  answer,
  quote,
}: Pick<ReviewedAnswer, 'status' | 'answer' | 'quote'>): readonly (IndexedText | null)[] {
  if (status !== 'Answered') return [null, null];
  return [answer, quote].map((text) => {
    const plain = fingerprint(text);
    if (plain === null) return null;
    const shingles = shinglesOf(plain);
    return {
      fingerprint: hash(plain, TEXT_HASH),
      shingles: shingles.length < LEAST_SHINGLES ? [] : shingles.map((one) => hash(one, SHINGLE_HASH)),
    };
  });
}

/** Orders records as they were created; of one call, by id. */
export const ageOf = ({ createdDate, id }: Pick<ReviewedAnswer, 'createdDate' | 'id'>): string =>
  `${createdDate} ${id}`;

/** Orders the texts of all records: by age, the answer before the quote. */
export const ownerOf = (age: string, place: number): string => `${age} ${place}`;

/** The record of an owner. */
export const recordOf = (owner: string): string => owner.split(' ')[1] ?? '';

/**
 * Digest of what decides about a review, apart from other records, the deal and the people: a record that comes again with the same one is no work.
 */
export function digestOf(record: ReviewedAnswer, contacts: readonly string[]): string {
  const { status, concept, answer, quote, confirmedWords, isFlagged, reviewReason, reviewKind, reviewDetail } = record;
  const { verdict, reviewedHash, isLastChangedBySeller } = record;
  // Who changed it last decides only about a verdict without a fingerprint.
  const isBySeller = verdict !== '' && reviewedHash === '' && isLastChangedBySeller;
  const words = [status, concept, answer, quote, confirmedWords, ...contacts];
  const review = [isFlagged, reviewReason, reviewKind, reviewDetail, verdict, reviewedHash, isBySeller];
  return hash(JSON.stringify([...words, ...review]), TEXT_HASH);
}

/** Digest of what of a contact decides whether it can speak for a customer. */
export function contactDigest(name: string, email: string | null, account: string | null): string {
  return hash(JSON.stringify([name, email, account]), TEXT_HASH);
}

/** Digest of any list of texts. */
export const listDigest = (list: readonly unknown[]): string => hash(JSON.stringify(list), TEXT_HASH);
