import { decodeEntities } from './entities.ts';

/** Characters without a shape: soft hyphen, zero-width ones, marks of direction, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * The one normalisation of sources and quotes: entities decoded, composed characters (NFC), quotation marks straight, invisible characters
 * removed, white space and line breaks folded to one space, trimmed. Case and words stay as they are.
 */
export function normalizeText(text: string): string {
  return decodeEntities(text)
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(/([«‹]) | ([»›])/g, '$1$2')
    .replace(/[“”„‟«»〝〞＂]/g, '"')
    .replace(/[‘’‚‛‹›ʼ＇`´]/g, "'")
    .trim();
}
