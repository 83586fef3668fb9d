import type { Literal, SoqlQuery } from '../types.ts';

type Literals = (Literal | readonly Literal[])[];

const KINDS: ReadonlySet<unknown> = new Set(['string', 'number', 'date', 'datetime']);

/** A literal that any other of its kind can replace without another plan; an empty string cannot. */
function isReplaceable(value: unknown): value is Literal {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !KINDS.has(value.kind)) return false;
  return !('value' in value) || value.value !== '';
}

/** The values of an IN list, when they are replaceable literals of one kind. */
function replaceableList(node: object): readonly Literal[] | undefined {
  if (!('kind' in node) || node.kind !== 'in' || !('values' in node) || !Array.isArray(node.values)) return undefined;
  const values = node.values as readonly Literal[];
  return values.length > 0 && values.every((value) => isReplaceable(value) && value.kind === values[0]?.kind)
    ? values
    : undefined;
}

/**
 * For query trees that were not parsed from text (UI API, GraphQL, single records): the key under which the plan is cached, and the
 * literals in the order in which `withSlots` numbers them.
 */
export function normalizeTree(query: SoqlQuery): { readonly key: string; readonly literals: Literals } {
  const literals: Literals = [];
  const key = JSON.stringify(query, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (isReplaceable(value)) {
      literals.push(value);
      return `?${value.kind}`;
    }
    const list = replaceableList(value);
    if (list) {
      literals.push(list);
      return { ...value, values: `?${list[0]?.kind ?? ''}*` };
    }
    return value;
  });
  return { key, literals };
}

/** The same tree with the slots of its literals. */
export function withSlots(query: SoqlQuery): SoqlQuery {
  let slot = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isReplaceable(value)) return { ...value, slot: slot++ };
    if (Array.isArray(value)) return value.map(walk);
    const list = replaceableList(value);
    const ofList = list ? { slot: slot++ } : {};
    const entries = Object.entries(value).map(([name, member]) => [
      name,
      list && name === 'values' ? member : walk(member),
    ]);
    return { ...Object.fromEntries(entries), ...ofList };
  };
  return walk(query) as SoqlQuery;
}
