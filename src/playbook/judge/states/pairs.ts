/**
 * Rows with one value of each list, in which every pair of values of any two lists occurs. Greedy: each row begins with a pair that is
 * still missing and takes of every other list the value that adds the most.
 */
export function pairs<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  if (lists.length === 0) return [[]];
  if (lists.length === 1) return lists[0]!.map((one) => [one]);
  const missing = new Set<number>();
  const width = Math.max(...lists.map(({ length }) => length));
  const place = (list: number, index: number) => list * width + index;
  const key = (a: number, b: number) => (a < b ? a * lists.length * width + b : b * lists.length * width + a);
  lists.forEach((one, list) =>
    lists
      .slice(0, list)
      .forEach((other, before) =>
        one.forEach((_, index) => other.forEach((__, at) => missing.add(key(place(before, at), place(list, index))))),
      ),
  );
  const rows: (readonly T[])[] = [];
  while (missing.size > 0) {
    const [first] = missing as unknown as [number];
    const chosen = new Map<number, number>();
    for (const taken of [Math.floor(first / (lists.length * width)), first % (lists.length * width)])
      chosen.set(Math.floor(taken / width), taken);
    lists.forEach((one, list) => {
      if (chosen.has(list)) return;
      const gain = (index: number) =>
        [...chosen.values()].filter((taken) => missing.has(key(place(list, index), taken))).length;
      let best = 0;
      let most = -1;
      for (let index = 0; index < one.length; index += 1) {
        const gained = gain(index);
        if (gained > most) [best, most] = [index, gained];
      }
      chosen.set(list, place(list, best));
    });
    const taken = [...chosen.values()];
    taken.forEach((a, index) => taken.slice(0, index).forEach((b) => missing.delete(key(a, b))));
    rows.push(lists.map((one, list) => one[chosen.get(list)! % width]!));
  }
  return rows;
}
