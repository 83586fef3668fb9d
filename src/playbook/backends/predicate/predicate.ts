import { OVERRIDE_EPOCH, OVERRIDE_TOKEN } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type {
  Attempt,
  CompiledPlaybook,
  GateRecord,
  Unmet,
  Verdict,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { crossingFinder, type Crossing, type Demand } from './crossing.ts';
import { judgedTest } from './judged.ts';
import { isBlank, type Test } from './met.ts';

/** A playbook compiled to closures, for judging many records: everything that no record changes is worked out once. */
export interface Predicate {
  /** The outcome alone is quicker: it stops at the first thing that decides. */
  readonly outcome: (attempt: Attempt) => Verdict['outcome'];
  readonly verdict: (attempt: Attempt) => Verdict;
}

/** What a step that is dear does, remembered for the last argument: many records are judged at one moment. */
function remembered<T>(step: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: step(text) };
    return last.result;
  };
}

/** The order of the last gate that a live override lets pass; 0 without one. Most deals have none, so that is asked first. */
function reachTest(): (record: GateRecord, today: string | undefined) => number {
  const tokenOf = remembered((today) => ((Date.parse(today) - Date.parse(OVERRIDE_EPOCH)) / 86_400_000) * 100);
  return (record, today) => {
    const token = record[OVERRIDE_TOKEN];
    if (!token || today === undefined) return 0;
    const number = Number(token);
    return number >= tokenOf(today) ? number % 100 : 0;
  };
}

/** Whether all tests are met. Each of the first has a call of its own, which the engine can then make part of this function. */
function allMet(tests: readonly Test[], record: GateRecord, today: string | undefined, children: Attempt['children']) {
  const { length } = tests;
  if (length > 0 && !tests[0]!(record, today, children)) return false;
  if (length > 1 && !tests[1]!(record, today, children)) return false;
  if (length > 2 && !tests[2]!(record, today, children)) return false;
  if (length > 3 && !tests[3]!(record, today, children)) return false;
  for (let index = 4; index < length; index += 1) if (!tests[index]!(record, today, children)) return false;
  return true;
}

/** Compiles a playbook for many records. It agrees with the evaluator; only its speed is another. */
export function compilePredicate(playbook: CompiledPlaybook): Predicate {
  const { bypassPermission } = playbook;
  const isJudged = judgedTest(playbook);
  const crossing = crossingFinder(playbook);
  const reachOf = reachTest();
  const dayOf = remembered((now) => new Date(now).toISOString().slice(0, 10));
  const todayOf = ({ today, now }: Attempt) => today ?? (isBlank(now) ? undefined : dayOf(now));

  const refused = (permissions: readonly string[]) =>
    permissions.length > 0 && permissions.includes(bypassPermission) ? 'bypassed' : 'blocked';
  /** Something enforced is missing, and overrides may let it pass. */
  const overridden = (attempt: Attempt, { enforced }: Crossing, today: string | undefined): Verdict['outcome'] => {
    const { record, children } = attempt;
    const reach = reachOf(record, today);
    const isRefused = ({ met, order }: Demand) => reach < order && !met(record, today, children);
    return enforced.some(isRefused) ? refused(attempt.permissions) : 'overridden';
  };
  const outcome = (attempt: Attempt, crossed: Crossing): Verdict['outcome'] => {
    const { enforcedTests, warnedTests, isDated, isOverridable } = crossed;
    const { record, children } = attempt;
    const today = isDated ? todayOf(attempt) : undefined;
    if (!allMet(enforcedTests, record, today, children))
      return isOverridable ? overridden(attempt, crossed, today) : refused(attempt.permissions);
    for (let index = 0; index < warnedTests.length; index += 1) {
      if (!warnedTests[index]!(record, today, children)) return 'warned';
    }
    return 'allowed';
  };
  return {
    outcome: (attempt) => (isJudged(attempt) ? outcome(attempt, crossing(attempt)) : 'exempt'),
    verdict: (attempt) => {
      if (!isJudged(attempt)) return { outcome: 'exempt', unmet: [] };
      const crossed = crossing(attempt);
      const { record, children } = attempt;
      const today = crossed.isDated ? todayOf(attempt) : undefined;
      const reach = crossed.isOverridable ? reachOf(record, today) : 0;
      const unmet: Unmet[] = [];
      let isRefused = false;
      let isOverridden = false;
      let isWarned = false;
      for (let index = 0; index < crossed.all.length; index += 1) {
        const { met, order, mode, missing, overridden } = crossed.all[index]!;
        if (met(record, today, children)) continue;
        const passes = reach >= order;
        unmet.push(passes ? overridden : missing);
        if (mode === 'enforce') {
          if (passes) isOverridden = true;
          else isRefused = true;
        } else if (mode === 'warn') isWarned = true;
      }
      if (isRefused) return { outcome: refused(attempt.permissions), unmet };
      return { outcome: isOverridden ? 'overridden' : isWarned ? 'warned' : 'allowed', unmet };
    },
  };
}
