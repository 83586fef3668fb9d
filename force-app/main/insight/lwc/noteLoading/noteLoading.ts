/**
 * What panels read notes, mails and transcripts with: the reader of sources, the suggestions, the check of quotes, and the trained model,
 * whose weights are a static resource. Import it lazily (`import('c/noteLoading')`, or statically in a bundle that is lazy itself): nothing
 * of it may be loaded with the page.
 */
import { readModel } from 'c/noteModel';
import type { NoteModel } from 'c/noteModel';
import { labelConcept, readSource } from 'c/noteSources';
import type { Known, NoteSource } from 'c/noteSources';
import { suggest } from 'c/noteSuggestions';
import type { Suggestion } from 'c/noteSuggestions';
import weights from '@salesforce/resourceUrl/DF_Note_Model';

export { readValues, yearlyImpact } from 'c/noteValues';
export type { YearlyImpact } from 'c/noteValues';
export { findQuote, placeText, quoteFinder, redact, sourceHash } from 'c/sourceQuotes';
export type { Claim, FoundQuote } from 'c/sourceQuotes';
export type { Known, NoteSource, Suggestion };

/** Reads texts; made once the weights are there. */
export interface NoteReader {
  readonly read: (text: string, known: Known) => NoteSource;
  readonly suggest: (source: NoteSource) => Suggestion[];
}

// One for all panels of a page: 200 kB are fetched and unpacked once.
let loading: Promise<NoteReader> | undefined;

/**
 * The reader, with the weights fetched and unpacked at the first call. Rejects where they cannot be loaded: no connection, no such resource, a
 * browser without `DecompressionStream`, weights of another version. The next call then tries again.
 */
export function loadNoteReader(): Promise<NoteReader> {
  loading ??= fetchModel().then((model): NoteReader => ({
    read: readSource,
    suggest: (source) => suggest(source, { model, labelConcept }),
  }));
  loading.catch(() => (loading = undefined));
  return loading;
}

async function fetchModel(): Promise<NoteModel> {
  const response = await fetch(weights);
  if (!response.ok || !response.body)
    throw new Error(`The weights of the note model were answered ${response.status}.`);
  const parts: Uint8Array[] = [];
  const reader = response.body.pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    // eslint-disable-next-line no-await-in-loop -- in order: a stream has one reader
    const { done, value } = await reader.read();
    if (done) return readModel(joined(parts));
    parts.push(value);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
