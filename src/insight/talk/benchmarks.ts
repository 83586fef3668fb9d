import type { Talk } from './measures.ts';

/** What can be compared with other conversations. */
const BENCHMARKED = {
  /** Of the time, where there are times; 0 to 1. */
  sellerTalkShare: ({ share }: Talk) => share.sellerOfTime,
  /** Seconds. */
  sellerMonologue: ({ monologue }: Talk) => monologue.seller?.seconds ?? null,
  /** Seconds. */
  customerMonologue: ({ monologue }: Talk) => monologue.customer?.seconds ?? null,
  sellerQuestions: (talk: Talk) => (talk.people.seller.length === 0 ? null : talk.questions.seller.asked),
  sellerFollowUps: (talk: Talk) => (talk.people.seller.length === 0 ? null : talk.questions.seller.followUps),
  /** Seconds. */
  patience: ({ patience }: Talk) => patience?.seconds ?? null,
  /** Changes of side an hour. */
  interactivity: ({ interactivity }: Talk) => interactivity?.perHour ?? null,
  /** Seconds of the longest stretch. */
  companyOverview: ({ overviews }: Talk) => {
    const lengths = overviews.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
    return lengths.length === 0 ? null : Math.max(...lengths);
  },
} as const satisfies Readonly<Record<string, (talk: Talk) => number | null>>;

export type BenchmarkName = keyof typeof BENCHMARKED;

/** A value of other conversations, and where it comes from. At least one bound is there. */
interface Benchmark {
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Who measured it, on what. */
  readonly source: string;
  /** What was found. */
  readonly finding?: string;
  readonly url?: string;
}

export type Benchmarks = Readonly<Partial<Record<BenchmarkName, Benchmark>>>;

/** A measure next to its benchmark. */
export interface Comparison extends Benchmark {
  readonly measure: BenchmarkName;
  readonly value: number;
  readonly verdict: 'below' | 'within' | 'above';
}

/** Shortest recording that is compared, in seconds: benchmarks are of whole calls. */
const SHORTEST = 300;

/** The measures of a recorded call of five minutes or more that have a benchmark. A hint, no target: benchmarks are averages of others' calls. */
export function compareTalk(talk: Talk, benchmarks: Benchmarks): Comparison[] {
  if (!talk.isConversation || talk.seconds === null || talk.seconds < SHORTEST) return [];
  return namesOf(benchmarks).flatMap((measure): Comparison[] => {
    const benchmark = benchmarks[measure];
    const value = BENCHMARKED[measure](talk);
    if (benchmark === undefined || value === null) return [];
    const { atLeast = -Infinity, atMost = Infinity } = benchmark;
    return [{ measure, value, verdict: value < atLeast ? 'below' : value > atMost ? 'above' : 'within', ...benchmark }];
  });
}

function namesOf(benchmarks: Benchmarks): BenchmarkName[] {
  return (Object.keys(BENCHMARKED) as BenchmarkName[]).filter((name) => benchmarks[name] !== undefined);
}

/**
 * Reads benchmarks from parsed JSON: an object by measure, each with `atLeast`, `atMost` or both, and the `source` of the value.
 * @returns the benchmarks, or one sentence about the first mistake
 */
export function readBenchmarks(value: unknown): Benchmarks | string {
  if (!isObject(value)) return 'Expected an object with a benchmark for each measure.';
  for (const [name, entry] of Object.entries(value)) {
    const problem = Object.hasOwn(BENCHMARKED, name)
      ? problemOf(name, entry)
      : `\`${name}\` is no measure that has benchmarks. Expected one of ${Object.keys(BENCHMARKED).join(', ')}.`;
    if (problem !== null) return problem;
  }
  return value as Benchmarks;
}

function problemOf(name: string, entry: unknown): string | null {
  if (!isObject(entry)) return `\`${name}\` is no object. Expected \`atLeast\` or \`atMost\`, and \`source\`.`;
  const { atLeast, atMost, source, finding, url } = entry;
  for (const [bound, number] of Object.entries({ atLeast, atMost }))
    if (number !== undefined && (typeof number !== 'number' || !Number.isFinite(number)))
      return `\`${bound}\` of \`${name}\` is no number.`;
  if (atLeast === undefined && atMost === undefined) return `\`${name}\` has neither \`atLeast\` nor \`atMost\`.`;
  if (typeof source !== 'string' || source.trim() === '')
    return `\`${name}\` names no \`source\`: write who measured it, and on what.`;
  for (const [key, text] of Object.entries({ finding, url }))
    if (text !== undefined && typeof text !== 'string') return `\`${key}\` of \`${name}\` is no text.`;
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
