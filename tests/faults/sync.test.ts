import { forgetsRefusedReviews, keepsBeforeItReviews, looksForNoTask, type Bug } from './bugs.ts';
import { CALL_FAULTS, type FaultName } from './faults.ts';
import { runWithFaults, type FaultRun } from './run.ts';
import { syncJob, type SyncLines } from './sync.ts';

type Run = FaultRun<SyncLines>;

/** The same script each time: what sync makes of it without faults is what it must make with them. */
const SCRIPT = { seed: 1, rounds: 9 };
const TIMES = 5;

let expected: SyncLines;
beforeAll(async () => {
  const { state, ends } = await runWithFaults(syncJob(), { ...SCRIPT, times: 0 });
  expect(ends).toEqual([]);
  expected = state;
});

/** Why a run may end, and be begun again: nobody can go on with a session that is ended for good, or with what is no org. */
const MAY_END = /ended again right after it was renewed|answered with a web page/;

/** What is wrong with what a run made; empty where nothing is. */
function problemsOf({ state, ends, fired }: Run): readonly string[] {
  const has = new Set(state);
  const wanted = new Set(expected);
  return [
    ...expected.filter((line) => !has.has(line)).map((line) => `lost: ${line}`),
    ...state.filter((line) => !wanted.has(line)).map((line) => `more than there should be: ${line}`),
    ...state.filter((line, at) => state.indexOf(line) !== at).map((line) => `doubled: ${line}`),
    ...ends.filter((why) => !MAY_END.test(why)).map((why) => `ended: ${why}`),
    ...[...CALL_FAULTS, 'clock skew' as const].flatMap((name) => {
      const count = fired.get(name) ?? 0;
      return count >= TIMES ? [] : [`fired ${count} times: ${name}`];
    }),
  ];
}

test('the script has flags of each object, verdicts, tasks of both kinds, open and closed', () => {
  const count = (pattern: RegExp) => expected.filter((line) => pattern.test(line)).length;
  expect(count(/^DF_Answer__c .*"Review_Kind__c":"Repeat"/)).toBeGreaterThan(2);
  expect(count(/^DF_Answer__c .*"Review_Verdict__c":"Cleared"/)).toBeGreaterThan(1);
  expect(count(/^DF_Pain_Point__c .*"Review_Flag__c":true/)).toBeGreaterThan(5);
  expect(count(/^Opportunity .*"DF_In_Question__c":[1-9]/)).toBeGreaterThan(5);
  for (const about of ['O', 'A'])
    for (const status of ['Not Started', 'Completed'])
      expect(count(new RegExp(`^Task .*"Description":"[^"]*${about}-\\d+ \\(.*"Status":"${status}"`))).toBeGreaterThan(
        1,
      );
});

test('a sync makes the same through all faults of calls, each fired at least five times, as without them', async () => {
  const run = await runWithFaults(syncJob(), { ...SCRIPT, times: TIMES });
  console.info([...run.fired].map(([name, count]) => `${name}: ${count}`).join(', '));
  const tasks = run.state.filter((line) => line.startsWith('Task ')).length;
  console.info(`${run.state.length} lines, ${tasks} tasks; sync ended ${run.ends.length} times by a fault`);
  expect(problemsOf(run)).toEqual([]);
});

describe('a planted bug makes the suite fail', () => {
  const broken = async (wrap: Bug, faults: readonly FaultName[], isSkewed = true) =>
    problemsOf(await runWithFaults(syncJob(), { ...SCRIPT, times: TIMES, isShort: true, wrap, faults, isSkewed }));

  test('no request is tried again', async () => {
    const policy = { attempts: 1, base: 5, cap: 2_000 };
    const faults = ['429', 'reset', 'half response'] as const;
    const run = await runWithFaults(syncJob(), { ...SCRIPT, times: TIMES, isShort: true, policy, faults });
    const kinds = problemsOf(run).filter((line) => line.startsWith('ended: '));
    expect(kinds.some((line) => line.includes('no more requests'))).toBe(true);
    expect(kinds.some((line) => line.includes('the connection was cut'))).toBe(true);
  });

  // The clock is right for these: one that jumps by more than 14 days makes sync read everything again, which repairs that.
  test('a refused record is not tried again', async () => {
    const lines = await broken(forgetsRefusedReviews, ['failed row in a success'], false);
    expect(lines).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('the position is kept before the effect', async () => {
    const lines = await broken(keepsBeforeItReviews, ['dead session', 'HTML instead of JSON'], false);
    expect(lines).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('a task is created again without looking for it', async () => {
    const lines = await broken(looksForNoTask, ['answer to a create lost']);
    expect(lines).toContainEqual(expect.stringMatching(/^doubled: Task /));
  });
});
