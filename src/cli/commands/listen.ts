import type { Known } from '../../insight/index.ts';
import { givenDay } from '../days.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, Io } from '../io.ts';
import { readTexts, type SourceText } from '../sources.ts';
import { listenMeasures } from './listen-measures.ts';
import type { ListenOptions } from './listen-options.ts';

/**
 * `diagnose listen FILE…`: how conversations went (`listen-measures.ts`); with `--suggestions` their answers and pains; with `--deal` those are
 * written to a deal of the org; with `--verify` the quotes of a deal are looked up in the files.
 * @throws UsageError for a file that cannot be read, an invalid day, and options that exclude each other
 */
export async function listen(io: Io, options: ListenOptions, files: readonly string[]): Promise<ExitCode> {
  checkOptions(options);
  givenDay(io, options.day);
  const known = knownOf(options);
  const { texts, isWhole } = await readTexts(io, files, known);
  const code = texts.length === 0 ? 0 : await listenTo(io, options, { texts, known });
  // A file that could not be read is as bad as before, whatever came of the others.
  return isWhole ? code : 2;
}

async function listenTo(
  io: Io,
  options: ListenOptions,
  given: { readonly texts: readonly SourceText[]; readonly known: Known },
): Promise<ExitCode> {
  sayAbsent(io, options, given.texts);
  if (options.verify !== undefined)
    return (await import('./listen-verify.ts')).listenVerify(io, options, { ...given, deal: options.verify });
  if (options.deal !== undefined)
    return (await import('./listen-deal.ts')).listenDeal(io, options, { ...given, deal: options.deal });
  if (options.suggestions === true)
    return (await import('./listen-suggestions.ts')).listenSuggestions(io, options, given);
  return listenMeasures(io, options, given);
}

/** Names of the options that no text has: most likely a slip of the keys. */
function sayAbsent(io: Io, { seller = [], contact = [] }: ListenOptions, texts: readonly SourceText[]): void {
  const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const all = texts.map(({ text }) => folded(text));
  const named = [
    ...seller.map((name) => ['seller', name] as const),
    ...contact.map((name) => ['contact', name] as const),
  ];
  for (const [option, name] of named) {
    const words = folded(name).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    if (!all.some((text) => words.some((word) => text.includes(word))))
      io.err(`Nobody named \`${name}\` (\`--${option}\`) is in ${texts.length === 1 ? 'the text' : 'the texts'}.`);
  }
}

/** Options that only one way of listening has. */
const NEEDS: readonly [option: keyof ListenOptions, flag: string, needs: keyof ListenOptions, other: string][] = [
  ['dryRun', '--dry-run', 'deal', '--deal'],
];

function checkOptions(options: ListenOptions): void {
  const ways = (['suggestions', 'deal', 'verify'] as const).filter((way) => options[way] !== undefined);
  if (ways.length > 1)
    throw new UsageError(`\`--${ways.join('` and `--')}\` exclude each other. Choose one and run the command again.`);
  for (const [option, flag, needs, other] of NEEDS)
    if (options[option] !== undefined && options[needs] === undefined)
      throw new UsageError(`\`${flag}\` belongs to \`${other}\`. Leave it out, or name the deal with \`${other}\`.`);
}

function knownOf({ seller = [], company = [], contact = [] }: ListenOptions): Known {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  return { contacts: named(contact), users: named(seller), companies: company, products: [] };
}
