import type { FormulaNode as Node } from '../../../formula/index.ts';

/** A call; its name is marked, so that a node which is no call of one function is not taken for no call at all. */
type Call = Extract<Node, { kind: 'call' }> & { readonly name: Uppercase<string> };

/** A call of one of the functions, by any spelling of their names. */
export function isCall(node: Node, ...names: readonly string[]): node is Call {
  return node.kind === 'call' && names.includes(node.name.toUpperCase());
}

const COMPARISONS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

/** A comparison of two sides, `a < b`. */
export function comparisonOf(
  node: Node,
): { readonly left: Node; readonly operator: string; readonly right: Node } | undefined {
  if (node.kind !== 'chain' || node.rest.length !== 1) return undefined;
  const [{ operator, operand }] = node.rest as [(typeof node.rest)[number]];
  return COMPARISONS.includes(operator) ? { left: node.first, operator, right: operand } : undefined;
}

/** The nodes directly below. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'call':
      return node.args;
    case 'unary':
      return [node.operand];
    case 'chain':
      return [node.first, ...node.rest.map(({ operand }) => operand)];
    default:
      return [];
  }
}

/** The node with other nodes below it, in the order of `childrenOf`. */
export function withChildren(node: Node, children: readonly Node[]): Node {
  switch (node.kind) {
    case 'call':
      return { ...node, args: children };
    case 'unary':
      return { ...node, operand: children[0]! };
    case 'chain':
      return {
        ...node,
        first: children[0]!,
        rest: node.rest.map((link, index) => ({ ...link, operand: children[index + 1]! })),
      };
    default:
      return node;
  }
}

/** The truth of a comparison of two numbers. */
export function compareNumbers(operator: string, left: number, right: number): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  const isLess = operator.startsWith('<') ? left < right : left > right;
  return isLess || (operator.endsWith('=') && left === right);
}

const truth = (value: boolean, { offset }: Node): Node => ({ kind: 'boolean', value, offset });
const isTruth = (node: Node, value: boolean) => node.kind === 'boolean' && node.value === value;

function connective(node: Extract<Node, { kind: 'call' }>): Node {
  // The argument that changes nothing: TRUE in AND, FALSE in OR. The other one decides the whole.
  const neutral = isCall(node, 'AND');
  if (node.args.some((arg) => isTruth(arg, !neutral))) return truth(!neutral, node);
  const args = node.args.filter((arg) => !isTruth(arg, neutral));
  if (args.length === 0) return truth(neutral, node);
  return args.length === 1 ? args[0]! : { ...node, args };
}

/**
 * The formula for saves of new deals alone, or of saved deals alone: ISNEW() is a constant then, and on a new deal nothing is changed and
 * PRIORVALUE is the present value. What remains has no part that both kinds of saves share.
 */
export function specialized(node: Node, isNew: boolean): Node {
  if (isCall(node, 'ISNEW')) return truth(isNew, node);
  if (isNew && isCall(node, 'ISCHANGED')) return truth(false, node);
  if (isNew && isCall(node, 'PRIORVALUE')) return node.args[0]!;
  const done = withChildren(
    node,
    childrenOf(node).map((child) => specialized(child, isNew)),
  );
  if (isCall(done, 'AND', 'OR')) return connective(done);
  if (isCall(done, 'NOT') && done.args[0]?.kind === 'boolean') return truth(!done.args[0].value, node);
  const comparison = comparisonOf(done);
  if (comparison?.left.kind === 'number' && comparison.right.kind === 'number')
    return truth(
      compareNumbers(comparison.operator, Number(comparison.left.digits), Number(comparison.right.digits)),
      node,
    );
  if (isCall(done, 'IF') && done.args[0]?.kind === 'boolean') return done.args[done.args[0].value ? 1 : 2]!;
  return done;
}

/**
 * What a formula asks on one kind of save apart from the kind itself. `AND(NOT(ISNEW()), a, b)` never holds for a new deal; then it is
 * `AND(a, b)`, so that the states of `a` and `b` are tried on new deals too, where they must not count.
 */
export function askedOn(formula: Node, isNew: boolean): Node {
  const whole = specialized(formula, isNew);
  if (whole.kind !== 'boolean' || !isCall(formula, 'AND')) return whole;
  const args = formula.args.map((arg) => specialized(arg, isNew)).filter(({ kind }) => kind !== 'boolean');
  return args.length === 0 ? whole : { ...formula, args };
}
