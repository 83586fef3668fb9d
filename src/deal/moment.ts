const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The moment that an ISO date or date-time means, in UTC and whole seconds; undefined for anything else. Without a zone of its own it is
 * read on the clocks of `zone`; a date is the beginning of the day there.
 *
 *     moment('2026-12-01', 'Europe/Berlin')  →  '2026-11-30T23:00:00Z'
 */
export function moment(text: string, zone: string): string | undefined {
  const parts = DATE_TIME.exec(DATE.test(text) ? `${text}T00:00` : text);
  if (!parts) return undefined;
  const [, day = '', time = '', seconds = ':00', , offset] = parts;
  const wall = `${day}T${time}${seconds}`;
  const asUtc = Date.parse(`${wall}Z`);
  // `Date.parse` takes 30 February for a day in March.
  if (Number.isNaN(asUtc) || wholeSeconds(asUtc) !== `${wall}Z`) return undefined;
  if (offset !== undefined) {
    const at = Date.parse(`${wall}${offset.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
    return Number.isNaN(at) ? undefined : wholeSeconds(at);
  }
  // The offsets a day before and after: where a change of the clock lies between them, the earlier moment that is not before the wall time.
  const candidates = [-1, 1].map((days) => asUtc - offsetAt(asUtc + days * 86_400_000, zone)).sort((a, b) => a - b);
  return wholeSeconds(candidates.find((at) => wallClock(at, zone) >= wall) ?? candidates[1] ?? asUtc);
}

function offsetAt(instant: number, zone: string): number {
  return Date.parse(`${wallClock(instant, zone)}Z`) - instant;
}

/** The date and time that clocks in the zone have at a moment: `2026-12-01T00:00:00`. @param at milliseconds, or ISO date-time */
function wallClock(at: number | string, zone: string): string {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' } as const;
  // Swedish writes ISO's order.
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(at)).replace(' ', 'T');
}

function wholeSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
