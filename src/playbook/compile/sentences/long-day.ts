/** A day in words, `21 November 2026`, which is unambiguous in every country of the language. */
export function longDay(locale: string, day: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00Z`));
}
