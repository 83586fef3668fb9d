import { placeText, quoteFinder, redact, type NoteSource } from '../../insight/index.ts';
import { isSamePerson } from './names.ts';
import type { StoredQuote } from './quotes.ts';

/** A text in which quotes are looked up. */
interface VerifiedSource {
  readonly name: string;
  readonly hash: string;
  readonly source: NoteSource;
}

/**
 * What a check of a stored quote found. `found`: these words, there, by this person of the customer. `assumed`: the words are there, whose side is
 * not known, and the record does not claim it. These two hold. `other place`, `other speaker`, `side unknown`, `seller`: the words are there,
 * but not as the record has them. `not found`: they are not. `changed`: a source of this name, with another text. Not checked: `other source`,
 * `typed by hand`.
 */
type QuoteVerdict =
  | 'found'
  | 'assumed'
  | 'other place'
  | 'other speaker'
  | 'side unknown'
  | 'seller'
  | 'not found'
  | 'changed'
  | 'other source'
  | 'typed by hand';

export interface VerifiedQuote extends StoredQuote {
  readonly verdict: QuoteVerdict;
  /** Null where it was not checked. */
  readonly holds: boolean | null;
  /** Place and speaker of the words where they are in the source; else null. */
  readonly foundAt: string | null;
  readonly foundBy: string | null;
}

type Finding = Pick<VerifiedQuote, 'verdict' | 'foundAt' | 'foundBy'>;
type Find = ReturnType<typeof quoteFinder>;

const HOLD: ReadonlySet<QuoteVerdict> = new Set(['found', 'assumed']);
const UNCHECKED: ReadonlySet<QuoteVerdict> = new Set(['other source', 'typed by hand']);
/** What `redact` leaves. */
const REDACTED = /\[(?:e-mail|phone|card|iban|account)\]/;

/** Checks each quote in the source whose hash it names. Pure; nothing is written. */
export function verifyQuotes(quotes: readonly StoredQuote[], sources: readonly VerifiedSource[]): VerifiedQuote[] {
  const lookUps = new Map(sources.map(({ hash, source }) => [hash, lookUp(source)]));
  const names = new Set(sources.map(({ name }) => redact(name)));
  return quotes.map((quote) => {
    const check = lookUps.get(quote.hash);
    const finding = check ? check(quote) : unchecked(quote, names);
    const { verdict } = finding;
    return { ...quote, ...finding, holds: UNCHECKED.has(verdict) ? null : HOLD.has(verdict) };
  });
}

function unchecked({ hash, sourceName }: StoredQuote, names: ReadonlySet<string>): Finding {
  const verdict = hash === '' ? 'typed by hand' : names.has(sourceName) ? 'changed' : 'other source';
  return { verdict, foundAt: null, foundBy: null };
}

/** The check of one source, which is normalised once for each way of looking. */
function lookUp(source: NoteSource): (quote: StoredQuote) => Finding {
  const plain = findersOf(source);
  // Redacted by sentence, as quotes were before they were stored.
  let redacted: Finders | undefined;
  return (quote) => {
    if (!REDACTED.test(quote.quote)) return findingOf(quote, plain);
    redacted ??= findersOf({
      ...source,
      turns: source.turns.map((turn) => ({
        ...turn,
        sentences: turn.sentences.map(({ text, place }) => ({ text: redact(text), place })),
      })),
    });
    return findingOf(quote, redacted);
  };
}

interface Finders {
  readonly customer: Find;
  readonly unknown: Find;
  readonly seller: Find;
}

function findersOf(source: NoteSource): Finders {
  const only = (side: 'unknown' | 'seller'): Find =>
    quoteFinder({
      ...source,
      turns: source.turns.filter((turn) => turn.side === side).map((turn) => ({ ...turn, side: 'customer' })),
    });
  return { customer: quoteFinder(source), unknown: only('unknown'), seller: only('seller') };
}

function findingOf(quote: StoredQuote, { customer, unknown, seller }: Finders): Finding {
  const verdict = verdictIn(quote, customer);
  if (verdict.verdict !== 'not found') return verdict;
  const ofUnknown = verdictIn(quote, unknown);
  if (ofUnknown.verdict === 'found') return { ...ofUnknown, verdict: quote.isCustomers ? 'side unknown' : 'assumed' };
  if (ofUnknown.verdict !== 'not found') return ofUnknown;
  const ofSeller = verdictIn({ ...quote, speaker: '' }, seller);
  return ofSeller.verdict === 'not found' ? ofSeller : { ...ofSeller, verdict: 'seller' };
}

/** How the words are in the turns of one side: with this place and speaker, or the nearest to it. */
function verdictIn({ quote: words, place: stored, speaker, email }: StoredQuote, find: Find): Finding {
  const place = stored === '' ? null : stored;
  const asStored = speaker === '' ? null : find({ words, speaker, place });
  const found = asStored ?? find({ words, speaker: null, place }) ?? find({ words, speaker: null, place: null });
  if (!found) return { verdict: 'not found', foundAt: null, foundBy: null };
  const foundAt = placeText(found.place);
  const foundBy = found.speaker;
  const isHis = speaker === '' || asStored !== null || isSamePerson(found.speaker ?? '', speaker, email);
  if (!isHis) return { verdict: 'other speaker', foundAt, foundBy };
  return { verdict: place === null || foundAt === place ? 'found' : 'other place', foundAt, foundBy };
}
