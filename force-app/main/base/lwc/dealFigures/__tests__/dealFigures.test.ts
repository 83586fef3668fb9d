import { heatOf, MANAGERS_ABOVE, neverHeard, peopleOf, riskOf, sumOf, totalsOf, whereDiagnosis } from 'c/dealFigures';

const STAGES = ['Prospecting', 'Needs Analysis', 'Proposal'];
const DIAGNOSES = ['Not started', 'Started', 'Pain confirmed'];
const order = { stages: STAGES, diagnoses: DIAGNOSES };
const group = (stage: string, diagnosis: string, count: number, amount = count * 100) => ({
  ...{ stage, diagnosis, count, amount },
});

/** Pseudo-random numbers below `limit`, the same in each run. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

describe('totals by stage and diagnosis', () => {
  test('have the stages in their order, unknown ones after them, and none without deals', () => {
    const groups = [
      group('Zeta', 'Started', 1),
      group('Alpha', 'Started', 1),
      group('Proposal', 'Not started', 2),
      group('Prospecting', 'Started', 1),
      group('Needs Analysis', 'Started', 0),
    ];
    const rows = totalsOf(groups, order);
    expect(rows.map(({ stage }) => stage)).toEqual(['Prospecting', 'Proposal', 'Alpha', 'Zeta']);
    expect(rows[1]).toEqual({
      ...{ stage: 'Proposal', count: 2, amount: 200 },
      cells: [
        { diagnosis: 'Not started', count: 2, amount: 200 },
        { diagnosis: 'Started', count: 0, amount: 0 },
        { diagnosis: 'Pain confirmed', count: 0, amount: 0 },
      ],
    });
    expect(totalsOf([], order)).toEqual([]);
  });

  test('a diagnosis without a column still counts in the total of its stage', () => {
    const [row] = totalsOf([group('Proposal', 'In question', 3), group('Proposal', 'Started', 1)], order);
    expect([row?.count, sumOf(row?.cells ?? []).count]).toEqual([4, 1]);
  });

  test('of random deals are what a plain count finds', () => {
    const random = randomFrom(7);
    const deals = Array.from({ length: 500 }, () => ({
      stage: [...STAGES, 'Other'][random(4)]!,
      diagnosis: DIAGNOSES[random(3)]!,
      amount: random(1000) - 100,
    }));
    const rows = totalsOf(
      deals.map((deal) => ({ ...deal, count: 1 })),
      order,
    );
    expect(sumOf(rows)).toEqual({ count: 500, amount: deals.reduce((sum, { amount }) => sum + amount, 0) });
    for (const { stage, cells, count } of rows) {
      expect(sumOf(cells).count).toBe(count);
      for (const { diagnosis, ...figure } of cells) {
        const mine = deals.filter((deal) => deal.stage === stage && deal.diagnosis === diagnosis);
        expect(figure).toEqual({ count: mine.length, amount: mine.reduce((sum, { amount }) => sum + amount, 0) });
      }
    }
  });
});

describe('seller by question', () => {
  const owners = [
    { owner: 'few', count: 4, amount: 9000 },
    { owner: 'kami', count: 5, amount: 500 },
    { owner: 'lou', count: 10, amount: 700 },
  ];
  const answer = (owner: string, concept: string, level: number, count: number) => ({
    ...{ owner, concept, level, count, amount: count },
  });
  const answers = [
    answer('few', 'problem', 3, 4),
    answer('kami', 'problem', 2, 1),
    answer('kami', 'problem', 4, 2),
    answer('kami', 'budget', 1, 5),
    answer('kami', 'budget', 0, 5),
    answer('lou', 'problem', 3, 11),
  ];
  const rows = heatOf({ answers, owners, concepts: ['problem', 'budget'] });

  test('counts what customers said, not what sellers assume; the largest amounts come first', () => {
    expect(rows.map(({ owner, cells }) => [owner, cells.map(({ heard }) => heard)])).toEqual([
      ['few', [4, 0]],
      ['lou', [11, 0]],
      ['kami', [3, 0]],
    ]);
  });

  test('has no share over fewer than five deals, and none above all deals', () => {
    expect(rows.map(({ cells }) => cells.map(({ share }) => share))).toEqual([
      [undefined, undefined],
      [1, 0],
      [0.6, 0],
    ]);
  });

  test('lists the questions that nobody answered to a seller, without sellers with too few deals', () => {
    expect(neverHeard(rows)).toEqual([
      { owner: 'lou', concepts: ['budget'] },
      { owner: 'kami', concepts: ['budget'] },
    ]);
    expect(neverHeard(heatOf({ answers, owners, concepts: ['problem'] }))).toEqual([]);
  });

  test('names first whose customers answered the fewest questions, whatever their deals are worth', () => {
    const two = ['large', 'small'].map((owner) => ({ owner, count: 5, amount: owner === 'large' ? 900 : 1 }));
    const asked = [{ owner: 'large', concept: 'problem', level: 2, count: 2, amount: 0 }];
    expect(neverHeard(heatOf({ answers: asked, owners: two, concepts: ['problem', 'budget'] }))).toEqual([
      { owner: 'small', concepts: ['problem', 'budget'] },
      { owner: 'large', concepts: ['budget'] },
    ]);
  });

  test('equal amounts are ordered by deals, then by owner', () => {
    const even = ['b', 'a', 'c'].map((owner) => ({ owner, count: owner === 'c' ? 6 : 5, amount: 0 }));
    expect(heatOf({ answers: [], owners: even, concepts: [] }).map(({ owner }) => owner)).toEqual(['c', 'a', 'b']);
  });
});

describe('what is at risk', () => {
  const closing = (closes: 'past' | 'soon', diagnosis: string, count: number, amount: number) => ({
    ...{ closes, diagnosis, count, amount },
  });

  test('are deals that close soon or should have, without a confirmed pain', () => {
    expect(
      riskOf([
        closing('soon', 'Pain confirmed', 3, 900),
        closing('soon', 'Started', 1, 50),
        closing('soon', 'Not started', 2, 80),
        closing('soon', 'Started', 1, 50),
        closing('past', 'Pain heard', 1, 10),
        closing('past', 'Started', 0, 0),
      ]),
    ).toEqual([
      { closes: 'past', count: 1, amount: 10, byDiagnosis: [{ diagnosis: 'Pain heard', count: 1, amount: 10 }] },
      {
        ...{ closes: 'soon', count: 4, amount: 180 },
        byDiagnosis: [
          { diagnosis: 'Started', count: 2, amount: 100 },
          { diagnosis: 'Not started', count: 2, amount: 80 },
        ],
      },
    ]);
  });

  test('nothing closes, or all is diagnosed: nothing is at risk', () => {
    expect(riskOf([])).toEqual([]);
    expect(riskOf([closing('past', 'Pain confirmed', 2, 10)])).toEqual([]);
  });

  test('equal amounts are ordered by name', () => {
    const [risk] = riskOf([closing('past', 'Started', 1, 5), closing('past', 'Pain heard', 1, 5)]);
    expect(risk?.byDiagnosis.map(({ diagnosis }) => diagnosis)).toEqual(['Pain heard', 'Started']);
  });
});

test('a filter by a diagnosis that there is not finds nothing, and one that there is asks for no formula', () => {
  expect(whereDiagnosis('Finished')).toEqual({ and: [{ Id: { eq: null } }] });
  expect(JSON.stringify(whereDiagnosis('Pain heard'))).not.toContain('DF_Diagnosis_Status__c');
});

test.each([
  ['of no playbook', [], 'above'],
  ['by default', [{}], 'above'],
  ['all', [{ people: 'all' }, { people: 'all' }], 'all'],
  ['all and the default', [{ people: 'all' }, {}], 'above'],
  ['off and all', [{ people: 'all' }, { people: 'off' }], 'off'],
] as const)('the strictest value decides whom figures name: %s', (_name, playbooks, people) => {
  expect(peopleOf(playbooks)).toBe(people);
  expect(MANAGERS_ABOVE).toBe(4);
});
