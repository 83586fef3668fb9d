import {
  updateMany,
  upsertMany,
  type FieldValues,
  type OrgConnection,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import { isSamePerson } from './names.ts';
import { readStoredQuotes, type StoredQuote } from './quotes.ts';
import { suggestionRows, type RowOptions, type SuggestedSource, type SuggestionRow } from './rows.ts';
import { verifyQuotes } from './verify.ts';

/** What became of the suggestions of some texts. */
export interface WrittenSuggestions {
  /** New records; with a dry run those that would be new. */
  readonly written: readonly SuggestionRow[];
  /** Open ones whose speaker or side is known better by now. */
  readonly corrected: readonly SuggestionRow[];
  /** Open ones whose words turned out to be the seller's: dismissed, by name (`S-000001`). */
  readonly withdrawn: readonly string[];
  /** Answers and pains whose quote turned out to be the seller's, by name. A person decides about them. */
  readonly sellersWords: readonly string[];
  /** Suggested before, or already an answer or pain of the deal with these words of this person. */
  readonly known: number;
  /** How many of them came from another text, such as an earlier form of this one. */
  readonly knownElsewhere: number;
  readonly failed: readonly Failed[];
}

interface Failed {
  readonly row: Pick<SuggestionRow, 'Place__c'>;
  readonly errors: SaveOutcome['errors'];
}

interface Present {
  readonly Id: string;
  readonly Key__c: string;
  readonly Status__c: string | null;
  readonly Side__c: string | null;
  readonly Kind__c: string | null;
  readonly Concept__c: string | null;
  readonly Quote__c: string | null;
  readonly Said_By_Name__c: string | null;
  readonly Source_Hash__c: string | null;
}

const FIELDS = 'Id, Key__c, Status__c, Side__c, Kind__c, Concept__c, Quote__c, Said_By_Name__c, Source_Hash__c';

/**
 * Writes suggestions to a deal, each once: what the deal has with the same words of the same person is not written again, whichever text it is
 * from, and what the seller has accepted or dismissed is not opened again. Open suggestions get the side that is known by now; those whose words
 * are the seller's are dismissed. With `dryRun` nothing is written.
 */
export async function writeSuggestions(
  org: OrgConnection,
  sources: readonly SuggestedSource[],
  options: RowOptions & { readonly dryRun: boolean },
): Promise<WrittenSuggestions> {
  const rows = sources.flatMap((source) => suggestionRows(source, options));
  const soql = `SELECT ${FIELDS} FROM DF_Suggestion__c WHERE Opportunity__c = '${options.dealId}' ORDER BY Name`;
  const present = await org.query<Present>(soql);
  const stored = await readStoredQuotes(org, options.dealId, { withSuggestions: true });
  const sellers = verifyQuotes(stored, sources).filter(({ verdict }) => verdict === 'seller');
  const [taken, accepted] = [sellers.filter(isSuggestion), sellers.filter((quote) => !isSuggestion(quote))];
  const { fresh, better, known, knownElsewhere } = sorted(rows, present, stored);
  const result = { sellersWords: accepted.map(({ name }) => name), known, knownElsewhere };
  const corrected = better.map(({ row }) => row);
  if (options.dryRun)
    return { ...result, written: fresh, corrected, withdrawn: taken.map(({ name }) => name), failed: [] };
  const created = await upsertMany(org, 'DF_Suggestion__c', 'Key__c', fresh as unknown as FieldValues[]);
  const changes = better.map(({ row: { Side__c, Said_By_Name__c }, old }) => ({
    Id: old.Id,
    Status__c: 'Open',
    Side__c,
    Said_By_Name__c,
  }));
  const changed = await updateMany(org, 'DF_Suggestion__c', changes);
  const dismissed = await updateMany(
    org,
    'DF_Suggestion__c',
    taken.map(({ id }) => ({ Id: id, Status__c: 'Dismissed', Side__c: 'Seller' })),
  );
  const places = taken.map(({ place }) => ({ Place__c: place }));
  return {
    ...result,
    written: saved(fresh, created),
    corrected: saved(corrected, changed),
    withdrawn: saved(taken, dismissed).map(({ name }) => name),
    failed: [...refused(fresh, created), ...refused(corrected, changed), ...refused(places, dismissed)],
  };
}

const isSuggestion = ({ object }: StoredQuote): boolean => object === 'DF_Suggestion__c';

interface Same {
  readonly speaker: string;
  readonly hash: string | null;
  /** The suggestion; null for an answer or pain. */
  readonly old: Present | null;
}

/** Parts rows into new ones, those that correct an open suggestion, and those that the deal has. */
function sorted(rows: readonly SuggestionRow[], present: readonly Present[], stored: readonly StoredQuote[]) {
  const keys = new Map(present.map((old) => [old.Key__c, old]));
  const byWords = new Map<string, Same[]>();
  const add = (about: string, words: string, same: Same): void => {
    const key = wordsKey(about, words);
    byWords.set(key, [...(byWords.get(key) ?? []), same]);
  };
  for (const old of present)
    add(aboutOf(old), old.Quote__c ?? '', { speaker: old.Said_By_Name__c ?? '', hash: old.Source_Hash__c, old });
  for (const quote of stored.filter((one) => !isSuggestion(one)))
    add(quote.about, quote.quote, { speaker: quote.speaker, hash: quote.hash, old: null });
  const fresh: SuggestionRow[] = [];
  const better: { row: SuggestionRow; old: Present }[] = [];
  const seen = new Set<string>();
  let [known, knownElsewhere] = [0, 0];
  for (const row of rows) {
    const speaker = row.Said_By_Name__c ?? '';
    const once = JSON.stringify([wordsKey(aboutOf(row), row.Quote__c), speaker]);
    if (seen.has(once)) continue;
    seen.add(once);
    const alike = (byWords.get(wordsKey(aboutOf(row), row.Quote__c)) ?? []).find(
      (one) => speaker === '' || one.speaker === '' || isSamePerson(speaker, one.speaker, ''),
    );
    const old = keys.get(row.Key__c) ?? alike?.old ?? null;
    if (old === null && alike === undefined) fresh.push(row);
    else if (old !== null && isBetter(row, old)) better.push({ row, old });
    else {
      known += 1;
      if ((old?.Source_Hash__c ?? alike?.hash) !== row.Source_Hash__c) knownElsewhere += 1;
    }
  }
  return { fresh, better, known, knownElsewhere };
}

/** What `listen` itself dismissed as the seller's is opened again when it turns out to be the customer's; what a person decided is not. */
function isBetter(row: SuggestionRow, old: Present): boolean {
  if (old.Status__c !== 'Open') return old.Status__c === 'Dismissed' && old.Side__c === 'Seller';
  return old.Side__c !== row.Side__c || old.Said_By_Name__c !== row.Said_By_Name__c;
}

function aboutOf({ Kind__c, Concept__c }: Pick<Present, 'Kind__c' | 'Concept__c'>): string {
  return Kind__c === 'Pain' ? 'pain' : (Concept__c ?? '');
}

/** Case, blanks and signs do not make other words. */
function wordsKey(about: string, words: string): string {
  return `${about} ${(
    words
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')}`;
}

function saved<Row>(rows: readonly Row[], outcomes: readonly SaveOutcome[]): Row[] {
  return rows.filter((_row, index) => outcomes[index]?.success === true);
}

function refused(rows: readonly Failed['row'][], outcomes: readonly SaveOutcome[]): Failed[] {
  return rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    return outcome?.success === true ? [] : [{ row, errors: outcome?.errors ?? [] }];
  });
}
