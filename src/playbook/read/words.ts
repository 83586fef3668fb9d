/** `a, b or c`, each in backticks. */
export function listed(words: readonly string[], last: 'or' | 'and'): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
}

/**
 * An API name as a pattern: letters, digits and single underscores, after the namespace of a package where it comes from one.
 * @param ending what it ends with, as a pattern: `__c` for a custom field
 */
export function apiName(ending: string): RegExp {
  return new RegExp(`^(?:[A-Za-z](?:_?[A-Za-z0-9]){0,14}__)?[A-Za-z](?:_?[A-Za-z0-9])*${ending}$`);
}

/** Steps of one letter (insert, drop, change, swap with the next) from one word to another. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const [row = [], before = []] = [rows[i - 1], rows[i - 2]];
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    rows.push(next);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/** The option that a mistyped word was most likely meant to be; undefined where none is near. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  return options
    .map((option) => ({ option, steps: distance(word.toLowerCase(), option.toLowerCase()) }))
    .filter(({ option, steps }) => steps <= Math.min(2, Math.floor(option.length / 3)))
    .sort((a, b) => a.steps - b.steps)[0]?.option;
}

/** ` Did you mean \`stages\`?` for `stage`, and nothing where no option is near. */
export function didYouMean(word: string, options: readonly string[]): string {
  const near = nearest(word, options);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

/** What the user wrote, in backticks, on one line and not too long to read. */
export function ownWords(source: string): string {
  const line = source.trim().split('\n')[0]?.trim() ?? '';
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}
