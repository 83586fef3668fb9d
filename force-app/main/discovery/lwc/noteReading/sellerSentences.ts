import type { NoteReader, NoteSource, Suggestion } from 'c/noteLoading';

/** Words of the seller that look like evidence. `concept` is empty where no question is answered by them. */
export type SellerSentence = Omit<Suggestion, 'side'> & { readonly side: 'seller' };

/** A pitch is half of many calls; a seller reads the surest few. */
const MOST_OWN = 12;

/**
 * What the seller said that could be taken for evidence: what would be suggested if a customer had said it, and in notes every sentence about
 * what the writer said. In the order of the text.
 */
export function sellerSentences(source: NoteSource, reader: NoteReader): SellerSentence[] {
  const sellers = source.turns.filter(({ side }) => side === 'seller');
  if (sellers.length === 0) return [];
  // Read as a customer's: the reader suggests nothing of a seller.
  const turns = source.turns.map(
    (turn) => ({ ...turn, side: turn.side === 'seller' ? 'customer' : 'seller' }) as const,
  );
  const own: SellerSentence[] = reader
    .suggest({ ...source, turns })
    .filter(({ isMaybe }) => !isMaybe)
    .map((one) => ({ ...one, side: 'seller' }));
  const isThere = (words: string) => own.some((one) => one.words.includes(words));
  const pitches = sellers
    .filter(({ speaker }) => speaker === null)
    .flatMap(({ sentences }) => sentences)
    .filter(({ text }) => !text.endsWith('?') && !isThere(text))
    .map(({ text, place }): SellerSentence => {
      return {
        kind: 'answer',
        concept: '',
        words: text,
        speaker: null,
        side: 'seller',
        place,
        sureness: 1,
        isMaybe: false,
      };
    });
  const surest = [...pitches, ...onceEach(own)].toSorted((a, b) => b.sureness - a.sureness).slice(0, MOST_OWN);
  return surest.toSorted((a, b) => a.place.line - b.place.line);
}

/** A sentence that would be an answer and a pain is shown once, as the answer. */
function onceEach(own: readonly SellerSentence[]): SellerSentence[] {
  const seen = new Set<string>();
  return own.filter(({ words, place }) => {
    const key = `${place.line} ${words}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
