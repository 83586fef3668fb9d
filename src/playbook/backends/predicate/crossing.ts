import type {
  Attempt,
  CompiledPlaybook,
  Condition,
  Criterion,
  Gate,
  GateMode,
  Unmet,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { fixOf } from './fix.ts';
import { metTest, type Test } from './met.ts';
import { placesOf } from './places.ts';

/** An override carries the place of its stage as two digits, so none reaches so far. */
const NEVER_OVERRIDDEN = 100;

/** Something that crossing a gate demands, with what is said when it is missing. */
export interface Demand {
  readonly met: Test;
  readonly mode: GateMode;
  readonly missing: Unmet;
  readonly overridden: Unmet;
  /** The least order that an override has to reach to let it pass; NEVER_OVERRIDDEN where none can. */
  readonly order: number;
  readonly isDated: boolean;
}

/** What an attempt that crosses certain gates has to meet: by mode for the outcome, in the order of the stages for the list. */
export interface Crossing {
  readonly enforced: readonly Demand[];
  readonly enforcedTests: readonly Test[];
  readonly warnedTests: readonly Test[];
  readonly all: readonly Demand[];
  /** Whether an override can let any of it pass. */
  readonly isOverridable: boolean;
  /** Whether it matters on which day the attempt is made. */
  readonly isDated: boolean;
}

function crossingOf(demands: readonly Demand[]): Crossing {
  const isOverridable = demands.some(({ order }) => order !== NEVER_OVERRIDDEN);
  const testsOf = (wanted: GateMode) => demands.flatMap(({ mode, met }) => (mode === wanted ? [met] : []));
  return {
    enforced: demands.filter(({ mode }) => mode === 'enforce'),
    enforcedTests: testsOf('enforce'),
    warnedTests: testsOf('warn'),
    all: demands,
    isOverridable,
    isDated: isOverridable || demands.some((one) => one.isDated),
  };
}

function demand(unmet: Unmet, met: Test, order: number, isDated: boolean): Demand {
  return { met, mode: unmet.mode, missing: unmet, overridden: { ...unmet, overridden: true }, order, isDated };
}

/** Whether it depends on the day if a condition is met. */
function readsDay(condition: Condition): boolean {
  switch (condition.kind) {
    case 'any':
    case 'all':
      return condition.of.some(readsDay);
    case 'answered':
      return condition.notKnownYet === true;
    case 'date':
      return typeof condition.notBefore === 'object' || typeof condition.notAfter === 'object';
    default:
      return false;
  }
}

function unmetOf({ toEnter, mode }: Gate, criterion: Criterion): Unmet {
  const { id, sentence } = criterion;
  const fix = fixOf(criterion);
  return { id, toEnter, mode, sentence, ...(fix ? { fix } : {}) };
}

/** Said whenever it applies at all. */
function missing(unmet: Unmet): Demand {
  return demand(unmet, () => false, NEVER_OVERRIDDEN, false);
}

/** A new record can have no children yet, so one sentence stands for all enforced gates that it is beyond. */
function refusalOfNew({ newRecordSentence }: CompiledPlaybook, gates: readonly Gate[]): readonly Demand[] {
  const first = gates.find(({ mode }) => mode === 'enforce');
  if (first === undefined) return [];
  const { toEnter, mode } = first;
  return [missing({ id: 'new-record', toEnter, mode, sentence: newRecordSentence })];
}

/** The demands of each gate, made once and shared by all crossings. */
function demandsOf({ gates }: CompiledPlaybook, orderOf: (gate: Gate) => number) {
  const own = new Map(
    gates.map((gate) => {
      // An override of a later gate lets a deal pass this one too.
      const order = gates.some((one) => one.override && orderOf(one) >= orderOf(gate))
        ? orderOf(gate)
        : NEVER_OVERRIDDEN;
      return [
        gate,
        gate.criteria.map((criterion) =>
          demand(unmetOf(gate, criterion), metTest(criterion), order, readsDay(criterion)),
        ),
      ];
    }),
  );
  return (crossed: readonly Gate[]) => crossed.flatMap((gate) => own.get(gate) ?? []);
}

/** Crossings by the order of the stage before (0: outside) and of the stage now; a new record's apart. */
function crossingTable(playbook: CompiledPlaybook) {
  const { stages, gates } = playbook;
  const orderOf = ({ toEnter }: Gate) => stages.indexOf(toEnter) + 1;
  const between = (from: number, to: number) => gates.filter((gate) => from < orderOf(gate) && orderOf(gate) <= to);
  const demands = demandsOf(playbook, orderOf);
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

/** What an attempt has to meet, by its stage before and its stage now: all crossings are worked out beforehand. */
export function crossingFinder(playbook: CompiledPlaybook): (attempt: Attempt) => Crossing {
  const { stages, exemptStages, gates, unknownStageSentence: sentence } = playbook;
  const placeOf = placesOf(stages);
  const exempt = new Set<unknown>(exemptStages);
  const { moved, created } = crossingTable(playbook);
  const modes = gates.map(({ mode }) => mode);
  const mode = (['enforce', 'warn'] as const).find((one) => modes.includes(one)) ?? 'observe';
  const nothing = crossingOf([]);
  return ({ record, prior }) => {
    const stage = record.StageName;
    const to = placeOf(stage);
    if (to > 0) {
      if (prior === null) return created[to] ?? nothing;
      return moved[placeOf(prior.StageName)]?.[to] ?? nothing;
    }
    if (exempt.has(stage) || (prior !== null && prior.StageName === stage)) return nothing;
    return crossingOf([missing({ id: 'unknown-stage', toEnter: String(stage ?? ''), mode, sentence })]);
  };
}
