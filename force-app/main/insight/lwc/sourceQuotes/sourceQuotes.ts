/**
 * Quotes that can be checked: the words of a customer at a place of a source that is known by its hash. No I/O, no clock, no DOM.
 */
import { normalizeText } from './normalizeText.ts';
import { sha256 } from './sha256.ts';

export { findQuote, quoteFinder } from './findQuote.ts';
export type { Claim, FoundQuote } from './findQuote.ts';
export { normalizeText } from './normalizeText.ts';
export { isHash } from './sha256.ts';
export { placeText } from './places.ts';
export { redact } from './redact.ts';

/**
 * SHA-256 of the normalised text, 64 lower-case hex digits. Of the text as it is, before anything is redacted: only who has the source can
 * compute it again.
 */
export function sourceHash(text: string): string {
  return sha256(normalizeText(text));
}
