import type { Condition } from '../../soql/types.ts';

/** Filter logic as a tree; `filter` counts from 1. */
type FilterLogic =
  | { readonly kind: 'filter'; readonly filter: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly FilterLogic[] }
  | { readonly kind: 'not'; readonly of: FilterLogic };

/** Parses `1 AND (2 OR NOT 3)`; a text for what is no filter logic. AND binds before OR. */
export function parseBooleanFilter(text: string): FilterLogic | string {
  const tokens = text.toUpperCase().match(/\d+|AND|OR|NOT|[()]|\S/g) ?? [];
  let at = 0;
  const unit = (): FilterLogic => {
    const token = tokens[at++];
    if (token === 'NOT') return { kind: 'not', of: unit() };
    if (token === '(') {
      const inner = chain('OR');
      if (tokens[at++] !== ')') throw new SyntaxError('`)` is missing');
      return inner;
    }
    if (token === undefined || !/^\d+$/.test(token)) throw new SyntaxError(`\`${token ?? 'the end'}\` is unexpected`);
    return { kind: 'filter', filter: Number(token) };
  };
  const chain = (word: 'AND' | 'OR'): FilterLogic => {
    const part = (): FilterLogic => (word === 'OR' ? chain('AND') : unit());
    const of = [part()];
    while (tokens[at] === word) {
      at += 1;
      of.push(part());
    }
    const [only] = of;
    return only !== undefined && of.length === 1 ? only : { kind: word === 'OR' ? 'or' : 'and', of };
  };
  try {
    const logic = chain('OR');
    return at === tokens.length ? logic : `\`${tokens[at] ?? ''}\` is unexpected`;
  } catch (error) {
    // A logic that is nested too deeply ends in a RangeError.
    return error instanceof SyntaxError ? error.message : 'it is nested too deeply';
  }
}

/** The numbers of the filters that a logic names. */
export function filtersIn(logic: FilterLogic): number[] {
  if (logic.kind === 'filter') return [logic.filter];
  return logic.kind === 'not' ? filtersIn(logic.of) : logic.of.flatMap(filtersIn);
}

/** The condition of a logic over the conditions of its filters; without a logic all of them hold. */
export function combineFilters(logic: FilterLogic | undefined, filters: readonly Condition[]): Condition {
  if (logic === undefined) return { kind: 'and', of: filters };
  if (logic.kind === 'filter') return filters[logic.filter - 1] ?? { kind: 'and', of: [] };
  if (logic.kind === 'not') return { kind: 'not', of: combineFilters(logic.of, filters) };
  return { kind: logic.kind, of: logic.of.map((part) => combineFilters(part, filters)) };
}
