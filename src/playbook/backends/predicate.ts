import { OVERRIDE_EPOCH, OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../force-app/main/default/lwc/gateRules/concepts.ts';
import type {
  Attempt,
  CompiledPlaybook,
  Criterion,
  Gate,
  GateRecord,
  Scope,
  Unmet,
  Verdict,
} from '../../../force-app/main/default/lwc/gateRules/types.ts';
import { fixOf } from './predicate/fix.ts';
import { isBlank, metTest, numberOf, type Test } from './predicate/met.ts';

/** A playbook compiled to closures, for judging many records: everything that no record changes is worked out once. */
export interface Predicate {
  /** The outcome alone is quicker: it stops at the first thing that decides. */
  readonly outcome: (attempt: Attempt) => Verdict['outcome'];
  readonly verdict: (attempt: Attempt) => Verdict;
}

/** Something that crossing a gate demands, with what is said when it is missing. */
interface Demand {
  readonly met: Test;
  readonly unmet: Unmet;
  readonly overridden: Unmet;
  /** The least order that an override has to reach to let it pass; Infinity where none can. */
  readonly order: number;
}

/** What an attempt that crosses certain gates has to meet: by mode for the outcome, in the order of the stages for the list. */
interface Crossing {
  readonly enforced: readonly Demand[];
  readonly warned: readonly Demand[];
  readonly all: readonly Demand[];
}

function crossingOf(demands: readonly Demand[]): Crossing {
  return {
    enforced: demands.filter(({ unmet }) => unmet.mode === 'enforce'),
    warned: demands.filter(({ unmet }) => unmet.mode === 'warn'),
    all: demands,
  };
}

function demand(unmet: Unmet, met: Test, order = Infinity): Demand {
  return { met, unmet, overridden: { ...unmet, overridden: true }, order };
}

function unmetOf({ toEnter, mode }: Gate, criterion: Criterion): Unmet {
  const { id, sentence } = criterion;
  const fix = fixOf(criterion);
  return { id, toEnter, mode, sentence, ...(fix ? { fix } : {}) };
}

/** Never met: said whenever it applies at all. */
const NEVER: Test = () => false;

/** A new record can have no children yet, so one sentence stands for all enforced gates that it is beyond. */
function refusalOfNew({ newRecordSentence }: CompiledPlaybook, gates: readonly Gate[]): readonly Demand[] {
  const first = gates.find(({ mode }) => mode === 'enforce');
  if (first === undefined) return [];
  const { toEnter, mode } = first;
  return [demand({ id: 'new-record', toEnter, mode, sentence: newRecordSentence }, NEVER)];
}

/** Crossings by the order of the stage before (0: outside) and of the stage now; a new record's apart. */
function crossingTable(playbook: CompiledPlaybook) {
  const { stages, gates } = playbook;
  const orderOf = ({ toEnter }: Gate) => stages.indexOf(toEnter) + 1;
  const between = (from: number, to: number) => gates.filter((gate) => from < orderOf(gate) && orderOf(gate) <= to);
  const own = new Map(
    gates.map((gate) => {
      // An override of a later gate lets a deal pass this one too.
      const order = gates.some((one) => one.override && orderOf(one) >= orderOf(gate)) ? orderOf(gate) : Infinity;
      return [gate, gate.criteria.map((criterion) => demand(unmetOf(gate, criterion), metTest(criterion), order))];
    }),
  );
  const demands = (crossed: readonly Gate[]) => crossed.flatMap((gate) => own.get(gate) ?? []);
  const orders = [0, ...stages.map((_stage, index) => index + 1)];
  return {
    moved: orders.map((from) => orders.map((to) => crossingOf(demands(between(from, to))))),
    created: orders.map((to) => {
      const crossed = between(0, to);
      const others = demands(crossed.filter(({ mode }) => mode !== 'enforce'));
      return crossingOf([...refusalOfNew(playbook, crossed), ...others]);
    }),
  };
}

/** Whether a date-time ends in `Z` or `+0000`. */
function isUtc(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 90 || (last === 48 && text.endsWith('+0000'));
}

/** Milliseconds of an API date-time; NaN for blank, which is before nothing and after nothing. */
function millis(value: GateRecord[string]): number {
  return typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
}

/**
 * Whether a date-time is at or after a moment of whole seconds in UTC. Dates of an API are in UTC nearly always: their text is
 * in the order of time, and reading it as a date would take longer than all criteria together.
 */
function since(moment: string): (value: GateRecord[string]) => boolean {
  const text = moment.slice(0, 19);
  const time = millis(moment);
  return (value) => {
    // A longer text with the same beginning comes after it, so fractions and zone need not be cut off.
    if (typeof value === 'string' && value.length >= 20 && value.charCodeAt(10) === 84 && isUtc(value))
      return value >= text;
    return millis(value) >= time;
  };
}

/** A field of a parent: flat under its path, or nested as REST or the UI API answer it. */
function parentField(path: string): (record: GateRecord) => unknown {
  const names = path.split('.');
  return (record) => {
    if (path in record) return record[path];
    let at: unknown = record;
    for (const name of names) {
      const parent = at as { readonly fields?: object } | null | undefined;
      at = ((parent?.fields ?? parent) as Readonly<Record<string, unknown>> | null | undefined)?.[name];
      if (typeof at === 'object' && at !== null && 'value' in at) at = at.value;
    }
    return at;
  };
}

type RecordTest = (record: GateRecord) => boolean;

/** The parts of `appliesTo`, each as a test; what is not given tests nothing. */
function scopeTests({ amountAtLeast, amountAtLeastIn, ownerFlag, ...lists }: Scope): readonly RecordTest[] {
  const tests: RecordTest[] = [];
  const byCurrency = amountAtLeastIn && new Map<unknown, number>(Object.entries(amountAtLeastIn));
  if (byCurrency || amountAtLeast !== undefined) {
    tests.push((record) => {
      const least = byCurrency ? byCurrency.get(record.CurrencyIsoCode) : amountAtLeast;
      return least === undefined || isBlank(record.Amount) || numberOf(record.Amount) >= least;
    });
  }
  for (const list of ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const) {
    const names = lists[list];
    if (names === undefined) continue;
    const among = new Set<unknown>(names);
    const value = parentField(SCOPE_PATHS[list]);
    tests.push((record) => among.has(value(record)));
  }
  if (ownerFlag !== undefined) {
    const value = parentField(`Owner.${ownerFlag}`);
    tests.push((record) => value(record) === true);
  }
  return tests;
}

/** Whether the playbook judges an attempt: the deal is in scope and stands under this version. */
function judgedTest(playbook: CompiledPlaybook): (attempt: Attempt) => boolean {
  const { playbook: code, version, from, until, otherVersions = [], appliesTo } = playbook;
  const pin = `${code}:${version}`;
  const others = new Set<unknown>(otherVersions.map((other) => `${code}:${other}`));
  const started = since(from);
  const ended = until === undefined ? () => false : since(until);
  const scope = scopeTests(appliesTo);
  return ({ record, prior, now }) => {
    for (const test of scope) if (!test(record)) return false;
    const pinned = record.DF_Playbook_Pin__c;
    if (pinned === pin) return true;
    if (pinned && others.has(pinned)) return false;
    const created = prior === null ? now : record.CreatedDate;
    return started(created) && !ended(created);
  };
}

/** What a step that is dear does, remembered for the last argument: many records are judged at one moment. */
function remembered<T>(step: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: step(text) };
    return last.result;
  };
}

/** Compiles a playbook for many records. It agrees with the evaluator; only its speed is another. */
export function compilePredicate(playbook: CompiledPlaybook): Predicate {
  const { stages, exemptStages, gates, bypassPermission } = playbook;
  const orders = new Map<unknown, number>(stages.map((stage, index) => [stage, index + 1]));
  const exempt = new Set<unknown>(exemptStages);
  const { moved, created } = crossingTable(playbook);
  const isJudged = judgedTest(playbook);
  const modes = gates.map(({ mode }) => mode);
  const strictest = (['enforce', 'warn'] as const).find((mode) => modes.includes(mode)) ?? 'observe';
  const nothing = crossingOf([]);
  const dayOf = remembered((now) => new Date(now).toISOString().slice(0, 10));
  const tokenOf = remembered((today) => ((Date.parse(today) - Date.parse(OVERRIDE_EPOCH)) / 86_400_000) * 100);

  const todayOf = ({ today, now }: Attempt) => today ?? (isBlank(now) ? undefined : dayOf(now));
  const crossing = ({ record, prior }: Attempt): Crossing => {
    const stage = record.StageName;
    const to = orders.get(stage) ?? 0;
    if (to > 0) {
      if (prior === null) return created[to] ?? nothing;
      return moved[orders.get(prior.StageName) ?? 0]?.[to] ?? nothing;
    }
    if (exempt.has(stage) || (prior !== null && prior.StageName === stage)) return nothing;
    const sentence = playbook.unknownStageSentence;
    return crossingOf([
      demand({ id: 'unknown-stage', toEnter: String(stage ?? ''), mode: strictest, sentence }, NEVER),
    ]);
  };
  /** The order of the last gate that a live override lets pass; 0 without one. */
  const passes = ({ record }: Attempt, today: string | undefined) => {
    const token = record[OVERRIDE_TOKEN];
    if (!token || today === undefined) return 0;
    const number = Number(token);
    return number >= tokenOf(today) ? number % 100 : 0;
  };
  const outcome = (attempt: Attempt, { enforced, warned }: Crossing): Verdict['outcome'] => {
    if (enforced.length === 0 && warned.length === 0) return 'allowed';
    const { record, children } = attempt;
    const today = todayOf(attempt);
    const reach = passes(attempt, today);
    let isOverridden = false;
    for (const { met, order } of enforced) {
      if (isOverridden && reach >= order) continue;
      if (met(record, today, children)) continue;
      if (reach < order) return attempt.permissions.includes(bypassPermission) ? 'bypassed' : 'blocked';
      isOverridden = true;
    }
    if (isOverridden) return 'overridden';
    for (const { met } of warned) if (!met(record, today, children)) return 'warned';
    return 'allowed';
  };
  return {
    outcome: (attempt) => (isJudged(attempt) ? outcome(attempt, crossing(attempt)) : 'exempt'),
    verdict: (attempt) => {
      if (!isJudged(attempt)) return { outcome: 'exempt', unmet: [] };
      const crossed = crossing(attempt);
      const { record, children } = attempt;
      const today = todayOf(attempt);
      const reach = passes(attempt, today);
      const unmet: Unmet[] = [];
      for (const one of crossed.all)
        if (!one.met(record, today, children)) unmet.push(reach >= one.order ? one.overridden : one.unmet);
      return { outcome: outcome(attempt, crossed), unmet };
    },
  };
}
