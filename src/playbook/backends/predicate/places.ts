/** Multipliers that are tried for a table without two names in one cell. */
const TRIES = 64;

function cellOf(text: string, factor: number, mask: number): number {
  const { length } = text;
  return (
    (length * factor + text.charCodeAt(0) * 7 + text.charCodeAt(length >> 1) + text.charCodeAt(length - 1) * factor) &
    mask
  );
}

/**
 * The place of a name in a list, from 1; 0 for anything else. As `new Map(…).get(name) ?? 0`, and about twice as quick: three
 * letters of a name lead to the only cell that can hold it. Names that share all of these stay with the map.
 */
export function placesOf(names: readonly string[]): (name: unknown) => number {
  const mask = 2 ** Math.ceil(Math.log2(names.length + 1) + 2) - 1;
  for (let factor = 1; factor <= TRIES; factor += 1) {
    const cells: string[] = new Array<string>(mask + 1).fill('');
    const places: number[] = new Array<number>(mask + 1).fill(0);
    const isFree = names.every((name, index) => {
      const cell = cellOf(name, factor, mask);
      if (cells[cell] !== '') return false;
      cells[cell] = name;
      places[cell] = index + 1;
      return true;
    });
    if (!isFree) continue;
    return (name) => {
      if (typeof name !== 'string' || name.length === 0) return 0;
      const cell = cellOf(name, factor, mask);
      return cells[cell] === name ? places[cell]! : 0;
    };
  }
  const places = new Map<unknown, number>(names.map((name, index) => [name, index + 1]));
  return (name) => places.get(name) ?? 0;
}
