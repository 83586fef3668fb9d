import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  labelConcept,
  readModel,
  readValues,
  suggest,
  type Known,
  type NoteModel,
  type NoteSource,
  type Suggestion,
  type Values,
} from '../../insight/index.ts';
import { givenDay } from '../days.ts';
import type { ExitCode, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';
import { sourceOf, type SourceText } from '../sources.ts';
import type { ListenOptions } from './listen-options.ts';

/**
 * `diagnose listen FILE… --suggestions`: prints one JSON line for each suggestion: `file` (as given), `kind` (`answer` or `pain`),
 * `concept`, `words`, `speaker`, `side`, `place` (`line` from 1, `seconds` or null); with `--maybe` also those that are less sure, with
 * `"maybe": true`; with `values` where the words name money, a percentage, a length of time, a day or people. With `--no-consent` one line a
 * file: `file` and how many suggestions there are by what they answer. No org is needed; the options name who is on which side, and from
 * which day `next Friday` counts.
 */
export async function listenSuggestions(
  io: Io,
  options: ListenOptions,
  { texts, known }: { readonly texts: readonly SourceText[]; readonly known: Known },
): Promise<ExitCode> {
  const day = givenDay(io, options.day);
  const model = await shippedModel();
  for (const text of texts) {
    const source = sourceOf(text, known);
    const found = suggestionsIn(source, model, options, valuesReader(source, known, day));
    if (found.length === 0) sayNothingFound(io, text.file);
    if (options.consent === false) io.out(JSON.stringify({ file: text.file, counts: countsOf(found) }));
    else for (const one of found) io.out(lineOf(text.file, one));
  }
  return 0;
}

/** On standard error, so that the output stays one JSON line a suggestion. */
export function sayNothingFound(io: Io, file: string): void {
  io.err(`In \`${file}\` nothing was found that answers a question or describes a pain in the customer's words.`);
}

/** The weights that ship with the app as a static resource. */
export async function shippedModel(): Promise<NoteModel> {
  return readModel(gunzipSync(await readFile(packagePaths().noteModel)));
}

/** The suggestions of a source; the less sure ones only with `--maybe`, values only with a reader of values. */
export function suggestionsIn(
  source: NoteSource,
  model: NoteModel,
  { maybe }: ListenOptions,
  valuesIn?: (words: string, asked: string) => Values,
): Suggestion[] {
  const readers = { model, labelConcept, ...(valuesIn ? { readValues: valuesIn } : {}) };
  return suggest(source, readers).filter((one) => !one.isMaybe || maybe === true);
}

/** Reads values with the people of the deal and of the source. */
function valuesReader(
  { turns }: NoteSource,
  { contacts, users }: Known,
  day: string,
): (words: string, asked: string) => Values {
  const named = [...contacts, ...users].map(({ name }) => name);
  const speakers = turns.flatMap(({ speaker }) => speaker ?? []);
  const people = [...new Set([...named, ...speakers])];
  return (words, asked) => readValues(words, { day, people, asked });
}

/** How many suggestions there are by what they answer; pains under `pain`. */
export function countsOf(found: readonly Suggestion[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, concept } of found) {
    const about = kind === 'pain' ? 'pain' : concept;
    counts[about] = (counts[about] ?? 0) + 1;
  }
  return counts;
}

function lineOf(file: string, { kind, concept, words, speaker, side, place, values, isMaybe }: Suggestion): string {
  const extra = { ...(values ? { values } : {}), ...(isMaybe ? { maybe: true } : {}) };
  return JSON.stringify({ file, kind, concept, words, speaker, side, place, ...extra });
}
