import { formulaText, parseFormula, type FormulaNode as Node } from '../../../src/formula/index.ts';
import { ANOTHER } from '../../../src/playbook/judge/states/domains.ts';
import { childrenOf, isCall, withChildren } from '../../../src/playbook/judge/states/tree.ts';

/** A formula or a query with one small mistake. */
export interface Mutant {
  /** The kind of mistake: `comparison`, `constant` … */
  readonly operator: string;
  /** What was changed into what. */
  readonly what: string;
  readonly text: string;
}

type Mutation = readonly [operator: string, node: Node];

const OTHER_COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '=': ['<>'],
  '<>': ['='],
};
const OTHER_SIGNS: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
};

const number = (digits: string, { offset }: Node): Node => ({ kind: 'number', digits, offset });
const truth = (value: boolean, { offset }: Node): Node => ({ kind: 'boolean', value, offset });

/** One more and one less; there is no literal below zero. */
function ofNumber(node: Extract<Node, { kind: 'number' }>): readonly Mutation[] {
  const [whole = '0', rest] = node.digits.split('.');
  const near = [BigInt(whole) + 1n, BigInt(whole) - 1n].filter((value) => value >= 0n);
  return near.map((value): Mutation => [
    'constant',
    number(rest === undefined ? String(value) : `${value}.${rest}`, node),
  ]);
}

/** Another text; of a moment the seconds before and after. */
function ofText(node: Extract<Node, { kind: 'text' }>): readonly Mutation[] {
  const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(node.value)
    ? Date.parse(`${node.value.replace(' ', 'T')}Z`)
    : undefined;
  if (moment === undefined) return [['text', { ...node, value: ANOTHER }]];
  return [1000, -1000].map((step): Mutation => {
    const value = new Date(moment + step).toISOString().slice(0, 19).replace('T', ' ');
    return ['constant', { ...node, value }];
  });
}

function ofChain(node: Extract<Node, { kind: 'chain' }>): readonly Mutation[] {
  return node.rest.flatMap((link, index) => {
    const compared = OTHER_COMPARISONS[link.operator];
    const others = compared ?? (OTHER_SIGNS[link.operator] === undefined ? [] : [OTHER_SIGNS[link.operator]!]);
    return others.map((operator): Mutation => {
      const rest = node.rest.map((one, at) =>
        at === index ? { ...one, operator: operator as typeof one.operator } : one,
      );
      return [compared ? 'comparison' : 'sign', { ...node, rest }];
    });
  });
}

/** AND for OR; each argument left out, and each one doubled. */
function ofConnective(node: Extract<Node, { kind: 'call' }>): readonly Mutation[] {
  const { args } = node;
  return [
    ['and/or', { ...node, name: isCall(node, 'AND') ? 'OR' : 'AND' }],
    ...(args.length < 2
      ? []
      : args.map((_, index): Mutation => ['dropped', { ...node, args: args.toSpliced(index, 1) }])),
    ...args.map((arg, index): Mutation => ['doubled', { ...node, args: args.toSpliced(index, 0, arg) }]),
  ];
}

/** Each two neighbouring texts, such as stages, in the place of the other; each case left out. */
function ofCase(node: Extract<Node, { kind: 'call' }>): readonly Mutation[] {
  const { args } = node;
  const places = args.flatMap((_, index) => (index % 2 === 1 && index < args.length - 1 ? [index] : []));
  return [
    ...places
      .slice(1)
      .map((place): Mutation => [
        'stage',
        { ...node, args: args.with(place, args[place - 2]!).with(place - 2, args[place]!) },
      ]),
    ...(places.length < 2
      ? []
      : places.map((place): Mutation => ['stage', { ...node, args: args.toSpliced(place, 2) }])),
  ];
}

function ofCall(node: Extract<Node, { kind: 'call' }>): readonly Mutation[] {
  const [first, second, third] = node.args;
  if (isCall(node, 'AND', 'OR')) return ofConnective(node);
  if (isCall(node, 'CASE')) return ofCase(node);
  if (isCall(node, 'NOT')) return [['negation', first!]];
  if (isCall(node, 'IF'))
    return [
      ['branch', second!],
      ['branch', third!],
    ];
  if (isCall(node, 'BLANKVALUE')) return [['blank', first!]];
  if (isCall(node, 'PRIORVALUE')) return [['before', first!]];
  if (isCall(node, 'ISBLANK', 'ISNULL'))
    return [
      ['blank', truth(false, node)],
      ['blank', truth(true, node)],
    ];
  return isCall(node, 'ISNEW', 'ISCHANGED')
    ? [
        ['new', truth(false, node)],
        ['new', truth(true, node)],
      ]
    : [];
}

function here(node: Node): readonly Mutation[] {
  if (node.kind === 'number') return ofNumber(node);
  if (node.kind === 'text') return ofText(node);
  if (node.kind === 'chain') return ofChain(node);
  return node.kind === 'call' ? ofCall(node) : [];
}

function* mutations(node: Node): Generator<readonly [...Mutation, what: string]> {
  for (const [operator, changed] of here(node))
    yield [operator, changed, `${formulaText(node)} → ${formulaText(changed)}`];
  const children = childrenOf(node);
  for (const [index, child] of children.entries())
    for (const [operator, changed, what] of mutations(child))
      yield [operator, withChildren(node, children.with(index, changed)), what];
}

/** Every formula that one operator makes of this one at one place. */
export function formulaMutants(formula: string): readonly Mutant[] {
  return [...mutations(parseFormula(formula))].map(([operator, node, what]) => ({
    operator,
    what,
    text: formulaText(node),
  }));
}
