import {
  updateMany,
  upsertMany,
  type FieldValues,
  type OrgConnection,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import { readStoredQuotes } from './quotes.ts';
import { suggestionRows, type RowOptions, type SuggestedSource, type SuggestionRow } from './rows.ts';

/** What became of the suggestions of some texts. */
export interface WrittenSuggestions {
  /** New records; with a dry run those that would be new. */
  readonly written: readonly SuggestionRow[];
  /** Open ones whose speaker or side is known better by now. */
  readonly updated: readonly SuggestionRow[];
  /** Suggested before, or already an answer or pain of the deal with this quote. */
  readonly known: number;
  readonly failed: readonly { readonly row: SuggestionRow; readonly errors: SaveOutcome['errors'] }[];
}

interface Present {
  readonly Id: string;
  readonly Key__c: string;
  readonly Status__c: string | null;
  readonly Side__c: string | null;
  readonly Said_By_Name__c: string | null;
}

/**
 * Writes suggestions to a deal, each once: a second run writes nothing, and what the seller has accepted or dismissed is not opened again. A
 * seller's words are never among them (`suggest`). With `dryRun` nothing is written.
 */
export async function writeSuggestions(
  org: OrgConnection,
  sources: readonly SuggestedSource[],
  options: RowOptions & { readonly dryRun: boolean },
): Promise<WrittenSuggestions> {
  const rows = sources.flatMap((source) => suggestionRows(source, options));
  const soql = `SELECT Id, Key__c, Status__c, Side__c, Said_By_Name__c FROM DF_Suggestion__c WHERE Opportunity__c = '${options.dealId}'`;
  const present = new Map((await org.query<Present>(soql)).map((record) => [record.Key__c, record]));
  const quotes = new Set(
    (await readStoredQuotes(org, options.dealId)).map(({ about, hash, quote }) => keyOf(about, hash, quote)),
  );
  const isNew = (row: SuggestionRow): boolean =>
    !present.has(row.Key__c) && !quotes.has(keyOf(aboutOf(row), row.Source_Hash__c, row.Quote__c));
  const fresh = rows.filter(isNew);
  const better = rows.filter((row) => isBetter(row, present.get(row.Key__c)));
  const known = rows.length - fresh.length - better.length;
  if (options.dryRun) return { written: fresh, updated: better, known, failed: [] };
  const created = await upsertMany(org, 'DF_Suggestion__c', 'Key__c', fresh as unknown as FieldValues[]);
  const changes = better.map(({ Key__c, Side__c, Said_By_Name__c }) => ({
    Id: present.get(Key__c)!.Id,
    Side__c,
    Said_By_Name__c,
  }));
  const changed = await updateMany(org, 'DF_Suggestion__c', changes);
  return {
    written: saved(fresh, created),
    updated: saved(better, changed),
    known,
    failed: [...refused(fresh, created), ...refused(better, changed)],
  };
}

function isBetter(row: SuggestionRow, present: Present | undefined): boolean {
  if (present?.Status__c !== 'Open') return false;
  return present.Side__c !== row.Side__c || present.Said_By_Name__c !== row.Said_By_Name__c;
}

function aboutOf({ Kind__c, Concept__c }: SuggestionRow): string {
  return Kind__c === 'Pain' ? 'pain' : (Concept__c ?? '');
}

function keyOf(about: string, hash: string, quote: string): string {
  return JSON.stringify([about, hash, quote]);
}

function saved(rows: readonly SuggestionRow[], outcomes: readonly SaveOutcome[]): SuggestionRow[] {
  return rows.filter((_row, index) => outcomes[index]?.success === true);
}

function refused(rows: readonly SuggestionRow[], outcomes: readonly SaveOutcome[]): WrittenSuggestions['failed'] {
  return rows.flatMap((row, index) => {
    const outcome = outcomes[index];
    return outcome?.success === true ? [] : [{ row, errors: outcome?.errors ?? [] }];
  });
}
