/** Two ways to the same thing: through the org, and by the bare SQLite statements that do the same work in the same file. */
export interface Pair {
  readonly name: string;
  /** What the ratio should be at most; without it the figure is for information. */
  readonly aim?: Aim;
  /** Does the thing once, number `n`; both sides are asked for the same numbers. The result is for comparing, not for timing. */
  readonly org: (n: number) => unknown;
  readonly bare: (n: number) => unknown;
}

/** `times` the bare statements and `plusMicros` besides. */
export interface Aim {
  readonly times: number;
  readonly plusMicros: number;
}

export interface Measured {
  readonly name: string;
  /** Medians, microseconds for one. */
  readonly orgMicros: number;
  readonly bareMicros: number;
  /** Median of the rounds' ratios, with the quartiles around it. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly aim?: Aim;
  /** Whether the aim is met in the median round; absent where there is none. */
  readonly met?: boolean;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** How long one side of one round takes at least; shorter things are done several times. */
  readonly roundMillis: number;
  /** Milliseconds, rising; another clock for tests. */
  readonly now?: () => number;
}

/** What the engine has not compiled yet would count as slow: after half a second of each side hot code is compiled. */
const WARM_MILLIS = 1000;

/**
 * Measures a pair: both sides warm up, then they alternate (A B, B A, A B …), so that what else the machine does meets both alike.
 * The ratio is taken round by round and is steadier than either time.
 */
export function measure(pair: Pair, { rounds, roundMillis, now = () => performance.now() }: MeasureOptions): Measured {
  const sides = [pair.org, pair.bare] as const;
  const counters = [0, 0];
  const run = (side: 0 | 1, times: number): number => {
    const start = now();
    for (let i = 0; i < times; i += 1) sides[side](counters[side]!++);
    return ((now() - start) * 1000) / times;
  };
  const times = ([0, 1] as const).map((side) => {
    const warm = run(side, 3);
    return Math.max(1, Math.ceil((roundMillis * 1000) / Math.max(warm, 0.1)));
  }) as [number, number];
  const warmUntil = now() + WARM_MILLIS;
  while (now() < warmUntil) for (const side of [0, 1] as const) run(side, times[side]);
  const seen: { org: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const org = run(0, times[0]);
      seen.push({ org, bare: run(1, times[1]) });
    } else {
      const bare = run(1, times[1]);
      seen.push({ org: run(0, times[0]), bare });
    }
  }
  const ratios = seen.map(({ org, bare }) => org / bare);
  const orgMicros = quantile(
    seen.map((one) => one.org),
    0.5,
  );
  const bareMicros = quantile(
    seen.map((one) => one.bare),
    0.5,
  );
  return {
    name: pair.name,
    orgMicros,
    bareMicros,
    ratio: quantile(ratios, 0.5),
    low: quantile(ratios, 0.25),
    high: quantile(ratios, 0.75),
    ...(pair.aim === undefined ? {} : { aim: pair.aim, met: isMet(pair.aim, seen) }),
  };
}

/** Round by round as well: in one round both sides met the same machine. */
function isMet(aim: Aim, rounds: readonly { readonly org: number; readonly bare: number }[]): boolean {
  const multiples = rounds.map(({ org, bare }) => (org - aim.plusMicros) / bare);
  return quantile(multiples, 0.5) <= aim.times;
}

/** The value below which that share of the numbers lies; between two of them, the one nearer. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
