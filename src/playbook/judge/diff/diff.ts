import { parseFormula, type FormulaNode } from '../../../formula/index.ts';
import { decide } from '../../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { numbered, orderConflicts } from '../../compile/stage-numbers.ts';
import { validationRules } from '../../rules/validation-rules.ts';
import type { GateRule } from '../../rules/gate-rule.ts';
import { atomsOf, MOMENT } from '../states/atoms.ts';
import { attemptOf, CLOCK, TODAY, type State } from '../states/deal-state.ts';
import { specialized } from '../states/tree.ts';
import { choicesOf, type Seen } from './choices.ts';
import { daysOf } from './days.ts';
import type { Difference } from './difference.ts';
import { lineDifferences } from './lines.ts';
import { NotDecided } from './not-decided.ts';
import { requestDifferences } from './requests.ts';
import { cheapest } from './search.ts';
import { spaceOf } from './space.ts';
import { witnessWords } from './words.ts';

export type { Difference } from './difference.ts';

/** What two playbooks decide otherwise. All empty: on every save one refuses exactly if the other one does. */
export interface PlaybookDiff {
  /** What the second playbook blocks and the first one lets through. */
  readonly stricter: readonly Difference[];
  /** What the first playbook blocks and the second one lets through. */
  readonly looser: readonly Difference[];
  /** What was not compared to the end, with the reason; mostly nothing. */
  readonly notDecided: readonly string[];
}

/**
 * The playbooks as if each governed every deal: which version governs a deal is no difference of what it asks. Both number their stages
 * alike, since an override is stored by the number of its stage.
 */
function always(pair: readonly [CompiledPlaybook, CompiledPlaybook]): readonly CompiledPlaybook[] {
  return numbered(
    pair.map((playbook) => {
      const { until: _until, otherVersions: _others, ...rest } = playbook;
      return { ...rest, playbook: 'any', version: 1, from: '2000-01-01T00:00:00Z' };
    }),
  );
}

interface Rule {
  readonly rule: GateRule;
  readonly tree: FormulaNode;
}

function activeRules(playbook: CompiledPlaybook): readonly Rule[] {
  return validationRules(playbook)
    .filter(({ active, object }) => active && object === 'Opportunity')
    .map((rule) => ({ rule, tree: parseFormula(rule.formula) }));
}

/** The smallest state in which a rule refuses and no rule of the other playbook does. */
interface Found {
  readonly cost: number;
  readonly state: State;
  readonly isNew: boolean;
}

interface Compared {
  readonly differences: readonly Difference[];
  readonly notDecided: readonly string[];
}

/** For each rule of one playbook the smallest state in which it refuses and the other playbook does not. */
class Comparison {
  readonly refusing: readonly Rule[];
  readonly #others: readonly Rule[];
  readonly #playbooks: readonly CompiledPlaybook[];
  readonly found = new Map<Rule, Found>();
  readonly notDecided = new Set<string>();

  constructor(blocking: CompiledPlaybook, passing: CompiledPlaybook) {
    this.refusing = activeRules(blocking);
    this.#others = activeRules(passing);
    this.#playbooks = [blocking, passing];
  }

  /** Compares the saves of one kind at one time. What was found at an earlier one stays. */
  compare(isNew: boolean, clock: string): void {
    const trees = [...this.refusing, ...this.#others].map(({ tree }) => tree);
    const space = spaceOf(trees, isNew, this.#playbooks, clock);
    const silent = this.#others.map(({ tree }) => specialized(tree, isNew));
    const seen: Seen = new Map();
    const same = new Set(this.#others.map(({ rule }) => rule.formula));
    for (const one of this.refusing) {
      const known = this.found.get(one);
      // The other playbook has the same rule, which refuses whatever this one does.
      if (same.has(one.rule.formula) || (known && known.state.get(MOMENT) !== clock)) continue;
      const fires = specialized(one.tree, isNew);
      if (fires.kind === 'boolean') continue;
      const best = this.#whatIsDecided(one, () =>
        cheapest({ fires, silent }, choicesOf([fires, ...silent], space, seen)),
      );
      if (best && best.cost < (known?.cost ?? Infinity)) this.found.set(one, { ...best, isNew });
    }
  }

  #whatIsDecided<T>({ rule: { toEnter, id } }: Rule, find: () => T): T | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof NotDecided)) throw error;
      this.notDecided.add(`${toEnter === '' ? '' : `\`${toEnter}\`: `}\`${id}\`: ${error.message}`);
      return undefined;
    }
  }
}

function differencesOf(blocking: CompiledPlaybook, passing: CompiledPlaybook, days: readonly string[]): Compared {
  const comparison = new Comparison(blocking, passing);
  for (const day of days) for (const isNew of [false, true]) comparison.compare(isNew, CLOCK.replace(TODAY, day));
  const ofDeals = comparison.refusing.flatMap(({ rule, tree }, index): Difference[] => {
    const one = comparison.found.get(comparison.refusing[index]!);
    if (one === undefined) return [];
    const attempt = attemptOf(one.state, one.isNew);
    const own = atomsOf(specialized(tree, one.isNew));
    const entry = decide(blocking, attempt).unmet.find(
      ({ id, toEnter }) => id === rule.id && (rule.toEnter === '' || toEnter === rule.toEnter),
    );
    const sentence = entry?.sentence ?? rule.message;
    const witness = witnessWords(attempt, one.state, own, [blocking, passing]);
    return [{ toEnter: rule.toEnter, id: rule.id, sentence, witness, attempt }];
  });
  return {
    differences: [...ofDeals, ...lineDifferences(blocking, passing), ...requestDifferences(blocking, passing)],
    notDecided: [...comparison.notDecided],
  };
}

/** Why overrides cannot be compared: their stages have no numbers that mean the same in both playbooks. */
function withoutNumbers(pair: readonly CompiledPlaybook[]): readonly string[] {
  const isAbout = pair.some(({ gates }) => gates.some(({ override }) => override));
  return isAbout && orderConflicts(pair).length > 0 ? ['overrides: the two have stages in opposite orders'] : [];
}

/**
 * What two playbooks decide otherwise, with the smallest save for each reason to refuse: of deals, of products without a confirmed pain, and
 * of requests for overrides. Only refusals are compared: gates that observe or warn, sentences, and which deals a version governs are not.
 */
export function diffPlaybooks(first: CompiledPlaybook, second: CompiledPlaybook): PlaybookDiff {
  const { days, left } = daysOf([first, second]);
  const [a, b] = always([first, second]) as [CompiledPlaybook, CompiledPlaybook];
  const [stricter, looser] = [differencesOf(b, a, days), differencesOf(a, b, days)];
  const daysLeft = left === 0 ? [] : [`saves on ${left} days around which fixed days and days counted from today meet`];
  return {
    stricter: stricter.differences,
    looser: looser.differences,
    notDecided: [...new Set([...withoutNumbers([a, b]), ...daysLeft, ...stricter.notDecided, ...looser.notDecided])],
  };
}
