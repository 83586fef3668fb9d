import { hash as digest } from 'node:crypto';
import { fingerprint } from '../../insight/index.ts';
import type { ReviewedAnswer } from '../review/types.ts';
import { shinglesOf, type Shingles } from '../review/shingles.ts';

/** A text in the index: hashes only, so that the state has nobody's words. */
export interface IndexedText {
  readonly fingerprint: string;
  readonly shingles: Shingles;
}

/** Characters of the hash of a text: 96 bits. */
const TEXT_HASH = 16;

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
    return plain === null ? null : { fingerprint: hash(plain, TEXT_HASH), shingles: shinglesOf(plain) };
  });
}

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
