/** Calendar days in a time zone. Without DOM or Salesforce imports: panels, service and tests run the same code. */

/**
 * The calendar day of moments in a time zone: `zoneDays('Pacific/Kiritimati')(new Date('2026-11-20T12:00:00Z'))` is `2026-11-21`.
 * The formatter is made once, since making it takes far longer than using it.
 * @throws RangeError for a name that is no time zone
 */
export function zoneDays(timeZone: string): (moment: Date) => string {
  // A fixed locale, calendar and digits: only the zone is the user's.
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (moment) => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`;
  };
}

/** A day plus days, without time zones: `addDays('2026-02-28', 1)` is `2026-03-01`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
