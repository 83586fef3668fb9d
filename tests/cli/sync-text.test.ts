import { summaryText } from '../../src/cli/commands/sync-text.ts';

const request = { deal: 'Acme', name: 'O-000001', toEnter: 'Proposal', owner: 'Kim Park', manager: 'Lea Wolf' };
const answer = { deal: 'Acme', name: 'A-000001', concept: 'budget', until: '2026-11-30', owner: 'Kim Park' };
const nothing = { made: [], overdue: { made: [], withoutOwner: [], failed: [] }, closed: { tasks: 0, failed: [] } };

test('the last line of a sync counts the tasks that it made and closed, where there are any', () => {
  expect(summaryText({ answers: 3, records: 2, tasks: nothing }, 0, false)).toBe(
    '3 answers reviewed, 2 records written, 0 refused.',
  );
  const tasks = {
    made: [request],
    overdue: { ...nothing.overdue, made: [answer] },
    closed: { tasks: 1, failed: [] },
  } as unknown as Parameters<typeof summaryText>[0]['tasks'];
  expect(summaryText({ answers: 3, records: 2, tasks }, 1, false)).toBe(
    '3 answers reviewed, 2 records written, 2 tasks made, 1 task closed, 1 refused.',
  );
  expect(summaryText({ answers: 3, records: 2, tasks }, 0, true)).toBe(
    '3 answers reviewed, 2 records would be written, 2 tasks would be made, 1 task would be closed, 0 refused.',
  );
});
