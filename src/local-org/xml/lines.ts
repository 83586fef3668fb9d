/** Where an element is: names of elements below the root, each with its place among the siblings of that name, from 0. */
export type ElementPath = readonly (readonly [name: string, index: number])[];

interface Place {
  readonly line: number;
  readonly column: number;
}

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([^\s/>]+)[^>]*?(\/?)>/g;

/**
 * The line and the column, both from 1, at which an element of a metadata file begins; undefined where the file does not have it. The text must be well-formed.
 * `[['groupingsDown', 1], ['field', 0]]` is the `field` of the second `groupingsDown`.
 */
export function placeOfElement(text: string, path: ElementPath): Place | undefined {
  /** One for each open element below the root: how many children of each name it had. The first is the root's. */
  const open: Map<string, number>[] = [];
  /** How many of the open elements are those of the path. */
  let matched = 0;
  for (const { 1: closing, 2: name, 3: empty, index } of text.matchAll(TAG)) {
    if (name === undefined) continue;
    if (closing === '/') {
      open.pop();
      matched = Math.min(matched, Math.max(open.length - 1, 0));
      continue;
    }
    const siblings = open.at(-1);
    const place = siblings?.get(name) ?? 0;
    siblings?.set(name, place + 1);
    const wanted = path[matched];
    if (siblings && matched === open.length - 1 && wanted?.[0] === name && wanted[1] === place) {
      if (matched === path.length - 1) {
        const lines = text.slice(0, index).split('\n');
        return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
      }
      if (empty !== '/') matched += 1;
    }
    if (empty !== '/') open.push(new Map());
  }
  return undefined;
}
