import { isBlank, numberIn, valueAt } from './scope.ts';
import type { ConditionOf, DayBound, GateRecord, Surroundings } from './types.ts';

/** The checks of fields of a deal or of its account. Where a bound is given, a blank field does not meet it unless `orBlank` is set. */

/** ISO date plus days, without time zones. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The ISO date of a bound; undefined when it is relative and today is not given. */
function dayOf(bound: DayBound, { today }: Surroundings): string | undefined {
  if (typeof bound === 'string') return bound;
  return today === undefined ? undefined : dayAfter(today, bound.today);
}

/** The ISO date of a moment in the user's zone; undefined for text that is none. Swedish writes days as ISO does. */
function dayOfMoment(value: GateRecord[string], { zone = 'UTC' }: Surroundings): string | undefined {
  const moment = new Date(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(moment.getTime()) ? undefined : moment.toLocaleDateString('sv-SE', { timeZone: zone });
}

/** Whether a day is not blank and within the bounds of the condition; ISO dates compare as text. A bound without a day is not met. */
export function isWithin(condition: ConditionOf<'date'>, record: GateRecord, surroundings: Surroundings): boolean {
  const { notBefore, notAfter, dateTime, orBlank } = condition;
  const value = valueAt(record, condition.field);
  if (isBlank(value)) return orBlank === true;
  const first = notBefore && dayOf(notBefore, surroundings);
  const last = notAfter && dayOf(notAfter, surroundings);
  const day = dateTime ? dayOfMoment(value, surroundings) : String(value);
  if (day === undefined) return false;
  return (
    (notBefore === undefined || (first !== undefined && day >= first)) &&
    (notAfter === undefined || (last !== undefined && day <= last))
  );
}

export function isInRange(condition: ConditionOf<'number'>, record: GateRecord): boolean {
  const { field, atLeast = -Infinity, atMost = Infinity, currency, orBlank } = condition;
  const value = valueAt(record, field);
  if (isBlank(value)) return orBlank === true;
  if (currency !== undefined && record.CurrencyIsoCode !== currency) return false;
  const number = numberIn(value);
  return number >= atLeast && number <= atMost;
}

export function isPicked({ field, values, orBlank }: ConditionOf<'picked'>, record: GateRecord): boolean {
  const value = valueAt(record, field);
  return isBlank(value) ? orBlank === true : values.includes(value as string);
}

/** Whether the save moves a day by no more than the condition allows. A blank new day does not meet it; a blank old one compares with nothing. */
export function isMovedBy(condition: ConditionOf<'movedBy'>, record: GateRecord, { prior }: Surroundings): boolean {
  const day = valueAt(record, condition.field);
  const before = prior && valueAt(prior, condition.field);
  if (isBlank(day)) return false;
  if (isBlank(before)) return true;
  return (Date.parse(String(day)) - Date.parse(String(before))) / 86_400_000 <= condition.atMost;
}
