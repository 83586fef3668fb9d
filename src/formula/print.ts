import type { Node } from './syntax.ts';

/** A text as a literal: `a "b"` gives `"a \"b\""`. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * The source of a tree, which parses to the same tree again. Chains are put in brackets, so that no precedence is needed:
 * `A + 1 < 2` gives `((A + 1) < 2)`.
 */
export function formulaText(node: Node): string {
  switch (node.kind) {
    case 'number':
      return node.digits;
    case 'text':
      return quoted(node.value);
    case 'boolean':
      return node.value ? 'TRUE' : 'FALSE';
    case 'null':
      return 'NULL';
    case 'field':
      return node.path.join('.');
    case 'call':
      return `${node.name}(${node.args.map(formulaText).join(', ')})`;
    case 'unary':
      return `(${node.operators.join('')}${formulaText(node.operand)})`;
    case 'chain':
      return `(${formulaText(node.first)}${node.rest.map(({ operator, operand }) => ` ${operator} ${formulaText(operand)}`).join('')})`;
  }
}
