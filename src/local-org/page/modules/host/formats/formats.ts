import { currentSession } from 'host/session';

/** A day whose formatted parts show the pattern: one digit for day and month, four for the year. */
const SAMPLE = Date.UTC(2033, 8, 5);

/**
 * The user's date format as a CLDR pattern: `dd.MM.yyyy`, `MMM d, yyyy`, `d 'de' MMMM 'de' yyyy`. Date fields format and parse days with
 * it. Years have four digits, as on the platform.
 */
export function datePattern(style: 'short' | 'medium' | 'long'): string {
  const options = { dateStyle: style, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
  const name = style === 'long' ? 'MMMM' : 'MMM';
  return new Intl.DateTimeFormat(currentSession().locale, options)
    .formatToParts(SAMPLE)
    .map(({ type, value }) => {
      if (type === 'day') return 'd'.repeat(value.length);
      if (type === 'month') return /^\d+$/.test(value) ? 'M'.repeat(value.length) : name;
      return type === 'year' ? 'yyyy' : value.replaceAll(/\p{L}+/gu, "'$&'");
    })
    .join('');
}

/** The user's decimal separator, or the separator between thousands. */
export function numberSeparator(which: 'decimal' | 'group'): string {
  const parts = new Intl.NumberFormat(currentSession().locale, { useGrouping: true }).formatToParts(1_234_567.5);
  return parts.find(({ type }) => type === which)?.value ?? '';
}
