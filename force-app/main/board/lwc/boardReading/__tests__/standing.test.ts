import { decidedIn, decisionsQuery, standingIn, standingQuery, whereDecided, wherePastGate } from 'c/boardReading';
import { boardRow, cellAnswer } from '../../../../../test/jest/board.ts';
import { playbook } from '../../../../../test/jest/deal.ts';

const judge = (...playbooks: object[]) => ({ playbooks, today: '2026-12-01', language: 'en-US' }) as any;
const past = (fields: object = {}) => boardRow('a', { StageName: 'Value Proposition', ...fields });
const kinds = {
  ...playbook,
  gates: [
    {
      toEnter: 'Value Proposition',
      mode: 'warn',
      criteria: [
        { id: 'p', kind: 'pains', atLeast: 1, evidence: 'Heard', of: { kind: 'Risk' }, sentence: 'Note a risk.' },
      ],
    },
  ],
};

describe('the question for deals past a gate', () => {
  test('has pains only where a playbook looks at single ones', () => {
    expect(standingQuery([playbook] as any)).not.toContain('DF_Pain_Points__r');
    expect(standingQuery([kinds] as any)).toContain('DF_Pain_Points__r(first: 100) { edges { node { Id Kind__c');
    expect(wherePastGate({ IsClosed: { eq: false } }, [playbook] as any)).toEqual({
      and: [{ IsClosed: { eq: false } }, { StageName: { in: ['Value Proposition', 'Closed Won'] } }],
    });
  });

  test('takes nothing but names out of a playbook', () => {
    const gates = [
      { toEnter: 'Closed Won', mode: 'warn', criteria: [{ id: 'x', kind: 'checked', field: 'A } evil' }] },
    ];
    expect(standingQuery([{ ...playbook, gates }] as any)).not.toContain('evil');
  });
});

describe('the deals in an answer', () => {
  test('are those that stand without something, with how many were looked at', () => {
    const { deals, looked, total } = standingIn(
      cellAnswer([past(), past({ StageName: 'Needs Analysis' })], 7),
      judge(playbook),
    );
    expect([deals.length, looked, total]).toEqual([1, 2, 7]);
    expect(deals[0]).toMatchObject({ name: 'Deal a', amount: 1000, amountText: '$1000', currency: '' });
    expect(deals[0]?.missing).toEqual(['Note the situation.', 'Note the problem.', 'Note two pains.']);
    expect(standingIn({}, judge(playbook))).toEqual({ deals: [], looked: 0, total: 0 });
  });

  test('are judged by their pains where a playbook looks at single ones', () => {
    const answer = (kind: string) => {
      const data = cellAnswer([past()]) as any;
      const pain = { Kind__c: { value: kind }, Evidence_Level__c: { value: 2 } };
      data.uiapi.query.Opportunity.edges[0].node.DF_Pain_Points__r = { edges: [{ node: pain }] };
      return standingIn(data, judge(kinds)).deals.map(({ missing }) => missing);
    };
    expect(answer('Goal')).toEqual([['Note a risk.']]);
    expect(answer('Risk')).toEqual([]);
    expect(standingIn(cellAnswer([past({ Amount: null })]), judge(kinds)).deals[0]).toMatchObject({
      amount: null,
      amountText: '',
    });
  });
});

describe('the decisions of the last days', () => {
  test('are those on the deals of the board, closed ones too, since seven days', () => {
    const deals = { and: [{ and: [{ IsClosed: { eq: false } }, { OwnerId: { eq: '005A' } }] }, { or: [] }] };
    expect(whereDecided(deals, new Date('2026-12-08T10:00:00.000Z'))).toEqual({
      and: [
        { Outcome__c: { in: ['bypassed', 'taken back', 'in scope late'] } },
        { Decided_At__c: { gte: { value: '2026-12-01T10:00:00.000Z' } } },
        { Opportunity__r: { and: [{ and: [{ OwnerId: { eq: '005A' } }] }, { or: [] }] } },
      ],
    });
    expect(decisionsQuery).toContain('Manager @optional { ManagerId @optional { value }');
  });

  test('come with their deals, and are none in an empty answer', () => {
    const node = { Id: 'd', Opportunity__c: { value: '006A' }, Decided_By__r: { Name: { value: 'Ada' } } };
    const data = { uiapi: { query: { DF_Gate_Decision__c: { totalCount: 9, edges: [{ node }, { node: {} }] } } } };
    const { decisions, total } = decidedIn(data, 'all', '005B');
    expect(total).toBe(9);
    expect(decisions).toMatchObject([
      { id: 'd', dealId: '006A', dealName: '', by: 'Ada' },
      { dealId: '', by: '' },
    ]);
    expect(decidedIn({}, 'all', '005B')).toEqual({ decisions: [], total: 0 });
  });
});
