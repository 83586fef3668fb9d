import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  labelConcept,
  readModel,
  readSource,
  suggest,
  type Known,
  type NoteModel,
  type Suggestion,
} from '../../insight/index.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';

export interface ListenOptions extends GlobalOptions {
  readonly suggestions?: boolean;
  readonly maybe?: boolean;
  readonly seller?: readonly string[];
  readonly company?: readonly string[];
  readonly contact?: readonly string[];
}

/**
 * `diagnose listen FILE… --suggestions`: prints one JSON line for each suggestion: `file` (as given), `kind` (`answer` or `pain`),
 * `concept`, `words`, `speaker`, `side`, `place` (`line` from 1, `seconds` or null); with `--maybe` also those that are less sure, with
 * `"maybe": true`. No org is needed; the options name who is on which side.
 * @throws UsageError for a missing file, or without `--suggestions`
 */
export async function listen(io: Io, options: ListenOptions, files: readonly string[]): Promise<ExitCode> {
  if (!options.suggestions) throw new UsageError('`listen` was not told what to print. Use `--suggestions`.');
  const texts = await Promise.all(files.map(async (file) => [file, await readText(io, file)] as const));
  const model = await shippedModel();
  const known = knownOf(options);
  for (const [file, text] of texts) {
    for (const one of suggest(readSource(text, known), { model, labelConcept })) {
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

function lineOf(file: string, { kind, concept, words, speaker, side, place, isMaybe }: Suggestion): string {
  return JSON.stringify({ file, kind, concept, words, speaker, side, place, ...(isMaybe ? { maybe: true } : {}) });
}
