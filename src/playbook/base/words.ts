import { ENGLISH_LABELS } from './english-labels.ts';

/** `a, b or c`, each in backticks. */
export function listed(words: readonly string[], last: 'or' | 'and'): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
}

/**
 * An API name as a pattern: letters, digits and single underscores, after the namespace of a package where it comes from one.
 * @param ending what it ends with, as a pattern: `__c` for a custom field
 * @param beginning what precedes it, as a pattern
 */
export function apiName(ending: string, beginning = ''): RegExp {
  return new RegExp(`^${beginning}(?:[A-Za-z](?:_?[A-Za-z0-9]){0,14}__)?[A-Za-z](?:_?[A-Za-z0-9])*${ending}$`);
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

/** What the author wrote, in backticks, on one line and at most 60 characters long. */
export function sourceText(source: string): string {
  const line = source.trim().split('\n')[0]?.trim() ?? '';
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

/** `DF_Desired_Outcome__c` as `Desired Outcome`, `NextStep` as `Next Step`, `SBQQ__Quote__c` as `Quote`, `StageName` as `Stage`: as its label most likely reads. */
export function labelFromName(field: string): string {
  if (Object.hasOwn(ENGLISH_LABELS, field)) return ENGLISH_LABELS[field] ?? field;
  const bare = field
    .replace(/__c$/, '')
    .replace(/^(\w+__|DF_)/, '')
    .replace(/Id$/, '');
  return bare.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** The most words of the short form of a criterion. */
export const MOST_WORDS = 6;

/** How many words a text has; quotation marks and dashes are none. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The first words of a text, with `…` where more follow. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= most ? words.join(' ') : `${words.slice(0, most).join(' ')}…`;
}

/** Writes numbers with separators: `grouping(',', '.')` gives 25000.5 as `25,000.5`, the same text for every reader. */
export function grouping(thousands: string, decimals: string): (value: number) => string {
  return (value) => {
    const [whole = '', cents] = String(value).split('.');
    return whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (cents === undefined ? '' : `${decimals}${cents}`);
  };
}
