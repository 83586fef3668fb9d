import { zoneDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';

const formatters = new Map<string, (moment: Date) => string>();

/** The day of a moment in a time zone. A formatter takes a hundred times as long to make as to use, so each zone has one. */
export function zoneDay(zone: string, moment: Date): string {
  const known = formatters.get(zone) ?? zoneDays(zone);
  formatters.set(zone, known);
  return known(moment);
}
