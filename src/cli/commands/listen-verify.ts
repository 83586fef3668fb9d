import type { DealName } from '../../deal/index.ts';
import type { Known } from '../../insight/index.ts';
import { readDealPeople, readStoredQuotes, verifyQuotes, type VerifiedQuote } from '../../sync/index.ts';
import type { ExitCode, Io } from '../io.ts';
import { oneDeal } from '../one-deal.ts';
import { sourceOf, type SourceText } from '../sources.ts';
import { openTarget } from '../target.ts';
import type { ListenOptions } from './listen-options.ts';

/**
 * `diagnose listen FILE… --verify DEAL`: looks up the stored quotes of the deal's answers, pains and open suggestions in the files whose hash they
 * name. Writes nothing. Exit 1 if one does not hold.
 */
export async function listenVerify(
  io: Io,
  options: ListenOptions,
  {
    texts,
    known,
    deal: named,
  }: { readonly texts: readonly SourceText[]; readonly known: Known; readonly deal: string },
): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const deal = await oneDeal(org, named);
  const quotes = await readStoredQuotes(org, deal.id, { withSuggestions: true });
  const people = await readDealPeople(org, deal.id, known);
  const sources = texts.map((text) => ({ name: text.name, hash: text.hash, source: sourceOf(text, people) }));
  const checked = verifyQuotes(quotes, sources);
  io.out(options.json === true ? JSON.stringify({ deal, quotes: checked }, null, 2) : verifiedText(deal, checked));
  return checked.some(({ holds }) => holds === false) ? 1 : 0;
}

function verifiedText(deal: DealName, checked: readonly VerifiedQuote[]): string {
  if (checked.length === 0) return `${deal.name} has no quotes.`;
  const count = (holds: boolean | null): number => checked.filter((one) => one.holds === holds).length;
  const [good, bad, open] = [count(true), count(false), count(null)];
  return [
    ...checked.map((one) => `${one.holds === false ? '✗' : one.holds === null ? '–' : '✓'} ${lineText(one)}`),
    `${deal.name}: ${countText(good, bad)}${open === 0 ? '' : `, ${open} cannot be checked here`}.`,
  ].join('\n');
}

function countText(good: number, bad: number): string {
  if (good + bad === 0) return 'no quote names one of these files as its source';
  return `${good} of ${good + bad} checked ${good + bad === 1 ? 'quote holds' : 'quotes hold'}`;
}

function lineText(one: VerifiedQuote): string {
  const what = one.object === 'DF_Suggestion__c' ? `suggestion, ${one.about}` : one.about;
  return `${one.name} (${what}): ${VERDICTS[one.verdict](one)}. “${shortened(one.quote)}”`;
}

const by = ({ foundBy }: VerifiedQuote): string => (foundBy === null ? '' : ` by ${foundBy}`);

const VERDICTS: Readonly<Record<VerifiedQuote['verdict'], (one: VerifiedQuote) => string>> = {
  found: (one) => `found at ${one.foundAt}${by(one)}`,
  assumed: (one) => `found at ${one.foundAt}${by(one)}; whose side is not known, and the record does not claim it`,
  'other place': (one) => `the words are at ${one.foundAt}, not at ${one.place}`,
  'other speaker': (one) => `said at ${one.foundAt}${by(one)}, not by ${one.speaker}`,
  'side unknown': (one) => `the words are at ${one.foundAt}${by(one)}, but nothing shows that they are the customer's`,
  seller: (one) => `these are the seller's own words, at ${one.foundAt}${by(one)}`,
  'not found': (one) => `not found in ${one.sourceName}: the words were changed`,
  changed: (one) => `${one.sourceName} has another text than when the quote was stored`,
  'other source': (one) => `from ${one.sourceName === '' ? 'another source' : one.sourceName}, cannot be checked here`,
  'typed by hand': () => 'typed by hand, cannot be checked',
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, '')} …`;
}
