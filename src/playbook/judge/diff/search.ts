import { formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import type { State } from '../states/deal-state.ts';
import { joinedBy } from '../states/parts.ts';
import { compareNumbers, comparisonOf, isCall } from '../states/tree.ts';
import { leavesOf, type Choice, type Option } from './choices.ts';

type Known = ReadonlyMap<string, boolean>;

/** The value of a count such as `IF(a, 2, 0) + IF(b, 1, 0)`; undefined while a condition of it is open. */
function countOf(node: Node, known: Known): number | undefined {
  if (node.kind === 'number') return Number(node.digits);
  if (isCall(node, 'IF')) {
    const condition = truthOf(node.args[0]!, known);
    return condition === undefined ? undefined : countOf(node.args[condition ? 1 : 2]!, known);
  }
  if (node.kind !== 'chain') return undefined;
  return node.rest.reduce<number | undefined>(
    (left, { operator, operand }) => {
      const right = countOf(operand, known);
      if (left === undefined || right === undefined) return undefined;
      return operator === '+'
        ? left + right
        : operator === '-'
          ? left - right
          : operator === '*'
            ? left * right
            : undefined;
    },
    countOf(node.first, known),
  );
}

/** The truth of a formula as far as its conditions are known; undefined while it is open. */
function truthOf(node: Node, known: Known): boolean | undefined {
  if (node.kind === 'boolean') return node.value;
  const joined = joinedBy(node);
  if (joined === undefined) return known.get(formulaText(node));
  const comparison = comparisonOf(node);
  if (comparison) {
    const [left, right] = [countOf(comparison.left, known), countOf(comparison.right, known)];
    return left === undefined || right === undefined ? undefined : compareNumbers(comparison.operator, left, right);
  }
  const parts = joined.map((part) => truthOf(part, known));
  if (isCall(node, 'NOT')) return parts[0] === undefined ? undefined : !parts[0];
  // FALSE decides AND, TRUE decides OR.
  const decisive = isCall(node, 'OR');
  if (parts.includes(decisive)) return decisive;
  return parts.every((part) => part !== undefined) ? !decisive : undefined;
}

/** What is looked for: a state in which one formula is true and the others are not. */
interface Wanted {
  readonly fires: Node;
  readonly silent: readonly Node[];
}

interface Found {
  readonly state: State;
  readonly cost: number;
}

/**
 * The state of the least cost in which one formula is true and all others are false; undefined if there is none among all combinations
 * of the choices. Branch and bound: a branch ends as soon as the formula cannot be true, another one is, or the cost is too high.
 */
export function cheapest({ fires, silent }: Wanted, choices: readonly Choice[]): Found | undefined {
  const texts = new Set(leavesOf(fires).map(formulaText));
  const reads = (choice: Choice) => [...(choice.options[0]?.truths.keys() ?? [])].some((text) => texts.has(text));
  const ordered = [...choices.filter(reads), ...choices.filter((choice) => !reads(choice))];
  const known = new Map<string, boolean>();
  const chosen: Option[] = [];
  let best: Found | undefined;
  const visit = (at: number, cost: number): void => {
    if (best !== undefined && cost >= best.cost) return;
    if (truthOf(fires, known) === false || silent.some((one) => truthOf(one, known) === true)) return;
    const choice = ordered[at];
    if (choice === undefined) {
      best = { state: new Map(chosen.flatMap(({ state }) => [...state])), cost };
      return;
    }
    for (const option of choice.options) {
      for (const [text, truth] of option.truths) known.set(text, truth);
      chosen.push(option);
      visit(at + 1, cost + option.cost);
      chosen.pop();
      for (const text of option.truths.keys()) known.delete(text);
    }
  };
  visit(0, 0);
  return best;
}
