import type { Literal, SoqlQuery } from './types.ts';

type Tree = { readonly [key: string]: unknown } | readonly unknown[];
type Literals = (Literal | readonly Literal[])[];

const KINDS: ReadonlySet<unknown> = new Set(['string', 'number', 'date', 'datetime']);

/** A literal that another one of its kind can stand for; a blank text changes the plan. */
function isFree(value: unknown): value is Literal {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !KINDS.has(value.kind)) return false;
  return !('value' in value) || value.value !== '';
}

/** An IN list of free literals of one kind. */
function freeList(node: object): readonly Literal[] | undefined {
  if (!('kind' in node) || node.kind !== 'in' || !('values' in node) || !Array.isArray(node.values)) return undefined;
  const values = node.values as readonly Literal[];
  return values.length > 0 && values.every((value) => isFree(value) && value.kind === values[0]?.kind)
    ? values
    : undefined;
}

/**
 * The shape of a query tree that was not made out of text (UI API, GraphQL, single records): its key, and its literals in the order in
 * which `withSlots` numbers them.
 */
export function treeShape(query: SoqlQuery): { readonly key: string; readonly literals: Literals } {
  const literals: Literals = [];
  const key = JSON.stringify(query, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (isFree(value)) {
      literals.push(value);
      return `?${value.kind}`;
    }
    const list = freeList(value);
    if (list) {
      literals.push(list);
      return { ...value, values: `?${list[0]?.kind ?? ''}*` };
    }
    return value;
  });
  return { key, literals };
}

/** The same tree with its literals' slots. */
export function withSlots(query: SoqlQuery): SoqlQuery {
  let slot = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isFree(value)) return { ...value, slot: slot++ };
    if (Array.isArray(value)) return value.map(walk);
    const list = freeList(value);
    const own = list ? { slot: slot++ } : {};
    const entries = Object.entries(value as Tree).map(([name, member]) => [
      name,
      list && name === 'values' ? member : walk(member),
    ]);
    return { ...Object.fromEntries(entries), ...own };
  };
  return walk(query) as SoqlQuery;
}
