import fc from 'fast-check';
import { normalReach, studentReach, twoSidedP } from '../../../src/report/outcome/distributions.ts';
import { holm } from '../../../src/report/outcome/holm.ts';
import { rankShift, type RankStratum } from '../../../src/report/outcome/rank-shift.ts';
import { clusteredRate, wilson } from '../../../src/report/outcome/rate.ts';
import { rateDifference, type RateStratum } from '../../../src/report/outcome/rate-difference.ts';

/** Rows of a published table: hits and deals of the group, then of the others. */
const table = (hits: number, deals: number, otherHits: number, otherDeals: number): RateStratum => ({
  ...{ deals, hits, otherDeals, otherHits },
});

describe('the difference of two rates', () => {
  it('has the interval of Newcombe 1998 (Statistics in Medicine 17, 873), table II, method 6, for 56/70 and 48/80', () => {
    const { value, low, high } = rateDifference([table(56, 70, 48, 80)], 0.95)!;
    expect(value).toBeCloseTo(0.2, 9);
    expect(low).toBeCloseTo(0.0528, 4);
    expect(high).toBeCloseTo(0.3382, 4);
  });

  it('has the Cochran–Mantel–Haenszel test of the SAS/STAT guide, example "Migraine": 8.3052, p = 0.0040', () => {
    const { p } = rateDifference([table(16, 27, 5, 25), table(12, 28, 7, 26)], 0.95)!;
    expect(p).toBeCloseTo(twoSidedP(Math.sqrt(8.3052)), 6);
    expect(p.toFixed(4)).toBe('0.0040');
  });

  it('excludes zero exactly where the test is below 5 %', () => {
    const count = fc.integer({ min: 0, max: 25 });
    const stratum = fc
      .tuple(count, count, count, count)
      .map(([hits, misses, otherHits, otherMisses]) => table(hits, hits + misses, otherHits, otherHits + otherMisses));
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const found = rateDifference(strata, 0.95);
        if (found === null || Math.abs(found.p - 0.05) < 1e-6) return;
        expect(found.low <= found.value && found.value <= found.high).toBe(true);
        expect(found.low > 0 || found.high < 0).toBe(found.p < 0.05);
      }),
      { seed: 1 },
    );
  });

  it('does not take owners who win more and ask more for an effect of asking', () => {
    const strata = [table(45, 50, 9, 10), table(1, 10, 5, 50), table(5, 10, 25, 50), table(25, 50, 5, 10)];
    expect(rateDifference(strata, 0.95)!.value).toBeCloseTo(0, 9);
    const sum = (key: keyof RateStratum): number => strata.reduce((total, one) => total + one[key], 0);
    const pooled = table(sum('hits'), sum('deals'), sum('otherHits'), sum('otherDeals'));
    expect(rateDifference([pooled], 0.95)!.low).toBeGreaterThan(0);
  });

  it('is none where too few hits are expected', () => {
    expect(rateDifference([table(7, 34, 1, 34)], 0.95)).toBeNull();
    expect(rateDifference([table(30, 30, 30, 30)], 0.95)).toBeNull();
    expect(rateDifference([table(0, 30, 0, 30)], 0.95)).toBeNull();
    expect(rateDifference([table(20, 30, 0, 0), table(0, 0, 10, 30)], 0.95)).toBeNull();
    expect(rateDifference([], 0.95)).toBeNull();
  });
});

describe('the shift between two groups', () => {
  it('has the rank test of R for the permeability data of Hollander and Wolfe 1973, and their estimate 0.305', () => {
    const values = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const { value, p } = rankShift([{ values, otherValues: [1.15, 0.88, 0.9, 0.74, 1.21] }], 0.95)!;
    // wilcox.test(x, y, exact = FALSE, correct = FALSE)
    expect(p).toBeCloseTo(0.2206713619198, 9);
    expect(value).toBeCloseTo(0.305, 9);
  });

  it('has the Hodges–Lehmann estimate and the 98 % limits of the SAS/STAT guide, example "React": 0.35, 0.00 to 0.82', () => {
    const otherValues = [1.94, 1.94, 2.92, 2.92, 2.92, 2.92, 3.27, 3.27, 3.27, 3.27, 3.7, 3.7, 3.74];
    const { value, low, high, p } = rankShift([{ values: [3.27, 3.27, 3.27, 3.7, 3.7, 3.74], otherValues }], 0.98)!;
    expect([value, low, high]).toEqual([0.35, 0, 0.82]);
    // Rank sum 79.5, expected 60, deviation 11.004784 with ties.
    expect(p).toBeCloseTo(twoSidedP((79.5 - 60) / 11.004784), 6);
  });

  it('has the stratified test of Stokes, Davis and Koch (Categorical Data Analysis Using SAS), arthritis by sex: 15.004, p = 0.0001', () => {
    const levels = (none: number, some: number, marked: number): readonly number[] =>
      [none, some, marked].flatMap((count, level) => Array<number>(count).fill(level));
    const strata = [
      { values: levels(6, 5, 16), otherValues: levels(19, 7, 6) },
      { values: levels(7, 2, 5), otherValues: levels(10, 0, 1) },
    ];
    const { p } = rankShift(strata, 0.95)!;
    expect(p).toBeCloseTo(twoSidedP(Math.sqrt(15.004)), 6);
    expect(p.toFixed(4)).toBe('0.0001');
  });

  it('is the weighted median of all differences between two deals of one owner, and grows with the values', () => {
    const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
    const strata = fc.array(fc.record({ values, otherValues: values }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(strata, fc.integer({ min: -5, max: 5 }), (drawn, more) => {
        const found = rankShift(drawn, 0.95);
        if (found === null) return;
        expect(found.value).toBeCloseTo(weightedMedian(drawn), 6);
        expect(found.low <= found.value && found.value <= found.high).toBe(true);
        const moved = drawn.map((one) => ({ ...one, values: one.values.map((value) => value + more) }));
        expect(rankShift(moved, 0.95)?.value ?? found.value + more).toBeCloseTo(found.value + more, 6);
      }),
      { seed: 1 },
    );
  });

  it('is none where all values are the same, or no owner has both', () => {
    expect(rankShift([{ values: [3, 3], otherValues: [3, 3, 3] }], 0.95)).toBeNull();
    expect(
      rankShift(
        [
          { values: [1, 2], otherValues: [] },
          { values: [], otherValues: [3] },
        ],
        0.95,
      ),
    ).toBeNull();
  });
});

/** By listing all pairs. */
function weightedMedian(strata: readonly RankStratum[]): number {
  const pairs = strata
    .flatMap(({ values, otherValues }) =>
      values.flatMap((value) =>
        otherValues.map((other) => ({ by: value - other, weight: 1 / (values.length + otherValues.length + 1) })),
      ),
    )
    .toSorted((a, b) => a.by - b.by);
  const half = pairs.reduce((total, { weight }) => total + weight, 0) / 2;
  const reached = (from: typeof pairs): number => {
    let total = 0;
    for (const { by, weight } of from) {
      total += weight;
      if (total > half - 1e-9) return by;
    }
    return NaN;
  };
  return (reached(pairs) + reached(pairs.toReversed())) / 2;
}

describe('corrected p-values', () => {
  it('are those of the worked example of Holm’s method: 0.01, 0.04, 0.03 and 0.005', () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((expected, at) => expect(corrected[at]).toBeCloseTo(expected, 12));
  });

  it('never pass 1, and are as they were where only one thing is looked at', () => {
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([])).toEqual([]);
  });
});

describe('the rate of a group', () => {
  it('has the score interval of Newcombe 1998 (Statistics in Medicine 17, 857), table I, method 3', () => {
    const cases = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [hits, deals, least, most] of cases) {
      const { low, high } = wilson(hits / deals, deals, normalReach(0.95));
      expect(low).toBeCloseTo(least, 4);
      expect(high).toBeCloseTo(most, 4);
    }
  });

  it('is wider where owners differ from each other', () => {
    const alike = Array.from({ length: 10 }, () => ({ deals: 20, hits: 8 }));
    const differing = alike.map(({ deals }, at) => ({ deals, hits: at % 2 === 0 ? 2 : 14 }));
    const width = (owners: typeof alike): number => clusteredRate(owners, 0.95).high - clusteredRate(owners, 0.95).low;
    expect(clusteredRate(differing, 0.95).value).toBeCloseTo(0.4, 12);
    expect(width(differing)).toBeGreaterThan(2 * width(alike));
  });

  it('stays within 0 and 1 where all or none have the outcome', () => {
    const none = Array.from({ length: 5 }, () => ({ deals: 6, hits: 0 }));
    expect(clusteredRate(none, 0.95)).toMatchObject({ value: 0, low: 0 });
    expect(
      clusteredRate(
        none.map(({ deals }) => ({ deals, hits: deals })),
        0.95,
      ),
    ).toMatchObject({ value: 1, high: 1 });
  });
});

describe('distributions', () => {
  it('have the values of the tables of the normal and of Student’s t distribution', () => {
    expect(normalReach(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(studentReach(0.95, 4)).toBeCloseTo(2.7764451051977987, 7);
    expect(twoSidedP(-5)).toBeCloseTo(2 * 2.866515718791933e-7, 15);
  });
});
