import nlp from 'compromise';
import { checkAnswer, readFocus } from '../../../src/insight/index.ts';
import { quantile } from '../measure.ts';
import { answers, documents } from './mix.ts';

/** How fast a text check is next to a library that reads the same texts. A megabyte is a million UTF-16 units, as `length` counts them. */
export interface TextFigure {
  readonly name: string;
  readonly texts: number;
  /** UTF-16 units of a text, the mean. */
  readonly units: number;
  /** Medians of the rounds, megabytes a second. */
  readonly speed: number;
  readonly otherSpeed: number;
  /** How many times as fast: the median of the rounds, with its quartiles. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Least megabytes a second. */
  readonly aim?: number;
  readonly met?: boolean;
}

export interface TextReport {
  readonly figures: readonly TextFigure[];
}

interface Contest {
  readonly name: string;
  readonly texts: readonly string[];
  readonly ours: (text: string) => unknown;
  readonly other: (text: string) => unknown;
  readonly aim?: number;
}

const PLACEHOLDERS = 20;
const FOCUS = 5;

const placeholder = (text: string): unknown => checkAnswer({ text });
const focus = (text: string): unknown => readFocus(text);

const tagged = (text: string): unknown => nlp(text);
const tokenized = (text: string): unknown => nlp.tokenize(text);

/** `compromise` tags every word with its part of speech; its `tokenize` only finds sentences and words, which is the least that any check needs. */
function contests(every: number): Contest[] {
  const sample = (texts: readonly string[]): string[] => texts.filter((_, at) => at % every === 0);
  const [short, long] = [sample(answers()), sample(documents())];
  return [
    {
      name: 'placeholders in answers, and compromise',
      texts: short,
      ours: placeholder,
      other: tagged,
      aim: PLACEHOLDERS,
    },
    { name: 'placeholders in answers, and compromise.tokenize', texts: short, ours: placeholder, other: tokenized },
    { name: 'placeholders in long texts, and compromise.tokenize', texts: long, ours: placeholder, other: tokenized },
    { name: 'focus of answers, and compromise', texts: short, ours: focus, other: tagged, aim: FOCUS },
    { name: 'focus of answers, and compromise.tokenize', texts: short, ours: focus, other: tokenized },
    { name: 'focus of long texts, and compromise.tokenize', texts: long, ours: focus, other: tokenized },
  ];
}

/**
 * Measures each contest in alternating rounds.
 * @param rounds number of rounds, after one that is not counted
 * @param every takes only each text whose number is a multiple of this
 */
export function textFigures(rounds: number, every = 1): TextReport {
  return { figures: contests(every).map((contest) => figureOf(contest, rounds)) };
}

/** Shortest time of one side of a round, milliseconds: the clock must be fine enough, and the compiler warm. */
const SHORTEST = 150;

function figureOf({ name, texts, ours, other, aim }: Contest, rounds: number): TextFigure {
  const passes = [ours, other].map((run) => Math.max(1, Math.ceil(SHORTEST / time(texts, run, 1))));
  const seen: { readonly speed: number; readonly otherSpeed: number }[] = [];
  const megabytes = texts.reduce((sum, { length }) => sum + length, 0) / 1e6;
  for (let round = 0; round <= rounds; round += 1) {
    const [speed = 0, otherSpeed = 0] = [ours, other].map(
      (run, side) => ((passes[side] ?? 1) * megabytes * 1000) / time(texts, run, passes[side] ?? 1),
    );
    if (round > 0) seen.push({ speed, otherSpeed });
  }
  const middle = (numbers: readonly number[], share = 0.5): number => quantile(numbers, share);
  const ratios = seen.map((one) => one.speed / one.otherSpeed);
  const speed = middle(seen.map((one) => one.speed));
  return {
    ...{ name, texts: texts.length, units: Math.round((megabytes * 1e6) / texts.length), speed },
    otherSpeed: middle(seen.map((one) => one.otherSpeed)),
    ...{ ratio: middle(ratios), low: middle(ratios, 0.25), high: middle(ratios, 0.75) },
    ...(aim === undefined ? {} : { aim, met: speed >= aim }),
  };
}

/** Milliseconds of some passes over all texts. */
function time(texts: readonly string[], run: (text: string) => unknown, passes: number): number {
  const start = performance.now();
  for (let pass = 0; pass < passes; pass += 1) for (const text of texts) run(text);
  return performance.now() - start;
}
