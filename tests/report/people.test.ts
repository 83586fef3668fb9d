import { riskOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import { reportPage } from '../../src/report/index.ts';
import { namedTo } from '../../src/report/people.ts';
import { reportOver, shownIn, type DealRow, type Written } from './support/pipeline.ts';

const HEAD = { now: '2026-11-21T10:00:00.000Z', org: 'https://example.test' };
const USERS = [
  { id: 'ann', name: 'Ann Ames', managerId: 'mia' },
  { id: 'bob', name: 'Bob Bell', managerId: 'max' },
  { id: 'mia', name: 'Mia Moss', managerId: 'vic' },
  { id: 'max', name: 'Max Marr', managerId: 'vic' },
  { id: 'vic', name: 'Vic Vale', managerId: null },
] as const;
const NAMES = /Ames|Bell|Moss|Marr|Vale/;

/** Six open deals each of Ann and Bob; Ann's customers answered one of two questions, Bob's none. */
function data(naming: Written['naming'], reader: string): Written {
  const named = namedTo(reader, naming, USERS);
  const deals = Array.from({ length: 12 }, (_none, index): DealRow => {
    const ownerId = index % 2 === 0 ? 'ann' : 'bob';
    return {
      ...{ id: `d${index}`, name: `Deal ${index}`, account: null, stage: 'Needs Analysis', amount: 10.1 * (index + 1) },
      ...{ closeDate: index < 4 ? '2026-11-20' : index < 8 ? '2026-12-21' : '2026-12-22', ownerId },
      ...{ closed: false, won: false, example: false, score: 10 + index, inQuestion: index === 5 ? 1 : 0 },
      ...{ diagnosis: index === 6 ? 'Pain confirmed' : 'Started', nextGate: null },
    };
  });
  return {
    ...{ deals, naming, gaps: [], stages: ['Needs Analysis'], reviews: [] },
    people: USERS.map((user) => ({ ...user, named: named.has(user.id) })),
    quotes: { fromSource: 0, typedByHand: 0 },
    today: '2026-11-21',
    concepts: ['problem', 'budget'],
    heard: [{ owner: 'ann', concept: 'problem', count: 6 }],
  };
}
const reportOf = (naming: Written['naming'], reader = 'service') => reportOver(data(naming, reader), HEAD);

describe('whom the report names', () => {
  test.each([
    ['off', 'vic', []],
    ['all', 'service', ['ann', 'bob', 'max', 'mia', 'vic']],
    ['above', 'service', []],
    ['above', 'ann', ['ann']],
    ['above', 'mia', ['ann', 'mia']],
    ['above', 'vic', ['ann', 'bob', 'max', 'mia', 'vic']],
  ] as const)('%s, read by %s', (people, reader, named) => {
    expect([...namedTo(reader, people, USERS)].sort()).toEqual(named);
  });

  test('four managers up at most, and users who manage each other in a circle end it', () => {
    const chain = Array.from({ length: 7 }, (_none, index) => ({ id: `u${index}`, managerId: `u${index + 1}` }));
    expect([...namedTo('u6', 'above', chain)].sort()).toEqual(['u2', 'u3', 'u4', 'u5', 'u6']);
    const circle = [
      { id: 'a', managerId: 'b' },
      { id: 'b', managerId: 'a' },
    ];
    expect([...namedTo('c', 'above', circle)]).toEqual([]);
    expect([...namedTo('a', 'above', circle)]).toEqual(['a', 'b']);
  });
});

describe('a report that names nobody', () => {
  test.each(['off', 'above'] as const)(
    'has no name in its page and data, and the reason for it (%s)',
    async (naming) => {
      const report = await reportOf(naming);
      const page = reportPage(report);
      expect(`${page}${JSON.stringify(report)}`).not.toMatch(NAMES);
      expect(page).toContain(naming === 'off' ? '<code>people: off</code>' : '<code>people: own manager</code>');
      expect(shownIn(page)).not.toMatch(/>Owner<|Not named|NaN|undefined|null/);
    },
  );

  test('is useful: totals, stages, deals, what is at risk and what customers answered stay', async () => {
    const [hidden, all] = [await reportOf('off'), await reportOf('all')];
    for (const part of ['totals', 'pipeline', 'stages', 'gates', 'missing', 'risk', 'questions'] as const)
      expect(hidden[part]).toEqual(all[part]);
    expect(hidden.openDeals).toEqual(all.openDeals.map((deal) => ({ ...deal, owner: null })));
    expect(hidden.owners).toEqual([expect.objectContaining({ owner: null, manager: null, people: 2, deals: 12 })]);
    expect(hidden.neverHeard).toEqual([]);
    expect(reportPage(hidden)).toContain('At risk');
    expect(reportPage(hidden)).toContain('What customers answered');
  });
});

test('a manager’s report names who reports to them, and all others are one line', async () => {
  const report = await reportOf('above', 'mia');
  expect(report.owners.map(({ owner, manager, people, deals }) => [owner, manager, people, deals])).toEqual([
    ['Ann Ames', 'Mia Moss', 1, 6],
    [null, null, 1, 6],
  ]);
  expect(report.managers.map(({ manager, hidden, owners }) => [manager, hidden, owners])).toEqual([
    ['Mia Moss', false, 1],
    [null, true, 1],
  ]);
  const page = reportPage(report);
  expect(page).toContain('Not named (1)');
  expect(page).not.toMatch(/Bell|Marr|Vale/);
  expect(page).toContain('Ann Ames');
});

describe('figures that the board has as well', () => {
  test('what customers answered, over all deals with notes and by owner', async () => {
    const report = await reportOf('all');
    expect(report.questions).toEqual([
      { concept: 'problem', heard: 6, deals: 12, share: 0.5 },
      { concept: 'budget', heard: 0, deals: 12, share: 0 },
    ]);
    expect(report.neverHeard).toEqual([
      { owner: 'Bob Bell', concepts: ['problem', 'budget'] },
      { owner: 'Ann Ames', concepts: ['budget'] },
    ]);
    expect(reportPage(report)).toContain('50 %');
  });

  test('at risk: past the close date, or within 30 days, without a confirmed pain', async () => {
    const { risk } = await reportOf('all');
    expect(risk.map(({ closes, diagnosis, deals }) => [closes, diagnosis, deals])).toEqual([
      ['past', 'Started', 4],
      ['soon', 'Started', 2],
      ['soon', 'In question', 1],
    ]);
    expect(risk[0]?.amount).toBeCloseTo(101, 2);
    expect(riskOf([{ closes: 'past', diagnosis: 'Started', count: 4, amount: 101 }])).toHaveLength(1);
  });

  test('nothing is stated over fewer than five deals, or without playbooks', async () => {
    const few = await reportOver({ ...data('all', 'x'), deals: data('all', 'x').deals.slice(0, 4) }, HEAD);
    expect(few.questions.map(({ share }) => share)).toEqual([null, null]);
    expect(few.neverHeard).toEqual([]);
    const none = await reportOver({ ...data('all', 'x'), concepts: [], heard: [] }, HEAD);
    expect([none.questions, reportPage(none).includes('What customers answered')]).toEqual([[], false]);
  });
});
