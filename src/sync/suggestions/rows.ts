import { placeText, redact, sourceHash, type Known, type NoteSource, type Suggestion } from '../../insight/index.ts';

/** A text with its suggestions. */
export interface SuggestedSource {
  /** Of the file, without folders. */
  readonly name: string;
  /** `sourceHash` of the text before anything is redacted. */
  readonly hash: string;
  /** To look up what is stored. Nothing of it reaches the org. */
  readonly source: NoteSource;
  readonly suggestions: readonly Suggestion[];
}

/** The fields of a new DF_Suggestion__c. */
export interface SuggestionRow {
  readonly Opportunity__c: string;
  readonly Key__c: string;
  readonly Kind__c: 'Answer' | 'Pain';
  readonly Concept__c: string | null;
  readonly Text__c: string;
  readonly Quote__c: string;
  readonly Place__c: string;
  readonly Said_By_Name__c: string | null;
  readonly Side__c: 'Customer' | 'Unknown';
  readonly Said_On__c: string | null;
  readonly Source__c: string | null;
  readonly Source_Name__c: string;
  readonly Source_Hash__c: string;
}

export interface RowOptions {
  readonly dealId: string;
  readonly known: Known;
  /** The day of the conversation, `2026-11-21`; null if it is not known. */
  readonly saidOn: string | null;
}

/** Lengths of the fields, in UTF-16 units as Salesforce counts. */
const LENGTHS = { text: 255, quote: 4000, name: 120, source: 255 };
const KEY_DIGITS = 40;

/**
 * The records of a source's suggestions, redacted; sentences that become the same text at the same place are one. The key is made of deal,
 * source, place, words and what they answer, so that reading a source again finds the same records.
 */
export function suggestionRows(source: SuggestedSource, options: RowOptions): SuggestionRow[] {
  const rows = source.suggestions.map((one) => rowOf(source, one, options));
  return [...new Map(rows.map((row) => [row.Key__c, row])).values()];
}

function rowOf(
  { name, hash, source: { format } }: SuggestedSource,
  { kind, concept, words, speaker, side, place }: Suggestion,
  { dealId, known, saidOn }: RowOptions,
): SuggestionRow {
  const clean = redact(words);
  const at = placeText(place);
  const about = kind === 'pain' ? 'pain' : concept;
  return {
    Opportunity__c: dealId,
    Key__c: `${dealId}:${sourceHash([hash, at, about, clean].join(' ')).slice(0, KEY_DIGITS)}`,
    Kind__c: kind === 'pain' ? 'Pain' : 'Answer',
    Concept__c: kind === 'pain' ? null : concept,
    Text__c: cutAtWord(clean, LENGTHS.text - 1, '…'),
    // Without an ellipsis: the quote must be found in the source again.
    Quote__c: cutAtWord(clean, LENGTHS.quote, ''),
    Place__c: at,
    Said_By_Name__c: speaker === null ? null : cutAtWord(speakerName(speaker, known), LENGTHS.name, ''),
    Side__c: side === 'customer' ? 'Customer' : 'Unknown',
    Said_On__c: saidOn,
    Source__c: sourceOf(format),
    Source_Name__c: cutAtWord(redact(name), LENGTHS.source, ''),
    Source_Hash__c: hash,
  };
}

/** The name as written; for an address the name of the contact who has it, since addresses are not kept. */
function speakerName(speaker: string, { contacts }: Known): string {
  const address = speaker.toLowerCase();
  return redact(contacts.find(({ email }) => email?.toLowerCase() === address)?.name ?? speaker);
}

/** The value of Source__c: mails are mails, what has a speaker by the minute was a call; of notes nobody knows. */
function sourceOf(format: string): string | null {
  if (format === 'email') return 'Email';
  return /vtt|srt|docx|json|gong|otter/.test(format) ? 'Call' : null;
}

/** A text of at most `length` units and the ending, cut after a word; one endless word is cut between characters. */
function cutAtWord(text: string, length: number, ending: string): string {
  if (text.length <= length + ending.length) return text;
  let start = '';
  for (const character of text) {
    if (start.length + character.length > length) break;
    start += character;
  }
  const words = start.replace(/\s+\S*$/u, '');
  return `${words.length > length / 2 ? words : start}${ending}`;
}
