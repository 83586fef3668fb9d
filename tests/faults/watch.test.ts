import { forgetsRefused, keepsBeforeItWrites, writesWithOtherKeys, type Bug } from './bugs.ts';
import { runWithFaults, type FaultRun } from './run.ts';
import { WATCH, type DecisionState } from './watch.ts';

type Run = FaultRun<readonly DecisionState[]>;

/** The same script each time: what the watch records of it without faults is what it must record with them. */
const SCRIPT = { seed: 1, rounds: 10 };
const TIMES = 5;
const QUICK_RETRY = { base: 5, cap: 2_000 };

let expected: readonly DecisionState[];
beforeAll(async () => {
  const { state, ends } = await runWithFaults(WATCH, { ...SCRIPT, times: 0 });
  expect(ends).toEqual([]);
  expected = state;
});

/** Why a run may end, and be begun again: nobody can go on with a session that is ended for good, or with what is no org. */
const MAY_END = /ended again right after it was renewed|answered with a web page/;

/** What is wrong with what a run made; empty where nothing is. */
function problemsOf({ state, ends, fired }: Run): readonly string[] {
  const keys = new Set(state.map(({ Key__c }) => Key__c));
  const about = ({ Key__c: _key, ...rest }: DecisionState) => JSON.stringify(rest);
  const all = new Set(state.map(about));
  const same = new Set(state.map((one) => JSON.stringify(one)));
  return [
    ...expected.filter(({ Key__c }) => !keys.has(Key__c)).map((one) => `lost: ${about(one)}`),
    ...expected
      .filter((one) => keys.has(one['Key__c']) && !same.has(JSON.stringify(one)))
      .map((one) => `changed: ${about(one)}`),
    ...(state.length > all.size ? [`doubled: ${state.length - all.size}`] : []),
    ...(state.length > expected.length ? [`more than there should be: ${state.length - expected.length}`] : []),
    ...ends.filter((why) => !MAY_END.test(why)).map((why) => `ended: ${why}`),
    ...[...WATCH.faults, 'clock skew' as const].flatMap((name) => {
      const count = fired.get(name) ?? 0;
      return count >= TIMES ? [] : [`fired ${count} times: ${name}`];
    }),
  ];
}

test('the script has every outcome, children changed between the save and its reading included', () => {
  const outcomes = new Set(expected.map(({ Outcome__c }) => Outcome__c));
  expect([...outcomes].sort()).toEqual([
    'allowed',
    'bypassed',
    'in scope late',
    'judged late',
    'overridden',
    'taken back',
  ]);
});

test('a watch records the same through all faults, each fired at least five times, as without them', async () => {
  const run = await runWithFaults(WATCH, { ...SCRIPT, times: TIMES });
  console.info([...run.fired].map(([name, count]) => `${name}: ${count}`).join(', '));
  console.info(`${run.state.length} decisions; the watch was begun again ${run.ends.length} times after a fault`);
  expect(problemsOf(run)).toEqual([]);
  expect(run.state).toEqual(expected);
});

describe('a planted bug makes the suite fail', () => {
  const broken = async (wrap: Bug, times = 3) =>
    problemsOf(await runWithFaults(WATCH, { ...SCRIPT, times, isShort: true, wrap }));

  test('no request is tried again', async () => {
    const policy = { ...QUICK_RETRY, attempts: 1 };
    const run = await runWithFaults(WATCH, { ...SCRIPT, times: 3, isShort: true, policy });
    const kinds = problemsOf(run).filter((line) => line.startsWith('ended: '));
    expect(kinds.some((line) => line.includes('no more requests'))).toBe(true);
    expect(kinds.some((line) => line.includes('the connection was cut'))).toBe(true);
  });

  test('a refused record is not tried again', async () => {
    expect(await broken(forgetsRefused)).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('the position is kept before the effect', async () => {
    expect(await broken(keepsBeforeItWrites)).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('what is written again has another key', async () => {
    expect(await broken(writesWithOtherKeys(), TIMES)).toContainEqual(expect.stringMatching(/^doubled: /));
  });
});
