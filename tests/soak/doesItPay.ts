import { rateDifference, type Estimate, type RateStratum } from '../../src/report/outcome/rate-difference.ts';
import { computeOutcomes, type Comparison, type OutcomeReport } from '../../src/report/outcome/index.ts';
import { randomStream } from '../bench/seed/random.ts';
import { drawDeals, drawPipeline, NAMED, type Plan } from '../report/outcome/pipelines.ts';

/** How many pipelines of each kind. */
interface Runs {
  readonly quiet: number;
  readonly planted: number;
  /** Of 35 against 55 % over 200 deals each. */
  readonly seen: number;
  /** How far off its limit a share may be: chance, where the runs are few. Default 0. */
  readonly slack?: number;
}

type Say = (line: string) => void;

/** Small, and the owners who win more ask more. */
const QUIET: Omit<Plan, 'seed'> = { owners: 8, deals: 160, baseRates: [0.15, 0.6], confounding: 0.8 };
const PLANTED: Omit<Plan, 'seed'> = {
  ...{ owners: 12, deals: 300, baseRates: [0.15, 0.6], confounding: 0.8 },
  ...{ effect: { on: 'question', share: 0.2 }, shifts: { days: 15, factor: 1.3, silence: 6 } },
};
const LARGE: Omit<Plan, 'seed'> = { owners: 10, deals: 400, baseRates: [0.2, 0.5], confounding: 0, isBalanced: true };

/** Most reports without any true difference that may show one. */
const MOST_SHOWN = 0.065;
/** How often a plain 95 % interval may exclude zero where nothing differs. */
const PLAIN = [0.03, 0.07] as const;
const LEAST_COVERED = 0.9;
const LEAST_SEEN = 0.8;

/**
 * The statistics of `computeOutcomes` on generated pipelines: how often it shows a difference where none is, covers one that is planted, and sees
 * 35 against 55 %. Every pipeline has owners with win rates of their own.
 * @returns what was wrong, one line each
 */
export function checkDoesItPay(runs: Runs, say: Say): readonly string[] {
  const { slack = 0 } = runs;
  return [
    ...checkQuiet(runs.quiet, say),
    ...checkCovered(runs.planted, say),
    ...(['question', 'diagnosis'] as const).flatMap((on) => checkSeen(on, runs.seen, say)),
  ].flatMap(({ found, most = 1, least = 0, what }) =>
    found <= most + slack && found >= least - slack
      ? []
      : [`${percent(found)} ${what}; expected ${percent(least)} to ${percent(most)}.`],
  );
}

/** A share that was found, and what it must be. */
interface Found {
  readonly found: number;
  readonly most?: number;
  readonly least?: number;
  readonly what: string;
}

function checkQuiet(runs: number, say: Say): readonly Found[] {
  const plans = seeds(runs, 0).map((seed) => ({ ...QUIET, seed }));
  const reports = plans.map((plan) => computeOutcomes(drawPipeline(plan)));
  const shown = share(reports, (report) =>
    comparisonsOf(report).some(({ difference }) => difference?.isShown === true),
  );
  const plain = share(reports, (report) => excludesZero(named(report)));
  const pooled = share(plans, (plan) => excludesZero({ difference: rateDifference([pool(strataOf(plan))], 0.95) }));
  const permuted = share(plans, (plan) => permutationP(strataOf(plan), plan.seed) < 0.05);
  const uncorrected = share(reports, (report) =>
    comparisonsOf(report).some(({ difference }) => (difference?.p ?? 1) < 0.05),
  );
  // Owners are drawn with equal chances of each rate, and with weights that do not depend on it.
  const truth = (QUIET.baseRates[0] + QUIET.baseRates[1]) / 2;
  const rates = share(reports, ({ winRate }) => winRate!.low <= truth && truth <= winRate!.high);
  const tested = reports.reduce((total, { comparisons }) => total + comparisons, 0) / runs;
  say(`does it pay: the interval of the win rate covers that of all such owners in ${percent(rates)}`);
  say(
    `does it pay: ${runs} pipelines of ${QUIET.deals} deals and ${QUIET.owners} owners without a difference: ` +
      `${percent(shown)} of the reports show one; without the correction ${percent(uncorrected)} would (${tested.toFixed(1)} comparisons each)`,
  );
  say(
    `does it pay: the plain 95 % interval of ${NAMED} excludes zero in ${percent(plain)}; over all deals without regard to owners in ` +
      `${percent(pooled)}; a permutation within owners has p < 0.05 in ${percent(permuted)}`,
  );
  return [
    { found: shown, most: MOST_SHOWN, what: 'of the reports without a difference show one' },
    { found: plain, least: PLAIN[0], most: PLAIN[1], what: 'of the plain intervals exclude zero' },
    {
      found: pooled,
      least: MOST_SHOWN,
      what: 'of the intervals over all deals exclude zero: owners make no difference',
    },
    { found: rates, least: LEAST_COVERED, what: 'of the intervals of the win rate cover it' },
  ];
}

function checkCovered(runs: number, say: Say): readonly Found[] {
  const reports = seeds(runs, 1).map((seed) => computeOutcomes(drawPipeline({ ...PLANTED, seed })));
  const differing = { on: 'question', share: 0.2, spread: 0.15 } as const;
  const mixed = seeds(runs, 2).map((seed) => computeOutcomes(drawPipeline({ ...PLANTED, seed, effect: differing })));
  const size = `${PLANTED.deals} deals, ${PLANTED.owners} owners`;
  return [
    covered(reports.map(named), 0.2, `a win rate 20 points higher (${size})`, say),
    covered(mixed.map(named), 0.2, 'the same, 5 to 35 points by owner', say),
    covered(
      reports.map(({ diagnosis }) => diagnosis[2]!),
      15,
      '15 days more',
      say,
    ),
    covered(
      reports.map(({ diagnosis }) => diagnosis[3]!),
      1.3,
      '1.3 times the amount, two currencies',
      say,
    ),
    covered(
      reports.flatMap(({ ghosting }) => ghosting ?? []),
      -6,
      '6 days of silence less',
      say,
    ),
  ];
}

function covered(comparisons: readonly Comparison[], truth: number, what: string, say: Say): Found {
  const differences = comparisons.flatMap(({ difference }) => difference ?? []);
  const inside = share(differences, ({ low, high }) => low <= truth && truth <= high);
  const widths = differences.map(({ low, high }) => high - low).toSorted((a, b) => a - b);
  const width = widths[Math.floor(widths.length / 2)]!;
  say(
    `does it pay: planted ${what}: ${percent(inside)} of ${differences.length} intervals cover it, median width ${width.toFixed(2)}`,
  );
  return { found: inside, least: LEAST_COVERED, what: `of the intervals cover ${what}` };
}

function checkSeen(on: 'question' | 'diagnosis', runs: number, say: Say): readonly Found[] {
  const shownOf = (deals: number): number => {
    const reports = seeds(runs, 3).map((seed) =>
      computeOutcomes(drawPipeline({ ...LARGE, deals, seed, effect: { on, share: 0.2 } })),
    );
    const seen = share(reports, (report) => {
      const comparison = on === 'question' ? named(report) : report.diagnosis[0]!;
      return comparison.difference?.isShown === true;
    });
    const tested = reports.reduce((total, { comparisons }) => total + comparisons, 0) / runs;
    say(
      `does it pay: 35 against 55 % won by ${on} at ${deals / 2} deals each is shown in ${percent(seen)} of ${runs} reports, ` +
        `corrected for ${tested.toFixed(1)} comparisons`,
    );
    return seen;
  };
  shownOf(LARGE.deals / 2);
  return [{ found: shownOf(LARGE.deals), least: LEAST_SEEN, what: `of the reports show 35 against 55 % by ${on}` }];
}

/**
 * The share of 499 random orders of each owner's outcomes in which the wins of the group are at least as far from what is expected as they are:
 * the exact test that the score test approximates.
 */
function permutationP(strata: readonly RateStratum[], seed: number): number {
  const random = randomStream(seed, 1);
  const ROUNDS = 499;
  const expected = strata.reduce((total, one) => {
    return total + (one.deals * (one.hits + one.otherHits)) / (one.deals + one.otherDeals);
  }, 0);
  const distance = (hits: number): number => Math.abs(hits - expected) + 1e-9;
  const found = Math.abs(strata.reduce((total, { hits }) => total + hits, 0) - expected);
  let asFar = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const hits = strata.reduce((total, one) => total + drawHits(one, random.int), 0);
    if (distance(hits) >= found) asFar += 1;
  }
  return asFar / (ROUNDS + 1);
}

/** Draws the group's deals from all of the owner's without replacement. */
function drawHits({ deals, hits, otherDeals, otherHits }: RateStratum, int: (below: number) => number): number {
  let left = hits + otherHits;
  let all = deals + otherDeals;
  let drawn = 0;
  for (let deal = 0; deal < deals; deal += 1) {
    if (int(all) < left) {
      left -= 1;
      drawn += 1;
    }
    all -= 1;
  }
  return drawn;
}

/** The deals by owner, as the named question divides them; by a way of its own. */
function strataOf(plan: Plan): readonly RateStratum[] {
  const strata = new Map<string, RateStratum>();
  for (const { deal, states } of drawDeals(plan)) {
    if (states[0] === 'placeholder') continue;
    const one = strata.get(deal.ownerId) ?? { deals: 0, hits: 0, otherDeals: 0, otherHits: 0 };
    const won = deal.result === 'won' ? 1 : 0;
    strata.set(
      deal.ownerId,
      states[0] === 'heard'
        ? { ...one, deals: one.deals + 1, hits: one.hits + won }
        : { ...one, otherDeals: one.otherDeals + 1, otherHits: one.otherHits + won },
    );
  }
  return [...strata.values()];
}

function pool(strata: readonly RateStratum[]): RateStratum {
  const total = (key: keyof RateStratum): number => strata.reduce((sum, one) => sum + one[key], 0);
  return { deals: total('deals'), hits: total('hits'), otherDeals: total('otherDeals'), otherHits: total('otherHits') };
}

function comparisonsOf({ diagnosis, ghosting, questions }: OutcomeReport): readonly Comparison[] {
  return [...diagnosis, ...(ghosting === null ? [] : [ghosting]), ...questions.map(({ comparison }) => comparison)];
}

function named({ questions }: OutcomeReport): Comparison {
  return questions.find(({ question }) => question === NAMED)!.comparison;
}

function excludesZero({ difference }: { readonly difference: Pick<Estimate, 'low' | 'high'> | null }): boolean {
  return difference !== null && (difference.low > 0 || difference.high < 0);
}

/** Of a family of their own for each kind of pipeline. */
function seeds(count: number, family: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => family * 1_000_000 + at + 1);
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
