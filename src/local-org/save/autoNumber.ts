/** `A-{000000}` and 7 → `A-000007`; `{YYYY}`, `{YY}`, `{MM}`, `{DD}` are those of `now`, an ISO date-time. */
export function formatAutoNumber(format: string, number: number, now: string): string {
  const parts: Readonly<Record<string, string>> = {
    YYYY: now.slice(0, 4),
    YY: now.slice(2, 4),
    MM: now.slice(5, 7),
    DD: now.slice(8, 10),
  };
  return format.replace(
    /\{(0+|YYYY|YY|MM|DD)\}/g,
    (_whole, part: string) => parts[part] ?? String(number).padStart(part.length, '0'),
  );
}
