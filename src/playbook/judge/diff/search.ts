import { formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import type { State } from '../states/deal-state.ts';
import { leavesOf, type Choice, type Option } from './choices.ts';
import { NotDecided } from './not-decided.ts';
import { Rests, type Rest } from './rests.ts';

/** What is looked for: a state in which one formula is true and the others are not. */
interface Wanted {
  readonly fires: Node;
  readonly silent: readonly Node[];
}

interface Found {
  readonly state: State;
  readonly cost: number;
}

/** The cheapest way to some rests of the formulas: the options taken, the last one first. */
interface Way {
  readonly fires: Rest;
  readonly silent: readonly Rest[];
  readonly cost: number;
  readonly last?: { readonly option: Option; readonly before: Way };
}

/** More ways to go on from than this take too long. 24 answers that count in two `some` have 625. */
const MOST_WAYS = 20_000;

/**
 * The state of the least cost in which one formula is true and all others are false; undefined if there is none among all combinations of
 * the choices. Choice by choice: of the ways that leave the same of every formula only the cheapest is gone on with, since what follows is
 * the same for all of them. So a count of many conditions takes one way for each sum, not one for each set of conditions.
 * @throws NotDecided where there are too many ways even so
 */
export function cheapest({ fires, silent }: Wanted, choices: readonly Choice[]): Found | undefined {
  const texts = new Set(leavesOf(fires).map(formulaText));
  const reads = (choice: Choice) => [...(choice.options[0]?.truths.keys() ?? [])].some((text) => texts.has(text));
  const rests = new Rests();
  let ways = [
    begun(
      rests.of(fires),
      silent.map((one) => rests.of(one)),
    ),
  ].flatMap((way) => way ?? []);
  for (const choice of [...choices.filter(reads), ...choices.filter((one) => !reads(one))]) {
    ways = nextWays(ways, choice, rests);
    if (ways.length > MOST_WAYS) throw new NotDecided(`more than ${MOST_WAYS} ways to weigh what it asks for`);
  }
  const open = ways.find(({ fires: rest, silent: others }) => rest.truth !== true || others.length > 0);
  if (open) throw new NotDecided('a condition is not understood');
  const best = ways.reduce<Way | undefined>((least, way) => (least && least.cost <= way.cost ? least : way), undefined);
  return best && { state: stateOf(best), cost: best.cost };
}

/** A way, unless it leads nowhere: the formula is false, or another one is true. */
function begun(fires: Rest, silent: readonly Rest[]): Pick<Way, 'fires' | 'silent' | 'cost'> | undefined {
  if (fires.truth === false || silent.some(({ truth }) => truth === true)) return undefined;
  const open = new Set(silent.filter(({ truth }) => truth === undefined));
  return { fires, silent: [...open].sort((a, b) => a.id - b.id), cost: 0 };
}

function nextWays(ways: readonly Way[], { options }: Choice, rests: Rests): Way[] {
  const next = new Map<string, Way>();
  for (const option of options) {
    const done = new Map<Rest, Rest>();
    const after = (rest: Rest) => {
      const known = done.get(rest) ?? rests.after(rest, option.truths);
      done.set(rest, known);
      return known;
    };
    for (const way of ways) {
      const step = begun(after(way.fires), way.silent.map(after));
      if (step === undefined) continue;
      const cost = way.cost + option.cost;
      const key = `${step.fires.id}|${step.silent.map(({ id }) => id).join()}`;
      const known = next.get(key);
      if (known === undefined || cost < known.cost) next.set(key, { ...step, cost, last: { option, before: way } });
    }
  }
  return [...next.values()];
}

function stateOf(way: Way): State {
  const states: State[] = [];
  for (let at: Way | undefined = way; at?.last; at = at.last.before) states.unshift(at.last.option.state);
  return new Map(states.flatMap((state) => [...state]));
}
