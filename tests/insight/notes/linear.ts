import { readSource } from '../../../src/insight/index.ts';
import { allBlocks, hostileTexts, loopTime, timeSince } from './hostile.ts';
import { KNOWN, READERS } from './readers.ts';

/** Milliseconds below which two times cannot be compared: compiling and collecting garbage take as long. */
const NOISE = 60;
/** Twice the text may take so many times as long; four times is quadratic. */
const MOST = 3;
const ATTEMPTS = 5;
/** Milliseconds that `loopTime` takes on the machine of which a second for a megabyte is asked. */
const USUAL_LOOP = 40;

function cpuOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  return timeSince(start);
}

/**
 * How many times as long twice the size takes, in processor time: the least time of either size over some attempts,
 * since a busy neighbour core makes any one of them slower, the shorter as much as the longer.
 * The size is doubled until the shorter takes long enough to be compared, at most up to `largest`.
 */
export function growth(run: (size: number) => unknown, size: number, largest = size): number {
  const half = cpuOf(() => run(size));
  if (half < NOISE && 2 * size <= largest) return growth(run, 2 * size, largest);
  const times = { half, whole: cpuOf(() => run(2 * size)) };
  if (times.whole <= MOST * NOISE) return times.whole / Math.max(NOISE, times.half);
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    times.half = Math.min(
      times.half,
      cpuOf(() => run(size)),
    );
    times.whole = Math.min(
      times.whole,
      cpuOf(() => run(2 * size)),
    );
  }
  return times.whole / Math.max(NOISE, times.half);
}

interface Share {
  /** Characters of the shorter text; the longer one has twice as many. */
  readonly size: number;
  /** No common divisor with the number of readers, else some are never taken. Takes each pair whose number leaves `from` when divided by this. */
  readonly every: number;
  readonly from: number;
  /** Whether a second for a megabyte is the limit too. */
  readonly isTimed: boolean;
}

/** Runs readers on hostile texts; names those whose time grows faster than the text, or is over the limit. */
export function checkReaders({ size, every, from, isTimed }: Share): string[] {
  const faults: string[] = [];
  const [short, long] = [hostileTexts(size), hostileTexts(2 * size)];
  const names = [...short.keys()];
  const limit = (Math.max(1, loopTime() / USUAL_LOOP) * 2000 * size) / 1_048_576;
  for (const [row, name] of names.entries()) {
    for (const [column, [reader, read]] of Object.entries(READERS).entries()) {
      if ((row * Object.keys(READERS).length + column) % every !== from) continue;
      const texts = [short.get(name) ?? '', long.get(name) ?? ''] as const;
      const sources = texts.map((text) => readSource(text, KNOWN));
      const run = (at: 0 | 1): unknown => read(texts[at], sources[at]!);
      const times = growth((asked) => run(asked === size ? 0 : 1), size);
      if (times > MOST) faults.push(`${reader}, ${name}: ${times.toFixed(1)} times as long for twice the text`);
      const taken = isTimed ? cpuOf(() => run(1)) : 0;
      if (taken > limit) faults.push(`${reader}, ${name}: ${Math.round(taken)} ms, at most ${Math.round(limit)}`);
    }
  }
  if (isTimed) for (const read of Object.values(READERS)) read(allBlocks(), readSource(allBlocks(), KNOWN));
  return faults;
}
