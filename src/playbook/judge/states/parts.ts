import type { FormulaNode as Node } from '../../../formula/index.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { childrenOf, comparisonOf, isCall } from './tree.ts';

/** Conditions within a formula that share no atom with the rest of it; mostly one. The rest sees nothing of them but whether each is true. */
export interface Part {
  readonly conditions: readonly Node[];
  readonly atoms: readonly Atom[];
}

/** The nodes, those that share an atom, directly or by others, in one group. */
function connected(nodes: readonly Node[]): readonly (readonly Node[])[] {
  let groups: { nodes: Node[]; atoms: Set<Atom> }[] = [];
  for (const node of nodes) {
    const atoms = atomsOf(node);
    const touching = groups.filter((group) => atoms.some((atom) => group.atoms.has(atom)));
    const joined = {
      nodes: [...touching.flatMap((group) => group.nodes), node],
      atoms: new Set([...touching.flatMap((group) => [...group.atoms]), ...atoms]),
    };
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  }
  return groups.map((group) => group.nodes);
}

/** The conditions of IF within a sum such as `IF(a, 2, 0) + IF(b, 1, 0)`; undefined if it reads anything outside of them. */
function conditionsOf(node: Node): readonly Node[] | undefined {
  if (isCall(node, 'IF')) {
    const [condition, ...values] = node.args;
    return condition && values.every((value) => atomsOf(value).length === 0) ? [condition] : undefined;
  }
  if (node.kind === 'chain') {
    const all = childrenOf(node).map(conditionsOf);
    return all.every((one) => one !== undefined) ? all.flat() : undefined;
  }
  return atomsOf(node).length === 0 ? [] : undefined;
}

/** The conditions that the node joins, if they decide it by nothing but their truth; undefined where the node is a condition itself. */
export function joinedBy(node: Node): readonly Node[] | undefined {
  if (isCall(node, 'AND', 'OR', 'NOT')) return node.args;
  const comparison = comparisonOf(node);
  if (!comparison) return undefined;
  const [left, right] = [conditionsOf(comparison.left), conditionsOf(comparison.right)];
  return left && right && left.length + right.length > 0 ? [...left, ...right] : undefined;
}

/**
 * Takes a formula apart into conditions that read disjoint atoms. AND, OR, NOT and counts of conditions see nothing of a condition but its
 * truth, so the formula is decided by (1) all states of the atoms of each condition, in a context in which its truth shows, and (2) all
 * combinations of their truths. Conditions that share an atom stay together.
 */
export function partsOf(node: Node): readonly Part[] {
  const joined = joinedBy(node);
  if (joined === undefined) {
    const atoms = atomsOf(node);
    return atoms.length === 0 ? [] : [{ conditions: [node], atoms }];
  }
  return connected(joined).flatMap((group): readonly Part[] => {
    const [only, ...others] = group;
    if (only && others.length === 0) return partsOf(only);
    const atoms = [...new Set(group.flatMap((one) => atomsOf(one)))];
    // Within AND and OR the group is one condition of the same kind; within a count each has its own weight.
    const conditions = isCall(node, 'AND', 'OR') ? [{ ...node, args: group }] : group;
    return [{ conditions, atoms }];
  });
}
