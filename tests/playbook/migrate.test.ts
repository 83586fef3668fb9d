import { NO_CHILDREN, compilePlaybook, parsePlaybook, planMigration } from '../../src/playbook/index.ts';
import type { GateRecord } from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

const NOW = '2025-01-01T00:00:00Z';
const LATER = {
  version: 2,
  from: '2024-01-01T00:00:00Z',
  stages: ['First', 'Second', 'Third', 'Won'],
  gates: [
    { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Quoted' } }] },
    {
      toEnter: 'Third',
      mode: 'enforce',
      require: [{ pains: { atLeast: 2, evidence: 'Quoted' } }, { filled: 'NextStep' }],
    },
  ],
};
const first = parsePlaybook(playbookText(), 'p.yaml');
const second = parsePlaybook(playbookText(LATER), 'q.yaml');
const LIVE = [compilePlaybook(first, [second]), compilePlaybook(second, [first])];

const deal = (Id: string, StageName: string, more: GateRecord = {}): GateRecord => ({
  Id,
  StageName,
  CreatedDate: '2022-01-01T00:00:00Z',
  ...more,
});
const OLD = deal('006a', 'First', { DF_Answers_A__c: 2 });
const PASSED = deal('006b', 'Second', { DF_Answers_A__c: 2 });
const NEW = deal('006c', 'First', { CreatedDate: '2024-06-01T00:00:00Z' });
const LOST = deal('006d', 'Lost');
const CLOSED = deal('006e', 'Won', { IsClosed: true });

describe('moving deals to another version', () => {
  const plan = planMigration(LIVE, [OLD, PASSED, NEW, LOST, CLOSED], 2, {
    now: NOW,
    surroundings: () => ({ children: NO_CHILDREN }),
  });

  test('reports of each open deal what it would lack that it does not lack now, and the other way round', () => {
    expect(plan.to).toBe('small:2');
    expect(plan.already).toEqual(['006c']);
    expect(plan.moves.map(({ id, from, pin }) => [id, from, pin])).toEqual([
      ['006a', 'small:1', 'small:2'],
      ['006b', 'small:1', 'small:2'],
    ]);
    const [old, passed] = plan.moves;
    expect(old?.adds.map(({ id }) => id)).toEqual(['answered:situation:Quoted', 'filled:NextStep']);
    expect(old?.drops).toEqual([]);
    // The next advance asks the gate again that the deal has passed.
    expect(passed?.adds.map(({ id }) => id)).toEqual(['answered:situation:Quoted', 'filled:NextStep']);
    expect(passed?.behind.map(({ id }) => id)).toEqual(['answered:situation:Quoted']);
  });

  test('puts deals of one account one after another, in the order in which they came', () => {
    const of = (id: string, AccountId: string | null) => deal(id, 'First', { AccountId });
    const records = [of('006a', '001b'), of('006b', '001a'), of('006c', null), of('006d', '001b'), of('006e', '001a')];
    const { moves } = planMigration(LIVE, records, 2, { now: NOW, surroundings: () => ({ children: NO_CHILDREN }) });
    expect(moves.map(({ id }) => id)).toEqual(['006c', '006b', '006e', '006a', '006d']);
  });

  test('works backwards too', () => {
    const [back] = planMigration(LIVE, [NEW], 1, { now: NOW, surroundings: () => ({ children: NO_CHILDREN }) }).moves;
    expect(back?.adds.map(({ id }) => id)).toEqual(['answered:situation:Heard']);
    expect(back?.drops.map(({ id }) => id)).toEqual(['answered:situation:Quoted', 'filled:NextStep']);
    expect(back?.stageIsUnknown).toBe(false);
  });

  test('names a stage that the new version does not know', () => {
    const { gates: _gates, ...rest } = LATER;
    const shorter = parsePlaybook(playbookText({ ...rest, stages: ['First', 'Third', 'Won'], gates: [] }), 'q.yaml');
    const live = [compilePlaybook(first, [shorter]), compilePlaybook(shorter, [first])];
    expect(
      planMigration(live, [PASSED], 2, { now: NOW, surroundings: () => ({ children: NO_CHILDREN }) }).moves[0]
        ?.stageIsUnknown,
    ).toBe(true);
  });

  test('to a version that is not live is refused', () => {
    expect(() => planMigration(LIVE, [], 7, { now: NOW, surroundings: () => ({ children: NO_CHILDREN }) })).toThrow(
      '`7` is not a live version. Live are: `1`, `2`. Deploy it first, or choose one of these.',
    );
  });
});
