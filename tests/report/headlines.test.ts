import { headlinesOf, lowerTail } from '../../src/report/headlines.ts';
import { reportPage, type EarlierDay, type Report } from '../../src/report/index.ts';
import { DEAL_LISTS } from '../../src/report/types.ts';
import { reportOver, type DealRow, type Written } from './support/pipeline.ts';

const HEAD = { now: '2026-11-21T10:00:00.000Z', org: 'https://example.test' };
const SELLERS = ['Ann Ames', 'Bob Bell', 'Cleo Cole', 'Dan Dunn'];
const QUESTIONS = ['problem', 'budget', 'champion'];
const EACH = 20;

/** Four sellers with twenty open deals each, all diagnosed, none closing soon; customers answered each question on half of them. */
function quiet(): Written {
  const people = SELLERS.map((name) => ({ id: name, name, managerId: null, named: true }));
  const deals = people.flatMap(({ id: ownerId }) =>
    Array.from({ length: EACH }, (_none, index): DealRow => ({
      ...{ id: `${ownerId} ${index}`, name: `Deal ${index} of ${ownerId}`, account: null, stage: 'Needs Analysis' },
      ...{ amount: 1000 + index, closeDate: '2027-03-31', ownerId, closed: false, won: false, example: false },
      ...{ score: 50, diagnosis: 'Pain confirmed', inQuestion: 0, nextGate: null },
    })),
  );
  const heard = SELLERS.flatMap((owner) => QUESTIONS.map((concept) => ({ owner, concept, count: EACH / 2 })));
  return {
    ...{ people, deals, heard, gaps: [], stages: ['Needs Analysis'], reviews: [], naming: 'all', today: '2026-11-21' },
    ...{ concepts: QUESTIONS, quotes: { fromSource: 0, typedByHand: 0 } },
  };
}

const BEFORE: EarlierDay = { day: '2026-11-14', atRisk: [], inQuestion: 0, pastGate: [] };

async function linesOf(written: Written, previous: EarlierDay = BEFORE): Promise<readonly string[]> {
  const { headlines } = await reportOver(written, { ...HEAD, earlier: { days: [], previous } });
  return headlines.map(({ text, quiet: isQuiet }) => `${isQuiet ? '(quiet) ' : ''}${text}`);
}

const change = (written: Written, id: string, fields: Partial<DealRow>): Written => ({
  ...written,
  deals: written.deals.map((deal) => (deal.id === id ? { ...deal, ...fields } : deal)),
});

/** With deals that are past a gate without a pain. */
const standing = (written: Written, ...ids: readonly string[]): Written => ({
  ...written,
  gaps: ids.map((dealId) => ({
    ...{
      dealId,
      toEnter: 'Needs Analysis',
      playbook: 'mine',
      sentence: 'One pain',
      code: null,
      about: 'standing' as const,
    },
  })),
});

const RISKY = { amount: 90_000, closeDate: '2026-11-26', diagnosis: 'Started' };

describe('the three lines on top', () => {
  test('state on a quiet pipeline that nothing stands out', async () => {
    expect(await linesOf(quiet())).toEqual([
      '(quiet) Nothing is at risk: no deal closes within 30 days, or should have, without a confirmed pain.',
      '(quiet) Nobody stands out: no seller is far below the others on any question.',
      '(quiet) Since 2026-11-14: nothing of weight changed.',
    ]);
  });

  test('state that nobody needs help where no deal is open', async () => {
    const { deals, ...rest } = quiet();
    const closed = deals.map((deal) => ({ ...deal, closed: true, won: true }));
    const report = await reportOver(standing({ ...rest, deals: closed }, 'Ann Ames 1'), HEAD);
    expect(report.headlines[1]).toEqual({
      ...{ about: 'help', quiet: true },
      text: 'No deal is open: there is nobody to help.',
    });
    // Won past a gate.
    expect(reportPage(report)).toContain('Deal 1 of Ann Ames');
    expect(reportPage(await reportOver({ ...rest, deals: closed }, HEAD))).not.toContain('Deal 1 of Ann Ames');
  });

  test('state that there is no earlier day', async () => {
    const { headlines } = await reportOver(quiet(), HEAD);
    expect(headlines[2]).toEqual({
      ...{ about: 'change', quiet: true },
      text: 'There is no snapshot of an earlier day to compare with; from tomorrow on, reports name what changed.',
    });
  });

  test('name the planted risk, the largest amount first, with its days and its diagnosis', async () => {
    const one = change(quiet(), 'Bob Bell 3', RISKY);
    const two = change(one, 'Ann Ames 1', { closeDate: '2026-11-11', diagnosis: 'Not started', amount: 80_000 });
    const [risk] = await linesOf(two);
    expect(risk).toBe(
      'Largest risk: Deal 3 of Bob Bell, €90,000, closes in 5 days (started). 2 deals worth €170,000 are at risk in all.',
    );
  });

  test('put a deal that is more than 30 days late after all others, and advise to close or disqualify it', async () => {
    const late = { closeDate: '2026-10-21', diagnosis: 'Not started', amount: 500_000 };
    const one = change(quiet(), 'Ann Ames 1', late);
    expect((await linesOf(one))[0]).toBe(
      'Largest risk: Deal 1 of Ann Ames, €500,000, was to close 31 days ago (not started). 1 deal worth €500,000 is at risk in all. It should have closed more than 30 days ago: close or disqualify it.',
    );
    const two = change(one, 'Bob Bell 3', RISKY);
    expect((await linesOf(two))[0]).toBe(
      'Largest risk: Deal 3 of Bob Bell, €90,000, closes in 5 days (started). 2 deals worth €590,000 are at risk in all. 1 of them should have closed more than 30 days ago: close or disqualify it.',
    );
    const thirty = change(two, 'Ann Ames 1', { closeDate: '2026-10-22' });
    expect((await linesOf(thirty))[0]).toContain(
      'Largest risk: Deal 1 of Ann Ames, €500,000, was to close 30 days ago',
    );
    const all = change(two, 'Bob Bell 3', { ...late, amount: 1 });
    expect((await linesOf(all))[0]).toContain(
      'All of them should have closed more than 30 days ago: close or disqualify them.',
    );
  });

  test('name the seller whose customers were not asked, and the question', async () => {
    const { heard, ...rest } = quiet();
    const planted = heard.map((one) =>
      one.owner === 'Cleo Cole' && one.concept === 'budget' ? { ...one, count: 1 } : one,
    );
    const [, help] = await linesOf({ ...rest, heard: planted });
    expect(help).toBe('Cleo Cole needs help with “budget”: answered on 1 of 20 deals, where the others have 50 %.');
  });

  test('name what changed since the last report: new and settled risk, texts in question', async () => {
    const now = change(change(quiet(), 'Dan Dunn 7', RISKY), 'Ann Ames 2', { inQuestion: 2 });
    const [, , changed] = await linesOf(now, { ...BEFORE, atRisk: ['Bob Bell 1', 'Bob Bell 2'] });
    expect(changed).toBe(
      'Since 2026-11-14: 1 deal new at risk (€90,000), the largest Deal 7 of Dan Dunn; 2 deals no longer at risk; 1 deal more in question.',
    );
  });

  test('name the largest of the deals that came past a gate without what it asks, and count those that left', async () => {
    const now = standing(change(quiet(), 'Dan Dunn 7', { amount: 40_000 }), 'Dan Dunn 7', 'Dan Dunn 8', 'Ann Ames 1');
    const before = { ...BEFORE, pastGate: ['Ann Ames 1', 'Bob Bell 1'] };
    const { headlines } = await reportOver(now, { ...HEAD, earlier: { days: [], previous: before } });
    expect(headlines[2]).toEqual({
      ...{ about: 'change', quiet: false, url: 'https://example.test/lightning/r/Opportunity/Dan Dunn 7/view' },
      text: 'Since 2026-11-14: 2 deals new past a gate without what it asks (€41,008), the largest Deal 7 of Dan Dunn; 1 deal no longer past a gate without what it asks.',
    });
  });

  test.each([1, 2, 3, 4, 5])(
    'name the risk, the person and the change that were planted at random: %d',
    async (seed) => {
      const roll = random(seed * 7919);
      const pick = <One>(all: readonly One[]): One => all[Math.floor(roll() * all.length)]!;
      const [risk, come, left] = ['Ann Ames', 'Bob Bell', 'Cleo Cole'].map(
        (owner) => `${owner} ${pick([0, 5, 11, 19])}`,
      );
      const [weak, concept] = [pick(SELLERS), pick(QUESTIONS)];
      const amount = 50_000 + Math.floor(roll() * 9) * 1_000;
      const closeDate = pick(['2026-11-22', '2026-12-01', '2026-12-21']);
      const { heard, ...rest } = standing(change(quiet(), risk!, { ...RISKY, amount, closeDate }), come!);
      const unasked = heard.map((one) => (one.owner === weak && one.concept === concept ? { ...one, count: 0 } : one));
      const before = { ...BEFORE, atRisk: [risk!, left!] };
      const [first, second, third] = await linesOf({ ...rest, heard: unasked }, before);
      const nameOf = (id = '') => `Deal ${id.split(' ')[2]} of ${id.split(' ').slice(0, 2).join(' ')}`;
      expect(first).toContain(`Largest risk: ${nameOf(risk)}, €${amount.toLocaleString('en')}, closes in `);
      expect(second).toBe(
        `${weak} needs help with “${concept}”: answered on 0 of 20 deals, where the others have 50 %.`,
      );
      expect(third).toMatch(
        /^Since 2026-11-14: 1 deal no longer at risk; 1 deal new past a gate without what it asks /,
      );
      expect(third).toContain(`, the largest ${nameOf(come)}.`);
    },
  );

  test('never name a deal with texts in question, whatever its amount and score', async () => {
    const junk = change(quiet(), 'Ann Ames 0', {
      ...RISKY,
      amount: 900_000,
      score: 100,
      diagnosis: 'Pain confirmed',
      inQuestion: 10,
    });
    const report = await reportOver(junk, HEAD);
    expect(report.atRisk).toEqual([]);
    expect((await linesOf(junk))[0]).toContain('(quiet)');
    // The board's figure counts it.
    expect(report.risk).toEqual([{ closes: 'soon', diagnosis: 'In question', deals: 1, amount: 900_000 }]);
  });

  test('name no person where the playbook names nobody', async () => {
    const { heard, people, ...rest } = quiet();
    const planted = heard.map((one) => (one.owner === 'Cleo Cole' ? { ...one, count: 0 } : one));
    const hidden = people.map((person) => ({ ...person, named: false }));
    const report = await reportOver({ ...rest, heard: planted, people: hidden, naming: 'off' }, HEAD);
    expect(report.headlines[1]?.text).toMatch(/^The playbook names nobody\. Over all, “problem” is answered least/);
    expect(`${JSON.stringify(report)}${reportPage(report)}`).not.toMatch(/>(Ann Ames|Bob Bell|Cleo Cole|Dan Dunn)</);
  });

  test('state that nothing changed where a day is compared with itself', async () => {
    const written = standing(change(quiet(), 'Bob Bell 3', RISKY), 'Cleo Cole 1');
    const { atRisk, totals, pastGate } = await reportOver(written, HEAD);
    const ids = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id);
    const same = { atRisk: ids(atRisk), inQuestion: totals.inQuestion, pastGate: ids(pastGate) };
    expect([same.atRisk, same.pastGate]).toEqual([['Bob Bell 3'], ['Cleo Cole 1']]);
    const [, , changed] = await linesOf(written, { day: '2026-11-14', ...same });
    expect(changed).toBe('(quiet) Since 2026-11-14: nothing of weight changed.');
  });
});

/** 1, 2, … as numbers between 0 and 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('where all sellers ask alike, chance names a seller in at most 6.5 of 100 reports', () => {
  const RUNS = 1_000;
  let named = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const roll = random(seed * 7919);
    const deals = 20;
    const heat = Array.from({ length: 10 }, (_none, at): Report['heat'][number] => ({
      ...{ owner: `S${at}`, deals, amount: 1000 },
      cells: QUESTIONS.map((concept) => {
        const heard = Array.from({ length: deals }, roll).filter((one) => one < 0.5).length;
        return { concept, heard, share: heard / deals };
      }),
    }));
    const questions = QUESTIONS.map((concept, at) => {
      const heard = heat.reduce((sum, { cells }) => sum + cells[at]!.heard, 0);
      return { concept, heard, deals: deals * heat.length, share: heard / (deals * heat.length) };
    });
    const none = { rows: 0, amount: 0 };
    const listed = Object.fromEntries(DEAL_LISTS.map((list) => [list, none])) as Report['listed'];
    const figures = {
      heat,
      questions,
      atRisk: [],
      risk: [],
      listed,
      late: none,
      currency: 'EUR',
      people: 'all',
    } as const;
    const totals = { deals: 200, openDeals: 200, openAmount: 0, averageScore: null, notStarted: 0, inQuestion: 0 };
    if (headlinesOf({ ...figures, totals }, undefined)[1]?.quiet === false) named += 1;
  }
  expect(named / RUNS).toBeLessThan(0.065);
});

test.each([
  [0, 10, 0.5, 1 / 1024],
  [5, 10, 0.5, 0.623046875],
  [10, 10, 0.3, 1],
  [3, 10, 0, 1],
  [3, 10, 1, 0],
])('the chance of at most %d of %d at %d', (hits, tries, rate, chance) => {
  expect(lowerTail(hits, tries, rate)).toBeCloseTo(chance, 9);
});
