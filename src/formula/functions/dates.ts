import type { Decimal } from 'decimal.js';

import {
  addMonths,
  civil,
  DAY_MS,
  dayOf,
  dayOfYear,
  isoWeek,
  parseDateTime,
  parseDay,
  parseTime,
  splitInstant,
  weekday,
} from '../calendar.ts';
import { expression, raise } from '../expression.ts';
import type { Evaluate, Expression, Value } from '../expression.ts';
import { finite, formatNumber, Num, toInteger } from '../numbers.ts';
import { anyOf, EVERYWHERE, need, number, NOT_STORED, ofEnvironment, optional, plain } from './define.ts';
import type { Call, FormulaFunction } from './define.ts';

const date = anyOf('date', 'Date');
const time = anyOf('time', 'Time');
const moment = anyOf('date', 'Date', 'DateTime');

/** Functions of dates, date-times and times. Date-times are instants whose parts are in UTC; DATEVALUE and TODAY use the time zone. */
export const dateFunctions: readonly FormulaFunction[] = [
  ofEnvironment('NOW', [], { result: 'DateTime', places: NOT_STORED }, (environment) => environment.now.getTime()),
  ofEnvironment('TODAY', [], { result: 'Date', places: NOT_STORED }, (environment, call) =>
    call.zoneDay(environment.now.getTime(), environment),
  ),
  ofEnvironment(
    'TIMENOW',
    [],
    { result: 'Time', places: NOT_STORED },
    (environment) => splitInstant(environment.now.getTime()).time,
  ),
  plain('DATE', [number('year'), number('month'), number('day')], { result: 'Date' }, makeDate),
  {
    name: 'DATEVALUE',
    parameters: [anyOf('expression', 'Text', 'DateTime', 'Date')],
    result: 'Date',
    places: EVERYWHERE,
    build: buildDateValue,
  },
  {
    name: 'DATETIMEVALUE',
    parameters: [anyOf('expression', 'Text', 'DateTime', 'Date')],
    result: 'DateTime',
    places: EVERYWHERE,
    build: buildDateTimeValue,
  },
  {
    name: 'TIMEVALUE',
    parameters: [anyOf('expression', 'Text', 'DateTime', 'Time')],
    result: 'Time',
    places: EVERYWHERE,
    build: buildTimeValue,
  },
  {
    name: 'ADDMONTHS',
    parameters: [moment, number('months')],
    result: 'branch',
    places: EVERYWHERE,
    build: buildAddMonths,
  },
  plain('YEAR', [date], { result: 'Number' }, (day: number) => new Num(civil(day).year)),
  plain('MONTH', [date], { result: 'Number' }, (day: number) => new Num(civil(day).month)),
  plain('DAY', [date], { result: 'Number' }, (day: number) => new Num(civil(day).day)),
  plain('WEEKDAY', [date], { result: 'Number' }, (day: number) => new Num(weekday(day))),
  ofDay('DAYOFYEAR', dayOfYear),
  ofDay('ISOWEEK', (day) => isoWeek(day).week),
  ofDay('ISOYEAR', (day) => isoWeek(day).year),
  plain('HOUR', [time], { result: 'Number' }, (value: number) => new Num(Math.floor(value / 3_600_000))),
  plain('MINUTE', [time], { result: 'Number' }, (value: number) => new Num(Math.floor(value / 60_000) % 60)),
  plain('SECOND', [time], { result: 'Number' }, (value: number) => new Num(Math.floor(value / 1000) % 60)),
  plain('MILLISECOND', [time], { result: 'Number' }, (value: number) => new Num(value % 1000)),
  {
    name: 'UNIXTIMESTAMP',
    parameters: [anyOf('date', 'Date', 'DateTime', 'Time')],
    result: 'Number',
    places: EVERYWHERE,
    build: buildUnixTimestamp,
  },
  plain('FROMUNIXTIME', [number('seconds')], { result: 'DateTime' }, (seconds: Decimal) => toInstant(finite(seconds))),
  {
    name: 'FORMATDURATION',
    parameters: [
      anyOf('seconds', 'Number', 'Time', 'DateTime'),
      optional(anyOf('includeDays', 'Boolean', 'Time', 'DateTime')),
    ],
    result: 'Text',
    places: EVERYWHERE,
    build: buildFormatDuration,
  },
];

function makeDate(year: Decimal, month: Decimal, day: Decimal): number {
  const found = dayOf(toInteger(year), toInteger(month), toInteger(day));
  return (
    found ?? raise(`There is no date \`DATE(${formatNumber(year)}, ${formatNumber(month)}, ${formatNumber(day)})\`.`)
  );
}

/** Defines a function of a day that also accepts date-times (their day in UTC). */
function ofDay(name: string, compute: (day: number) => number): FormulaFunction {
  return {
    name,
    parameters: [moment],
    result: 'Number',
    places: EVERYWHERE,
    build: (args, call) => {
      const unit = need(args[0]).type === 'DateTime' ? DAY_MS : 1;
      return mapped('Number', args, call, (value) => new Num(compute(Math.floor((value as number) / unit))));
    },
  };
}

function mapped(
  type: Expression['type'],
  args: readonly Expression[],
  call: Call,
  compute: (value: Value) => Value,
): Expression {
  const { evaluate, literal } = need(args[0]);
  // The result for a literal is computed once: rules compare with fixed moments, and texts are slow to parse.
  let constant: Value | undefined;
  const apply: Evaluate = (environment) => {
    if (constant !== undefined) return constant;
    const value = evaluate(environment);
    const result = value === null ? null : compute(value);
    if (literal !== undefined) constant = result;
    return result;
  };
  return expression({ type, offset: call.offset, parts: args }, apply);
}

function buildDateValue(args: readonly Expression[], call: Call): Expression {
  const { type, evaluate } = need(args[0]);
  if (type === 'DateTime') {
    return expression({ type: 'Date', offset: call.offset, parts: args }, (environment) => {
      const value = evaluate(environment);
      return value === null ? null : call.zoneDay(value as number, environment);
    });
  }
  return mapped('Date', args, call, (value) =>
    typeof value === 'string'
      ? (parseDay(value) ?? raise(`\`DATEVALUE\` cannot read \`${value}\` as a date; expected \`YYYY-MM-DD\`.`))
      : value,
  );
}

function buildDateTimeValue(args: readonly Expression[], call: Call): Expression {
  const isDate = need(args[0]).type === 'Date';
  return mapped('DateTime', args, call, (value) => {
    if (typeof value !== 'string') return isDate ? (value as number) * DAY_MS : value;
    return (
      parseDateTime(value) ??
      raise(`\`DATETIMEVALUE\` cannot read \`${value}\` as a date-time; expected \`YYYY-MM-DD HH:MM:SS\`.`)
    );
  });
}

function buildTimeValue(args: readonly Expression[], call: Call): Expression {
  const isInstant = need(args[0]).type === 'DateTime';
  return mapped('Time', args, call, (value) => {
    if (typeof value !== 'string') return isInstant ? splitInstant(value as number).time : value;
    return parseTime(value) ?? raise(`\`TIMEVALUE\` cannot read \`${value}\` as a time; expected \`HH:MM:SS.MS\`.`);
  });
}

function buildAddMonths(args: readonly Expression[], call: Call): Expression {
  const from = need(args[0]);
  const isInstant = from.type === 'DateTime';
  const first = from.evaluate;
  const second = need(args[1]).evaluate;
  return expression({ type: from.type, offset: call.offset, parts: args }, (environment) => {
    const start = first(environment) as number | null;
    const months = second(environment) as Decimal | null;
    if (start === null || months === null) return null;
    const day = isInstant ? Math.floor(start / DAY_MS) : start;
    const moved = addMonths(day, toInteger(months)) ?? raise('The date falls outside the years 1 to 9999.');
    return isInstant ? start + (moved - day) * DAY_MS : moved;
  });
}

function buildUnixTimestamp(args: readonly Expression[], call: Call): Expression {
  const { type } = need(args[0]);
  const seconds = type === 'Date' ? (day: number) => day * 86400 : (value: number) => Math.floor(value / 1000);
  return mapped('Number', args, call, (value) => new Num(seconds(value as number)));
}

function toInstant(seconds: Decimal): number {
  const instant = Math.trunc(seconds.toNumber() * 1000);
  const { day } = splitInstant(instant);
  if (!(Math.abs(day) < 4_000_000) || civil(day).year < 1 || civil(day).year > 9999)
    raise('The date falls outside the years 1 to 9999.');
  return instant;
}

/**
 * FORMATDURATION: `hh:mm:ss`, or `d:hh:mm:ss` with days. Takes a number of seconds, or two times or date-times whose difference is
 * formatted.
 */
function buildFormatDuration(args: readonly Expression[], call: Call): Expression {
  const first = need(args[0]);
  const second = args[1];
  const ofNumber = first.type === 'Number' || first.type === 'Null';
  if (
    ofNumber ? second !== undefined && second.type !== 'Boolean' && second.type !== 'Null' : second?.type !== first.type
  ) {
    throw call.fail(
      '`FORMATDURATION` takes seconds and whether to include days, two times, or two date-times.',
      call.offset,
    );
  }
  const a = first.evaluate;
  const b = second?.evaluate;
  return expression({ type: 'Text', offset: call.offset, parts: args }, (environment) => {
    const x = a(environment);
    const y = b === undefined ? false : b(environment);
    if (ofNumber) return x === null ? null : duration((x as Decimal).abs().trunc().toNumber(), y === true);
    if (x === null || y === null) return null;
    return duration(Math.floor(Math.abs((x as number) - (y as number)) / 1000), first.type === 'DateTime');
  });
}

function duration(seconds: number, withDays: boolean): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return withDays ? `${Math.floor(hours / 24)}:${two(hours % 24)}:${rest}` : `${two(hours)}:${rest}`;
}
