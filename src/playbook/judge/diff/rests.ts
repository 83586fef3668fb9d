import { formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import { joinedBy } from '../states/parts.ts';
import { compareNumbers, comparisonOf, isCall } from '../states/tree.ts';
import { NotDecided } from './not-decided.ts';

/** What is left of a formula when some of its conditions are known. Equal ones are the same object. */
export interface Rest {
  readonly id: number;
  /** The conditions that are still open, by their text. */
  readonly reads: ReadonlySet<string>;
  /** Known as soon as no open condition can change it. */
  readonly truth?: boolean;
  readonly shape: Shape;
}

interface Term {
  readonly condition: Rest;
  readonly yes: number;
  readonly no: number;
}

type Shape =
  | { readonly kind: 'truth' | 'not' | 'and' | 'or'; readonly parts: readonly Rest[] }
  | { readonly kind: 'condition'; readonly text: string }
  /** `total + IF(a, 2, 0) + IF(b, 1, 0) < 0`, by its sum so far: a count of many has few sums, however many ways there are to each. */
  | { readonly kind: 'count'; readonly operator: string; readonly total: number; readonly terms: readonly Term[] };

interface Sum {
  readonly total: number;
  readonly terms: readonly Term[];
}

const NONE: ReadonlySet<string> = new Set();

/** Makes what is left of formulas, each once. */
export class Rests {
  readonly #known = new Map<string, Rest>();
  readonly #truths = [false, true].map((truth): Rest => ({
    id: Number(truth),
    reads: NONE,
    truth,
    shape: { kind: 'truth', parts: [] },
  })) as [Rest, Rest];

  /** The whole of a formula. */
  of(node: Node): Rest {
    if (node.kind === 'boolean') return this.#truths[node.value ? 1 : 0];
    const joined = joinedBy(node);
    const comparison = joined && comparisonOf(node);
    if (joined === undefined) {
      const text = formulaText(node);
      return this.#make(`"${text}`, { kind: 'condition', text }, new Set([text]));
    }
    if (comparison) {
      const [left, right] = [this.#sumOf(comparison.left), this.#sumOf(comparison.right)];
      return this.#count(comparison.operator, plus(left, times(right, -1)));
    }
    const parts = joined.map((part) => this.of(part));
    return isCall(node, 'NOT') ? this.#not(parts[0]!) : this.#joined(isCall(node, 'OR'), parts);
  }

  /** What is left when these conditions are known too. */
  after(rest: Rest, truths: ReadonlyMap<string, boolean>): Rest {
    if (![...truths.keys()].some((text) => rest.reads.has(text))) return rest;
    const { shape } = rest;
    if (shape.kind === 'condition') return this.#truths[truths.get(shape.text) ? 1 : 0];
    if (shape.kind === 'count') {
      const terms = shape.terms.map((term) => ({ ...term, condition: this.after(term.condition, truths) }));
      return this.#count(shape.operator, { total: shape.total, terms });
    }
    const parts = shape.parts.map((part) => this.after(part, truths));
    return shape.kind === 'not' ? this.#not(parts[0]!) : this.#joined(shape.kind === 'or', parts);
  }

  #make(key: string, shape: Shape, reads: ReadonlySet<string>): Rest {
    const known = this.#known.get(key) ?? { id: this.#known.size + 2, reads, shape };
    this.#known.set(key, known);
    return known;
  }

  #not(part: Rest): Rest {
    if (part.truth !== undefined) return this.#truths[part.truth ? 0 : 1];
    return this.#make(`!${part.id}`, { kind: 'not', parts: [part] }, part.reads);
  }

  /** @param decisive the truth of one part that decides the whole: FALSE decides AND, TRUE decides OR */
  #joined(decisive: boolean, all: readonly Rest[]): Rest {
    if (all.some(({ truth }) => truth === decisive)) return this.#truths[decisive ? 1 : 0];
    const parts = [...new Set(all.filter(({ truth }) => truth === undefined))].sort((a, b) => a.id - b.id);
    if (parts.length === 0) return this.#truths[decisive ? 0 : 1];
    if (parts.length === 1) return parts[0]!;
    const kind = decisive ? 'or' : 'and';
    return this.#make(`${kind}${parts.map(({ id }) => id).join()}`, { kind, parts }, readBy(parts));
  }

  #count(operator: string, sum: Sum): Rest {
    let { total } = sum;
    const terms: Term[] = [];
    for (const term of sum.terms) {
      const { truth } = term.condition;
      if (truth === undefined) terms.push(term);
      else total += truth ? term.yes : term.no;
    }
    const reach = (most: (...values: number[]) => number) =>
      terms.reduce((all, { yes, no }) => all + most(yes, no), total);
    const truth = truthBetween(operator, reach(Math.min), reach(Math.max));
    if (truth !== undefined) return this.#truths[truth ? 1 : 0];
    terms.sort((a, b) => a.condition.id - b.condition.id || a.yes - b.yes || a.no - b.no);
    const key = `${operator}${total}:${terms.map(({ condition, yes, no }) => [condition.id, yes, no].join('/')).join()}`;
    return this.#make(key, { kind: 'count', operator, total, terms }, readBy(terms.map(({ condition }) => condition)));
  }

  #sumOf(node: Node): Sum {
    if (node.kind === 'number') return { total: Number(node.digits), terms: [] };
    if (isCall(node, 'IF')) {
      const [yes, no] = [this.#sumOf(node.args[1]!), this.#sumOf(node.args[2]!)];
      if (yes.terms.length + no.terms.length === 0)
        return { total: 0, terms: [{ condition: this.of(node.args[0]!), yes: yes.total, no: no.total }] };
    }
    if (node.kind !== 'chain') throw new NotDecided(`a count is not understood: ${formulaText(node)}`);
    return node.rest.reduce((left, { operator, operand }) => {
      const right = this.#sumOf(operand);
      if (operator === '+') return plus(left, right);
      if (operator === '-') return plus(left, times(right, -1));
      if (operator === '*' && right.terms.length === 0) return times(left, right.total);
      if (operator === '*' && left.terms.length === 0) return times(right, left.total);
      throw new NotDecided(`a count is not understood: ${formulaText(node)}`);
    }, this.#sumOf(node.first));
  }
}

function readBy(parts: readonly Rest[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ reads }) => [...reads]));
}

/** The truth of `sum < 0` and the like where every sum between these has the same; undefined where not. */
function truthBetween(operator: string, least: number, most: number): boolean | undefined {
  const [low, high] = [compareNumbers(operator, least, 0), compareNumbers(operator, most, 0)];
  if (least === most) return low;
  // `=` and `<>` can differ between the ends only around 0.
  const isOrder = operator !== '=' && operator !== '<>';
  return low === high && (isOrder || least > 0 || most < 0) ? low : undefined;
}

function plus(left: Sum, right: Sum): Sum {
  return { total: left.total + right.total, terms: [...left.terms, ...right.terms] };
}

function times({ total, terms }: Sum, factor: number): Sum {
  return { total: total * factor, terms: terms.map((one) => ({ ...one, yes: one.yes * factor, no: one.no * factor })) };
}
