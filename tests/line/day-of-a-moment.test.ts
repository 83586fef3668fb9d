import { judgeDeal, standingOf, type LoadedDeal } from '../../src/deal/index.ts';
import { NO_CHILDREN } from '../../src/playbook/index.ts';
import { smallPlaybook } from '../playbook/support/texts.ts';

const SIGNED = { date: { field: 'LastStageChangeDate', notBefore: 'today' } };
const playbook = smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'enforce', require: [SIGNED] }], questions: [] });
/** In Auckland the next day has begun. */
const NOW = '2026-11-21T12:30:00.000Z';

function deal(StageName: string, at: string): LoadedDeal {
  const record = { Id: 'd', StageName, CreatedDate: '2026-01-05T10:00:00.000+0000', LastStageChangeDate: at };
  return { record, children: NO_CHILDREN, hiddenFields: [] } as unknown as LoadedDeal;
}

test('`check` and the list of deals past a gate take the day of a moment in the zone of the user', () => {
  // 1:00 of the 22nd in Auckland, and 23:00 of the 21st.
  const input = { playbooks: [playbook], now: NOW, today: '2026-11-22', zone: 'Pacific/Auckland' };
  const unmet = (at: string) => [
    judgeDeal(deal('First', at), input).stages[0]?.unmet.length,
    standingOf(deal('Second', at), input).unmet.length,
  ];
  expect(unmet('2026-11-21T12:00:00.000+0000')).toEqual([0, 0]);
  expect(unmet('2026-11-21T10:00:00.000+0000')).toEqual([1, 1]);
});
