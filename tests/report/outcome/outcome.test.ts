import {
  computeOutcomes,
  type AnswerCount,
  type AnswerState,
  type ClosedDeal,
  type OutcomeReport,
} from '../../../src/report/outcome/index.ts';
import { drawPipeline, NAMED, type Plan } from './pipelines.ts';

const DEAL: ClosedDeal = {
  ...{ ownerId: 'o0', result: 'won', cycleDays: 40, amount: 1000, currency: null, diagnosis: 'Pain quoted' },
  ...{ hasUnknown: false, silentDays: null },
};
/** `count` deals of each of `people`, with differing days and amounts. */
function dealsOf(people: number, count: number, what: (at: number) => Partial<ClosedDeal>): readonly ClosedDeal[] {
  return Array.from({ length: people * count }, (_, at) => ({
    ...DEAL,
    ownerId: `o${at % people}`,
    cycleDays: 20 + (at % 37),
    amount: 1000 + 10 * (at % 53),
    ...what(Math.floor(at / people)),
  }));
}
const half = (at: number): Partial<ClosedDeal> => ({
  diagnosis: at % 2 === 0 ? 'Pain heard' : 'Started',
  result: at % 4 < 2 ? 'won' : 'lost',
});
function answersOf(question: string, state: AnswerState, people: number, deals: number): readonly AnswerCount[] {
  return Array.from({ length: people }, (_, at) => ({ question, ownerId: `o${at}`, result: 'won', state, deals }));
}
const only = (deals: readonly ClosedDeal[]): OutcomeReport => computeOutcomes({ deals, answers: [] });
const missingOf = (report: OutcomeReport): readonly (string | null)[] => report.diagnosis.map(({ missing }) => missing);
const plan: Plan = {
  ...{ seed: 5, owners: 12, deals: 500, baseRates: [0.2, 0.5], confounding: 0.5 },
  effect: { on: 'question', share: 0.3 },
};

describe('with little data', () => {
  it('there is no figure over no deals', () => {
    const report = only([]);
    expect(report).toMatchObject({
      closed: 0,
      complete: 0,
      winRate: null,
      ghosting: null,
      comparisons: 0,
      byDiagnosis: [],
    });
    expect(missingOf(report)).toEqual(['too few', 'too few', 'too few', 'too few']);
  });

  it('there is a rate from thirty deals and five people on, and none below', () => {
    expect(only(dealsOf(5, 6, half)).winRate).not.toBeNull();
    expect(only(dealsOf(5, 6, half).slice(1)).winRate).toBeNull();
    expect(only(dealsOf(4, 8, half)).winRate).toBeNull();
  });

  it('the same holds for both groups of a comparison', () => {
    const uneven = (at: number): Partial<ClosedDeal> => ({ ...half(at), diagnosis: at < 5 ? 'Pain heard' : 'Started' });
    const report = only(dealsOf(5, 30, uneven));
    expect(report.diagnosis[0]).toMatchObject({
      missing: 'too few',
      group: { deals: 25, rate: null },
      difference: null,
    });
    expect(report.diagnosis[0]!.sentence).toBe(
      'Win rate with and without a pain heard: not enough data; 25 deals of 5 people with, 125 deals of 5 people without, and 30 deals of 5 people are needed.',
    );
  });

  it('one owner is never compared with himself alone', () => {
    expect(missingOf(only(dealsOf(1, 400, half)))).toEqual(['too few', 'too few', 'too few', 'too few']);
  });

  it('owners with one kind of deals each cannot be compared', () => {
    const deals = dealsOf(10, 20, half).map((deal) => ({
      ...deal,
      diagnosis: Number(deal.ownerId.slice(1)) < 5 ? 'Pain heard' : 'Started',
    }));
    expect(missingOf(only(deals)).slice(0, 2)).toEqual(['too few with both', 'too few with both']);
  });
});

describe('with outcomes that are all alike', () => {
  it('all won: no difference of rates, and a rate of 1', () => {
    const report = only(dealsOf(6, 20, (at) => ({ ...half(at), result: 'won' })));
    expect(missingOf(report)).toEqual(['all alike', 'all alike', null, null]);
    expect(report.winRate).toMatchObject({ value: 1, high: 1 });
  });

  it('all lost: no difference at all', () => {
    const report = only(dealsOf(6, 20, (at) => ({ ...half(at), result: 'lost' })));
    expect(missingOf(report)).toEqual(['all alike', 'all alike', 'too few', 'too few']);
    expect(report.winRate).toMatchObject({ value: 0, low: 0 });
  });

  it('the same days everywhere are no difference of days', () => {
    const report = only(dealsOf(6, 40, (at) => ({ ...half(at), cycleDays: 30 })));
    expect(missingOf(report)).toEqual([null, 'all alike', 'all alike', null]);
  });

  it('unknown everywhere: no deal is complete, and no question is compared', () => {
    const deals = dealsOf(6, 20, (at) => ({ ...half(at), hasUnknown: true }));
    const { complete, questions, sentences } = computeOutcomes({
      deals,
      answers: answersOf('budget', 'unknown', 6, 20),
    });
    expect(complete).toBe(0);
    expect(questions[0]).toMatchObject({ unknown: 120, heard: 0, comparison: { missing: 'too few' } });
    expect(sentences[0]).toBe('0 of 120 closed deals have no unknown answer at all.');
  });
});

describe('amounts', () => {
  const priced = (at: number): Partial<ClosedDeal> => ({ ...half(at), result: 'won' });
  it('of zero are not known, and no amount is compared with one of another currency', () => {
    const deals = dealsOf(6, 40, priced);
    const expected = only(deals).diagnosis[3]!.difference!;
    const withZeros = [...deals, ...dealsOf(6, 10, (at) => ({ ...half(at), result: 'won', amount: 0 }))];
    expect(only(withZeros).diagnosis[3]!.difference).toMatchObject({ value: expected.value, p: expected.p });
    const inYen = deals.map((deal) => ({ ...deal, amount: deal.amount! * 160, currency: 'JPY' }));
    const inTwo = only([...deals.map((deal) => ({ ...deal, currency: 'EUR' })), ...inYen]);
    expect(inTwo.diagnosis[3]!.difference!.value).toBeCloseTo(expected.value, 6);
    expect(inTwo.diagnosis[3]).toMatchObject({ group: { median: null }, others: { median: null } });
    expect(inTwo.byDiagnosis.map(({ amount }) => amount)).toEqual([null, null]);
  });

  it('are compared as a factor', () => {
    const deals = dealsOf(6, 40, (at) => ({
      ...priced(at),
      amount: (at % 2 === 0 ? 3 : 2) * (1000 + 10 * (Math.floor(at / 2) % 19)),
    }));
    expect(only(deals).diagnosis[3]!.difference!.value).toBeCloseTo(1.5, 1);
  });
});

describe('questions', () => {
  it('with a planted effect is shown first, and separates', () => {
    const report = computeOutcomes(drawPipeline(plan));
    expect(report.questions[0]).toMatchObject({ question: NAMED, comparison: { difference: { isShown: true } } });
    expect(report.sentences).toContain(`Questions that separate won deals from others: \`${NAMED}\`.`);
  });

  it('whose others are mostly unknown are shown with that doubt', () => {
    const { deals, answers } = drawPipeline(plan);
    const unknown = answers.map((one) => (one.state === 'not heard' ? { ...one, state: 'unknown' as const } : one));
    const sentenceOf = (given: readonly AnswerCount[]): string =>
      computeOutcomes({ deals, answers: given }).questions[0]!.comparison.sentence;
    expect(sentenceOf(unknown)).toBe(
      `${sentenceOf(answers)} Most of the others are unknown, and a deal that ends early leaves more unknown: this may be the deal and not the question.`,
    );
  });

  it('which nobody is heard on, or which draw placeholders, are proposed to be taken out or worded anew', () => {
    const answers = [
      ...answersOf('budget', 'not heard', 6, 10),
      ...answersOf('champion', 'heard', 6, 6),
      ...answersOf('champion', 'placeholder', 6, 4),
    ];
    const { proposals } = computeOutcomes({ deals: [], answers });
    expect(proposals).toEqual([
      {
        question: 'budget',
        reason: 'never heard',
        sentence: 'Customers were heard on `budget` on none of 60 closed deals: retire it or word it anew.',
      },
      {
        question: 'champion',
        reason: 'placeholders',
        sentence: '24 of 60 answers to `champion` only fill the field: word it anew or retire it.',
      },
    ]);
  });

  it('are not proposed for the placeholders of one person, nor over few deals', () => {
    const ofOne = answersOf('champion', 'placeholder', 6, 30).slice(0, 1);
    expect(
      computeOutcomes({ deals: [], answers: [...answersOf('champion', 'heard', 6, 10), ...ofOne] }).proposals,
    ).toEqual([]);
    expect(computeOutcomes({ deals: [], answers: answersOf('budget', 'unknown', 5, 5) }).proposals).toEqual([]);
    expect(computeOutcomes({ deals: [], answers: answersOf('budget', 'unknown', 4, 50) }).proposals).toEqual([]);
  });

  it('may have any key', () => {
    const keys = ['__proto__', 'constructor', '<script>', '', '`', 'toString'];
    const { questions } = computeOutcomes({ deals: [], answers: keys.flatMap((key) => answersOf(key, 'heard', 5, 6)) });
    expect(questions.map(({ question }) => question).toSorted()).toEqual(keys.toSorted());
    expect(questions.every(({ heard }) => heard === 30)).toBe(true);
  });
});

describe('silence before the close', () => {
  it('is `no e-mail data` without any e-mail', () => {
    const report = only(dealsOf(6, 40, half));
    expect(report.ghosting).toBeNull();
    expect(report.sentences).toContain('Silence before the close: no e-mail data.');
  });

  it('is compared on deals that were not won', () => {
    const deals = dealsOf(6, 60, (at) => ({
      ...half(at),
      silentDays: (at % 2 === 0 ? 5 : 12) + (Math.floor(at / 4) % 7),
    }));
    expect(only(deals).ghosting!.difference!.value).toBe(-7);
    expect(only(deals.map((deal) => ({ ...deal, result: 'won' }))).ghosting).toMatchObject({ missing: 'too few' });
  });
});

describe('owners', () => {
  it('who win more and diagnose more are no effect of diagnosis', () => {
    // Each owner wins as often with a pain heard as without: four fifths or one fifth.
    const deals = dealsOf(10, 25, (at) => ({
      result: at % 5 === 0 ? 'won' : 'lost',
      diagnosis: at < 5 ? 'Pain heard' : 'Started',
    })).map((deal): ClosedDeal =>
      Number(deal.ownerId.slice(1)) % 2 === 0
        ? deal
        : {
            ...deal,
            result: deal.result === 'won' ? 'lost' : 'won',
            diagnosis: deal.diagnosis === 'Started' ? 'Pain heard' : 'Started',
          },
    );
    const { group, others, difference } = only(deals).diagnosis[0]!;
    expect(group.rate!.value - others.rate!.value).toBeCloseTo(0.36, 6);
    expect(difference).toMatchObject({ isShown: false });
    expect(difference!.value).toBeCloseTo(0, 9);
  });
});

describe('the report', () => {
  it('begins with the complete deals, ends with what limits it, and has no owner in it', () => {
    const report = computeOutcomes(drawPipeline(plan));
    const { complete, sentences } = report;
    expect(sentences[0]).toBe(`${complete} of 500 closed deals have no unknown answer at all.`);
    expect(sentences.slice(-3)[0]).toMatch(/does not prove that asking wins/);
    expect(JSON.stringify(report)).not.toMatch(/seller/);
  });

  it('counts apart the deals of which nothing was asked', () => {
    const report = only([...dealsOf(5, 6, half), ...dealsOf(5, 2, () => ({ hasUnknown: null, diagnosis: null }))]);
    expect(report).toMatchObject({ closed: 40, asked: 30, complete: 30 });
    expect(report.sentences[0]).toBe(
      '30 of 40 closed deals have no unknown answer at all; no live playbook asks anything of 10.',
    );
    expect(report.diagnosis[0]!.group.deals + report.diagnosis[0]!.others.deals).toBe(30);
  });

  it('is the same from JSON, and does not depend on the order of the rows', () => {
    const { deals, answers } = drawPipeline(plan);
    const report = computeOutcomes({ deals, answers });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(computeOutcomes({ deals: deals.toReversed(), answers: answers.toReversed() })).toEqual(report);
  });

  it('corrects for every comparison that has data', () => {
    const { comparisons, diagnosis, questions, ghosting } = computeOutcomes(drawPipeline(plan));
    const all = [...diagnosis, ghosting!, ...questions.map(({ comparison }) => comparison)];
    expect(comparisons).toBe(all.filter(({ difference }) => difference !== null).length);
    const least = all.flatMap(({ difference }) => difference ?? []).toSorted((a, b) => a.p - b.p)[0]!;
    expect(least.corrected).toBeCloseTo(Math.min(1, least.p * comparisons), 12);
  });

  it('does not count losing against anybody: a lost deal more with each diagnosis leaves the amounts and days of won deals', () => {
    const deals = dealsOf(6, 40, half);
    const before = only(deals);
    const after = only([...deals, ...dealsOf(6, 2, (at) => ({ ...half(at), result: 'lost' }))]);
    expect(after.diagnosis.slice(2).map(({ group, others }) => [group, others])).toEqual(
      before.diagnosis.slice(2).map(({ group, others }) => [group, others]),
    );
  });
});
