import { asksMore, type CompiledPlaybook } from '../../src/playbook/index.ts';
import { stricter } from '../../src/playbook/judge/stricter.ts';
import { smallPlaybook } from './support/texts.ts';

describe('a change that asks more of open deals', () => {
  const onlyFrom = (...stages: string[]): CompiledPlaybook =>
    smallPlaybook({ gates: [{ toEnter: 'Third', mode: 'enforce', onlyFrom: stages }] });

  test('by fewer stages from which a deal can come', () => {
    const [wide, narrow] = [onlyFrom('First', 'Second'), onlyFrom('Second')];
    expect(stricter(wide, narrow).map(({ what }) => what)).toEqual(['criterion']);
    expect(stricter(narrow, wide)).toEqual([]);
  });

  test('by a limit of stages at once, without an enforced gate', () => {
    const steps = smallPlaybook({ gates: [], onlySteps: { most: 1 } });
    const change = { before: [], after: [steps], version: steps.version, now: '2026-11-21T00:00:00Z', isPinned: false };
    expect(asksMore(change)).toHaveLength(1);
    const watched = smallPlaybook({ gates: [], onlySteps: { most: 1, mode: 'warn' } });
    expect(asksMore({ ...change, after: [watched] })).toEqual([]);
  });
});
