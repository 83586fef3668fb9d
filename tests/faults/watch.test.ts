import { forgetsRefused, forgetsWhatWasSetBack, keepsBeforeItWrites, writesWithOtherKeys, type Bug } from './bugs.ts';
import type { FaultName } from './faults.ts';
import { runWithFaults, type FaultRun } from './run.ts';
import { WATCH, type DecisionState } from './watch.ts';

type Run = FaultRun<readonly DecisionState[]>;

/** The same script each time: what the watch records of it without faults is what it must record with them. */
const SCRIPT = { seed: 1, rounds: 8 };
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
  const outcomes = new Set(expected.flatMap(({ Outcome__c }) => (Outcome__c === undefined ? [] : [Outcome__c])));
  expect([...outcomes].sort()).toEqual([
    'allowed',
    'bypassed',
    'in scope late',
    'judged late',
    'overridden',
    'taken back',
  ]);
});

test('the script has deals that are set back once, with a task, and people who move them before or after', () => {
  const reverted = expected.filter(({ isReverted }) => isReverted === true);
  const tasks = expected.filter(({ Key__c }) => String(Key__c).startsWith('task of '));
  expect(reverted).toHaveLength(SCRIPT.rounds);
  expect(tasks.map(({ WhatId }) => WhatId).sort()).toEqual(reverted.map(({ Opportunity__c }) => Opportunity__c).sort());
  const stages = expected.flatMap(({ stages: all }) =>
    all === undefined ? [] : [String(all).replace(/ by \w+/g, '')],
  );
  const count = (wanted: string) => stages.filter((all) => all === wanted).length;
  const setBack = 'Qualification, Value Proposition, Qualification';
  expect(count(setBack)).toBeGreaterThan(2);
  expect(count(`${setBack}, Value Proposition`)).toBeGreaterThan(2);
  expect(count('Qualification, Value Proposition, Needs Analysis')).toBeGreaterThan(2);
});

test('a watch records the same through all faults, each fired at least five times, as without them', async () => {
  const run = await runWithFaults(WATCH, { ...SCRIPT, times: TIMES });
  console.info([...run.fired].map(([name, count]) => `${name}: ${count}`).join(', '));
  console.info(
    `${run.state.length} decisions, deals and tasks; the watch was begun again ${run.ends.length} times after a fault`,
  );
  expect(problemsOf(run)).toEqual([]);
  expect(run.state).toEqual(expected);
});

describe('a planted bug makes the suite fail', () => {
  const broken = async (wrap: Bug, faults: readonly FaultName[]) =>
    problemsOf(await runWithFaults(WATCH, { ...SCRIPT, times: TIMES, isShort: true, wrap, faults }));

  test('no request is tried again', async () => {
    const policy = { ...QUICK_RETRY, attempts: 1 };
    const faults = ['429', 'reset', 'half response'] as const;
    const run = await runWithFaults(WATCH, { ...SCRIPT, times: TIMES, isShort: true, policy, faults });
    const kinds = problemsOf(run).filter((line) => line.startsWith('ended: '));
    expect(kinds.some((line) => line.includes('no more requests'))).toBe(true);
    expect(kinds.some((line) => line.includes('the connection was cut'))).toBe(true);
  });

  test('a refused record is not tried again', async () => {
    const lines = await broken(forgetsRefused, ['failed row in a success']);
    expect(lines).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('the position is kept before the effect', async () => {
    const lines = await broken(keepsBeforeItWrites, ['dead session', 'HTML instead of JSON']);
    expect(lines).toContainEqual(expect.stringMatching(/^lost: /));
  });

  test('what is written again has another key', async () => {
    // Without deals to set back: the org refuses that for a decision whose key is another one, and each try waits for the next run.
    const changePlaybook = (yaml: string) => WATCH.changePlaybook!(yaml).replace('onBypass: revert\n', '');
    const run = await runWithFaults(
      { ...WATCH, changePlaybook },
      {
        ...SCRIPT,
        times: TIMES,
        isShort: true,
        wrap: writesWithOtherKeys(),
        faults: ['dead session', 'HTML instead of JSON'],
      },
    );
    expect(problemsOf(run)).toContainEqual(expect.stringMatching(/^doubled: /));
  });

  test('a deal is set back each time it gets past', async () => {
    const lines = await broken(forgetsWhatWasSetBack, ['latency']);
    expect(lines).toContainEqual(expect.stringMatching(/^changed: .*"stages":/));
  });
});
