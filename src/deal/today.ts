import { zoneDays } from '../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { runningUserZone, type OrgConnection } from '../salesforce/index.ts';

/** A moment, and whose day it falls on. */
export interface Clock {
  /** ISO date-time. */
  readonly now: string;
  /** IANA name of a time zone. Default: that of the running user's record, as in the org's rules. */
  readonly zone?: string | undefined;
}

/** A moment that may be given as its ISO date-time alone. */
export function clockOf(clock: string | Clock): Clock {
  return typeof clock === 'string' ? { now: clock } : clock;
}

/**
 * The calendar day of `now`, as the org's rules compute TODAY() for the running user.
 * @throws RangeError for a name that is no time zone; OrgRefused where the user's zone cannot be read
 */
export async function todayIn(org: OrgConnection, { now, zone }: Clock): Promise<string> {
  return zoneDays(await zoneOf(org, zone))(new Date(now));
}

/** The given time zone, else that of the running user's record. */
export async function zoneOf(org: OrgConnection, zone: string | undefined): Promise<string> {
  return zone ?? runningUserZone(org);
}

/** Whether the name is one of a time zone: `Europe/Berlin`, `UTC`. */
export function isTimeZone(name: string): boolean {
  try {
    zoneDays(name);
    return true;
  } catch {
    return false;
  }
}

const formatters = new Map<string, (moment: Date) => string>();

/** The calendar day of a moment in a time zone. @param at ISO date-time @throws RangeError for a name that is no time zone */
export function dayIn(zone: string, at: string): string {
  const known = formatters.get(zone) ?? zoneDays(zone);
  formatters.set(zone, known);
  return known(new Date(at));
}
