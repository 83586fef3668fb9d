import type { CompiledPlaybook } from 'c/gateRules';
import { countsOf, DAYS, refusalsOf, variablesAt } from 'c/gateRefusals';
import type { Refusal } from 'c/gateRefusals';
import { playbook as small } from '../../../../../test/jest/deal.ts';

const playbook = small as unknown as CompiledPlaybook;
const row = (id: string, more: Partial<Refusal> = {}): Refusal => ({
  dealId: id,
  dealName: `Deal ${id}`,
  to: 'Value Proposition',
  playbook: 'test:1',
  unmet: ['Note the problem.'],
  at: '2026-11-20T10:00:00.000Z',
  ...more,
});

test('asks for refusals that panels recorded in the last 90 days', () => {
  expect(variablesAt(new Date('2026-11-21T00:00:00Z'))).toEqual({
    where: {
      and: [
        { Outcome__c: { eq: 'blocked' } },
        { Source__c: { eq: 'panel' } },
        { Decided_At__c: { gte: { value: '2026-08-23T00:00:00.000Z' } } },
      ],
    },
  });
  expect(DAYS).toBe(90);
});

test('reads rows; what the reader may not see is blank, and a deal without a name has its id', () => {
  const node = {
    Id: '1',
    Opportunity__c: { value: '006A' },
    Opportunity__r: { Name: { value: 'Acme' } },
    To_Stage__c: { value: 'Won' },
    Playbook__c: { value: 'test:1' },
    Unmet__c: { value: 'One.\nTwo.' },
    Decided_At__c: { value: '2026-11-20T10:00:00.000Z' },
  };
  const edges = [{ node }, { node: { Id: '2', Opportunity__c: { value: '006B' }, Opportunity__r: null } }];
  const { rows, total } = refusalsOf({ uiapi: { query: { DF_Gate_Decision__c: { totalCount: 7, edges } } } });
  expect(total).toBe(7);
  expect(rows[0]).toEqual({
    dealId: '006A',
    dealName: 'Acme',
    to: 'Won',
    playbook: 'test:1',
    unmet: ['One.', 'Two.'],
    at: '2026-11-20T10:00:00.000Z',
  });
  expect(rows[1]).toMatchObject({ dealName: '006B', unmet: [], at: '' });
  expect(refusalsOf({})).toEqual({ rows: [], total: 0 });
});

test('an attempt counts for each gate and criterion that lacked something', () => {
  const both = row('b', { to: 'Closed Won', unmet: ['Note the problem.', 'Note the cause.'], at: 'earlier' });
  const counts = countsOf([row('a'), both], [playbook]);
  expect(counts.gate(playbook, 0)).toEqual({
    count: 2,
    last: '2026-11-20T10:00:00.000Z',
    deals: [
      { id: 'a', name: 'Deal a' },
      { id: 'b', name: 'Deal b' },
    ],
  });
  expect(counts.gate(playbook, 1)).toMatchObject({ count: 1, last: 'earlier' });
  expect(counts.criterion(playbook, 0, 'vp-problem').count).toBe(2);
  expect(counts.criterion(playbook, 0, 'vp-pains')).toEqual({ count: 0, last: '', deals: [] });
  expect(counts.others).toBe(0);
});

test('at most five deals are named, each once', () => {
  const rows = ['a', 'b', 'a', 'c', 'd', 'e', 'f'].map((id) => row(id));
  const { count, deals } = countsOf(rows, [playbook]).gate(playbook, 0);
  expect([count, deals.map(({ id }) => id)]).toEqual([7, ['a', 'b', 'c', 'd', 'e']]);
});

test('a reworded sentence counts for the gate to the stage, not for a criterion', () => {
  const counts = countsOf([row('a', { unmet: ['As it was worded before.'] })], [playbook]);
  expect(counts.gate(playbook, 0).count).toBe(1);
  expect(playbook.gates[0]!.criteria.map(({ id }) => counts.criterion(playbook, 0, id).count)).toEqual([0, 0, 0]);
});

test('refusals by other rules, by versions that are not live, and to stages without a gate are counted apart', () => {
  const rows = [
    row('a', { playbook: 'test:2' }),
    row('b', { unmet: ['No such stage.'] }),
    row('c', { unmet: ['Old words.'], to: 'Needs Analysis' }),
  ];
  const counts = countsOf(rows, [playbook]);
  expect([counts.others, counts.gate(playbook, 0).count]).toEqual([3, 0]);
});
