import { isOwnPitch } from './evidence.ts';
import { plain } from './lines.ts';
import type { Piece } from './pieces.ts';
import { BUYING, OUR, OWN_AFFAIRS, OUR_PRODUCT, PRAISE, SELLING, REPORTED, REPORTED_CLIPPED } from './sideWords.ts';
import type { Known, NoteSentence, Side, Turn } from './types.ts';

/**
 * Turns of text without speaker, which the seller wrote: sentences about his own pitch are the seller's; what else he noted has no side,
 * since it may be the customer's words or his guess.
 */
export function writerTurns(piece: Piece, sentences: readonly NoteSentence[], known: Known): Turn[] {
  const turns: { side: Side; sentences: NoteSentence[] }[] = [];
  for (const sentence of sentences) {
    const side = isWriterPitch(sentence.text, piece.label, known) ? 'seller' : 'unknown';
    const last = turns.at(-1);
    if (last?.side === side) last.sentences.push(sentence);
    else turns.push({ side, sentences: [sentence] });
  }
  return turns.map(({ side, sentences: own }) => ({ speaker: null, side, label: piece.label, sentences: own }));
}

const PITCH_LABELS =
  /^(?:our |unser\w* |notre |nuestr[oa] )?(?:pitch|demo|solution|losung|offer|angebot|offre|oferta|solucion|product|produkt|produit|producto)$/;

function isWriterPitch(text: string, label: string | null, known: Known): boolean {
  const words = plain(text.slice(0, 500));
  if (label !== null && PITCH_LABELS.test(plain(label)) && /^(?:our|unser|notre|nuestr)|pitch|demo/.test(plain(label)))
    return true;
  if (REPORTED.test(words) || OWN_AFFAIRS.test(words) || isOwnPitch(words)) return true;
  const isOurs = OUR_PRODUCT.test(words) || namesOurs(words, known);
  if (REPORTED_CLIPPED.test(words) && (isOurs || OUR.test(words))) return true;
  return isOurs && (PRAISE.test(words) || SELLING.test(words)) && !BUYING.test(words);
}

/** Whether one of the seller's companies or products is named. */
function namesOurs(words: string, known: Known): boolean {
  const text = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return [...known.companies, ...known.products].some((name) => {
    const own = plain(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return own !== '' && text.includes(` ${own} `);
  });
}
