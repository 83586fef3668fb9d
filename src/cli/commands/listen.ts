import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  labelConcept,
  readModel,
  readSource,
  readValues,
  suggest,
  type Known,
  type NoteModel,
  type NoteSource,
  type Suggestion,
  type Values,
} from '../../insight/index.ts';
import { givenDay } from '../days.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';

export interface ListenOptions extends GlobalOptions {
  readonly suggestions?: boolean;
  readonly maybe?: boolean;
  readonly day?: string;
  readonly seller?: readonly string[];
  readonly company?: readonly string[];
  readonly contact?: readonly string[];
}

/**
 * `diagnose listen FILE… --suggestions`: prints one JSON line for each suggestion: `file` (as given), `kind` (`answer` or `pain`),
 * `concept`, `words`, `speaker`, `side`, `place` (`line` from 1, `seconds` or null); with `--maybe` also those that are less sure, with
 * `"maybe": true`; with `values` where the words name money, a percentage, a length of time, a day or people. No org is needed; the
 * options name who is on which side, and from which day `next Friday` counts.
 * @throws UsageError for a missing file or an invalid day, or without `--suggestions`
 */
export async function listen(io: Io, options: ListenOptions, files: readonly string[]): Promise<ExitCode> {
  if (!options.suggestions) throw new UsageError('`listen` was not told what to print. Use `--suggestions`.');
  const day = givenDay(io, options.day);
  const texts = await Promise.all(files.map(async (file) => [file, await readText(io, file)] as const));
  const model = await shippedModel();
  const known = knownOf(options);
  for (const [file, text] of texts) {
    const source = readSource(text, known);
    for (const one of suggest(source, { model, labelConcept, readValues: valuesReader(source, known, day) })) {
      if (!one.isMaybe || options.maybe === true) io.out(lineOf(file, one));
    }
  }
  return 0;
}

/** The weights that ship with the app as a static resource. */
async function shippedModel(): Promise<NoteModel> {
  return readModel(gunzipSync(await readFile(packagePaths().noteModel)));
}

function knownOf({ seller = [], company = [], contact = [] }: ListenOptions): Known {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  return { contacts: named(contact), users: named(seller), companies: company, products: [] };
}

/** Reads values with the people of the deal and of the source. */
function valuesReader({ turns }: NoteSource, { contacts, users }: Known, day: string): (words: string) => Values {
  const named = [...contacts, ...users].map(({ name }) => name);
  const speakers = turns.flatMap(({ speaker }) => speaker ?? []);
  const people = [...new Set([...named, ...speakers])];
  return (words) => readValues(words, { day, people });
}

function lineOf(file: string, { kind, concept, words, speaker, side, place, values, isMaybe }: Suggestion): string {
  const extra = { ...(values ? { values } : {}), ...(isMaybe ? { maybe: true } : {}) };
  return JSON.stringify({ file, kind, concept, words, speaker, side, place, ...extra });
}
