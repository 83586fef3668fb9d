import { UsageError } from './errors.ts';
import type { Io } from './io.ts';

/**
 * The day of an option such as `--today`, by default today in UTC.
 * @throws UsageError for an invalid day
 */
export function givenDay(io: Io, given: string | undefined): string {
  if (given === undefined) return io.now().toISOString().slice(0, 10);
  const day = new Date(`${given}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(given) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given) {
    throw new UsageError(`\`${given}\` is not a day. Expected one such as \`2026-11-21\`.`);
  }
  return given;
}
