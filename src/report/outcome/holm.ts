/**
 * p-values corrected for looking at many things: with a limit of 0.05 for the corrected ones, the chance that any of them is below it although
 * there is no difference anywhere is at most 5 %, however the tests depend on each other.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65.
 * @returns the corrected p-values, 0 to 1, in the order of the given ones
 */
export function holm(values: readonly number[]): readonly number[] {
  const adjusted = values.map(() => 1);
  let least = 0;
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  for (const [rank, at] of order.entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[at]!));
    adjusted[at] = least;
  }
  return adjusted;
}
