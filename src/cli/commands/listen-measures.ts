import {
  compareTalk,
  measureTalk,
  readBenchmarks,
  type Benchmarks,
  type Comparison,
  type Known,
  type Talk,
} from '../../insight/index.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../files.ts';
import type { ExitCode, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';
import { sourceOf, type SourceText } from '../sources.ts';
import type { ListenOptions } from './listen-options.ts';
import { talkText } from './listen-text.ts';

interface Measured extends Talk {
  readonly file: string;
  readonly benchmarks: readonly Comparison[];
}

/** `diagnose listen FILE…`: prints how each conversation went. With `--no-consent` no name and no word of the text is printed. */
export async function listenMeasures(
  io: Io,
  options: ListenOptions,
  { texts, known }: { readonly texts: readonly SourceText[]; readonly known: Known },
): Promise<ExitCode> {
  const benchmarks = await benchmarksOf(io, options);
  const measured = texts.map((text): Measured => {
    const { companies, products } = known;
    const whole = measureTalk(sourceOf(text, known), { companies, products });
    const talk = options.consent === false ? withoutWords(whole) : whole;
    return { file: text.file, ...talk, benchmarks: compareTalk(whole, benchmarks) };
  });
  if (options.json === true) io.out(JSON.stringify(measured, null, 2));
  else io.out(measured.map((one) => talkText(one.file, one, one.benchmarks)).join('\n\n'));
  return 0;
}

async function benchmarksOf(io: Io, { benchmarks: file }: ListenOptions): Promise<Benchmarks> {
  const text = await readText(io, file ?? packagePaths().benchmarks);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`\`${file ?? 'benchmarks'}\` is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const read = readBenchmarks(value);
  if (typeof read === 'string') throw new UsageError(`\`${file ?? 'benchmarks'}\`: ${read}`);
  return read;
}

/** The figures alone: names become `Seller 1`, quoted beginnings are gone. */
function withoutWords(talk: Talk): Talk {
  const { people, monologue } = talk;
  const numbered = (side: keyof typeof people): string[] => people[side].map((_name, index) => `person ${index + 1}`);
  const nameless = (one: Talk['monologue']['seller']): Talk['monologue']['seller'] => one && { ...one, speaker: null };
  return {
    ...talk,
    people: { seller: numbered('seller'), customer: numbered('customer'), unknown: numbered('unknown') },
    monologue: {
      seller: nameless(monologue.seller),
      customer: nameless(monologue.customer),
      unknown: nameless(monologue.unknown),
    },
    overviews: talk.overviews.map((one) => ({ ...one, speaker: null, begins: '' })),
  };
}
