import { PHASES } from './killing.ts';
import { killSyncs, syncLines } from './sync-kills.ts';
import { killWatches, watchLines } from './watch-kills.ts';

/** Twenty in all, in each phase; `npm run soak -- 'watch kills' 'sync kills'` has two hundred. */
const WATCHES = 12;
const SYNCS = 8;

const inEachPhase = (count: number) => PHASES.map(() => count / PHASES.length);

test('twelve SIGKILLs, in each phase of a watch, lose nothing and double nothing', async () => {
  const report = await killWatches(WATCHES, 1);
  console.info(watchLines(report).join('\n'));
  const { kills, lost, doubled, changed } = report;
  expect({ lost, doubled, changed }).toEqual({ lost: [], doubled: 0, changed: [] });
  expect(PHASES.map((phase) => kills[phase])).toEqual(inEachPhase(WATCHES));
  expect(report.changes).toBeGreaterThan(WATCHES);
});

test('eight SIGKILLs, in each phase of a sync, lose nothing and double nothing', async () => {
  const report = await killSyncs(SYNCS, 1);
  console.info(syncLines(report).join('\n'));
  const { kills, lost, doubled, sentTwice, changed } = report;
  expect({ lost, doubled, sentTwice, changed }).toEqual({ lost: [], doubled: [], sentTwice: [], changed: [] });
  expect(PHASES.map((phase) => kills[phase])).toEqual(inEachPhase(SYNCS));
  expect(report.tasks).toBeGreaterThan(SYNCS);
});
