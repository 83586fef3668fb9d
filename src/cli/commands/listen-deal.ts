import type { DealName } from '../../deal/index.ts';
import type { Known } from '../../insight/index.ts';
import { readDealPeople, writeSuggestions, type SuggestedSource, type WrittenSuggestions } from '../../sync/index.ts';
import { givenDay } from '../days.ts';
import type { ExitCode, Io } from '../io.ts';
import { oneDeal } from '../one-deal.ts';
import { sourceOf, type SourceText } from '../sources.ts';
import { openTarget } from '../target.ts';
import type { ListenOptions } from './listen-options.ts';
import { countsOf, sayNothingFound, shippedModel, suggestionsIn } from './listen-suggestions.ts';

/** What `--deal` prints with `--json`. */
interface Done extends WrittenSuggestions {
  readonly deal: DealName;
  readonly dryRun: boolean;
}

/**
 * `diagnose listen FILE… --deal DEAL`: writes the suggestions of the texts to the deal, for its seller to decide; sides by the contacts and
 * users of the org. With `--no-consent` nothing is written and only counts are printed. Exit 1 if the org refused one.
 */
export async function listenDeal(
  io: Io,
  options: ListenOptions,
  {
    texts,
    known,
    deal: named,
  }: { readonly texts: readonly SourceText[]; readonly known: Known; readonly deal: string },
): Promise<ExitCode> {
  // A day that is not given is not known: today would be a guess.
  const saidOn = options.day === undefined ? null : givenDay(io, options.day);
  const org = await openTarget(io, options, 'integration');
  const deal = await oneDeal(org, named);
  const people = await readDealPeople(org, deal.id, known);
  const model = await shippedModel();
  const sources = texts.map((text): SuggestedSource => {
    const source = sourceOf(text, people);
    return { name: text.name, hash: text.hash, source, suggestions: suggestionsIn(source, model, options) };
  });
  for (const [index, { suggestions }] of sources.entries())
    if (suggestions.length === 0) sayNothingFound(io, texts[index]!.file);
  if (options.consent === false) return countOnly(io, options, deal, sources);
  const dryRun = options.dryRun === true;
  const result = await writeSuggestions(org, sources, { dealId: deal.id, known: people, saidOn, dryRun });
  io.out(
    options.json === true
      ? JSON.stringify({ deal, dryRun, ...result }, null, 2)
      : doneText({ deal, dryRun, ...result }),
  );
  return result.failed.length === 0 ? 0 : 1;
}

/** A source whose people have not consented: how much was found, and no word of it. */
function countOnly(io: Io, { json }: ListenOptions, deal: DealName, sources: readonly SuggestedSource[]): ExitCode {
  const found = sources.flatMap(({ suggestions }) => suggestions);
  const counts = countsOf(found);
  const unknown = found.filter(({ side }) => side === 'unknown').length;
  if (json === true)
    io.out(JSON.stringify({ deal, consent: false, written: 0, counts, unknownSide: unknown }, null, 2));
  else {
    const parts = Object.entries(counts).map(([about, count]) => `${about} ${count}`);
    io.out(
      `Without consent nothing is kept: nothing was written to ${deal.name}.\n` +
        (parts.length === 0 ? 'There was nothing to suggest.' : `Found: ${parts.join(', ')}.`),
    );
  }
  return 0;
}

function doneText(done: Done): string {
  const { deal, dryRun, written, corrected, withdrawn, known, knownElsewhere, failed } = done;
  const lines = written.map(({ Kind__c, Concept__c, Text__c, Said_By_Name__c, Side__c, Place__c }) => {
    const about = Kind__c === 'Pain' ? 'pain' : Concept__c;
    const who = `${Said_By_Name__c ?? 'nobody is named'}${Side__c === 'Unknown' ? ', side not known' : ''}`;
    return `  ${about} (${Place__c}, ${who}): “${Text__c}”`;
  });
  const refused = failed.map(
    ({ row, errors }) => `  refused (${row.Place__c}): ${errors.map(({ message }) => message).join(' ')}`,
  );
  const would = dryRun ? 'would be ' : '';
  const count = `${written.length} ${written.length === 1 ? 'suggestion' : 'suggestions'} ${would}written to ${deal.name}`;
  const elsewhere = knownElsewhere === 0 ? '' : ` (${knownElsewhere} of them from another text, which is kept)`;
  const rest = [
    ...(corrected.length > 0 ? [`${corrected.length} ${would}corrected`] : []),
    ...(withdrawn.length > 0 ? [`${withdrawn.length} ${would}withdrawn`] : []),
    ...(known > 0 ? [`${known} there already${elsewhere}`] : []),
    ...(failed.length > 0 ? [`${failed.length} refused`] : []),
  ];
  return [...lines, ...refused, `${[count, ...rest].join(', ')}.`, ...adviceOn(done)].join('\n');
}

function adviceOn({ written, corrected, withdrawn, sellersWords, dryRun }: Done): string[] {
  const isUnsure = written.some(({ Side__c }) => Side__c === 'Unknown');
  return [
    ...(corrected.length > 0 ? ['Corrected: the speaker or side of an open suggestion is known better by now.'] : []),
    ...(withdrawn.length > 0 ? [`Withdrawn, as these are the seller's own words: ${withdrawn.join(', ')}.`] : []),
    ...(sellersWords.length > 0
      ? [
          `Accepted, but the quote is the seller's own words: ${sellersWords.join(', ')}. Nothing was changed: open the deal and lower the evidence to Assumed, or replace the quote by the customer's words.`,
        ]
      : []),
    ...(written.length > 0 && !dryRun ? ["The deal's seller accepts or dismisses them in the discovery panel."] : []),
    ...(isUnsure
      ? [
          'A sentence whose side is not known becomes Assumed at most. Add its speaker to the contacts of the deal, or use `--contact`.',
        ]
      : []),
  ];
}
