import { createHash } from 'node:crypto';
import type { ReviewedAnswer } from './types.ts';

/**
 * Fingerprint of what a reviewer reads of an answer: SHA-256 of its text and quote, in hex. White space and the Unicode form of a letter make no
 * difference; every other change of a letter does.
 */
export function reviewHash({ answer, quote }: Pick<ReviewedAnswer, 'answer' | 'quote'>): string {
  return createHash('sha256')
    .update(JSON.stringify([normal(answer), normal(quote)]))
    .digest('hex');
}

function normal(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
