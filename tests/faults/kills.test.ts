import { killLines, killWatches, PHASES } from './kills.ts';

/** Five in each phase; `npm run soak -- 'watch kills'` has fifty. */
const KILLS = 20;

test('twenty SIGKILLs, in each phase of a watch, lose nothing and double nothing', async () => {
  const report = await killWatches(KILLS, 1);
  console.info(killLines(report).join('\n'));
  const { kills, lost, doubled, changed } = report;
  expect({ lost, doubled, changed }).toEqual({ lost: [], doubled: 0, changed: [] });
  expect(PHASES.map((phase) => kills[phase])).toEqual(PHASES.map(() => KILLS / PHASES.length));
  expect(report.changes).toBeGreaterThan(KILLS);
});
