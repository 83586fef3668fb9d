import { painOf, type ApiRecord } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { zoneDays } from '../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { decideAll, fieldsRead, NO_CHILDREN } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type {
  Attempt,
  Children,
  CompiledPlaybook,
  GateRecord,
  Verdict,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { dateFieldsOfCriterion } from '../kinds/kinds.ts';
import { didYouMean, nearest, sourceText } from '../base/words.ts';

/** What one line comes to: a verdict, or what is wrong with the line. */
export type LineResult = Verdict | { readonly error: string };

const KEYS = Object.keys({
  record: true,
  prior: true,
  permissions: true,
  today: true,
  zone: true,
  now: true,
  children: true,
  hiddenFields: true,
} satisfies Record<keyof Attempt, true>);
const EXPECTED = 'Expected `{"record": {…}, "prior": {…} or null, "permissions": […], "today": "2026-11-21"}`.';

class BadLine extends Error {}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLine(`${sourceText(line)} is not JSON. ${EXPECTED}`);
  }
  if (!isObject(value)) throw new BadLine(`${sourceText(line)} is not an object. ${EXPECTED}`);
  // A line may carry more, such as a name; what only looks like a part of it is a slip, and would be passed over silently.
  const slip = Object.keys(value).find((key) => !KEYS.includes(key) && nearest(key, KEYS) !== undefined);
  if (slip !== undefined)
    throw new BadLine(`\`${slip}\` is not a part of an attempt.${didYouMean(slip, KEYS)} ${EXPECTED}`);
  return Object.fromEntries(Object.entries(value).filter(([key, one]) => key === 'prior' || one !== null));
}

/** The fields of a record that the playbooks read, found once for all lines. */
interface Fields {
  /** By their names in small letters, as Salesforce takes no notice of capitals either. */
  readonly named: ReadonlyMap<string, string>;
  readonly dates: ReadonlySet<string>;
}

function fieldsOf(versions: readonly CompiledPlaybook[]): Fields {
  const names = versions.flatMap(fieldsRead).map((name): [string, string] => [name.toLowerCase(), name]);
  const gates = versions.flatMap((one) => one.gates);
  return {
    named: new Map(names),
    dates: new Set(gates.flatMap(({ criteria }) => criteria.flatMap(dateFieldsOfCriterion))),
  };
}

/** The record by the names that the playbook has for its fields; what is named so already stays. */
function byName(record: Readonly<Record<string, unknown>>, { named }: Fields): Readonly<Record<string, unknown>> {
  const isOther = (key: string, name: string | undefined): name is string =>
    name !== undefined && name !== key && !Object.hasOwn(record, name);
  if (!Object.keys(record).some((key) => isOther(key, named.get(key.toLowerCase())))) return record;
  const entries = Object.entries(record).map(([key, value]) => {
    const name = named.get(key.toLowerCase());
    return [isOther(key, name) ? name : key, value];
  });
  return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
}

function recordOf(value: unknown, name: 'record' | 'prior', fields: Fields): GateRecord {
  if (!isObject(value)) {
    const or = name === 'prior' ? ', or null for a new record' : '';
    throw new BadLine(`\`${name}\` is missing or no object. Expected fields of the opportunity by API name${or}.`);
  }
  const record = byName(value, fields);
  if (!Object.hasOwn(record, 'StageName'))
    throw new BadLine(`\`${name}\` has no \`StageName\`, without which no gate can be told.`);
  for (const [key, one] of Object.entries(record)) {
    if (Array.isArray(one) || (isObject(one) && [...fields.named.values()].includes(key)))
      throw new BadLine(
        `\`${key}\` of \`${name}\` is ${Array.isArray(one) ? 'a list' : 'an object'}. Expected a text, a number, true, false or null.`,
      );
    if (fields.dates.has(key) && one !== null && one !== '' && !isDay(one))
      throw new BadLine(
        `\`${key}\` of \`${name}\` is \`${JSON.stringify(one)}\`. Expected a day that exists, such as \`2026-11-21\`.`,
      );
  }
  return record as GateRecord;
}

/** `2026-11-21`; Date rolls 31 June over to 1 July, so the day must come back as it was written. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === value;
}

function dayOf(value: unknown): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new BadLine(`\`today\` is \`${JSON.stringify(value)}\`. Expected a day that exists, such as \`2026-11-21\`.`);
}

function momentOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new BadLine(
      `\`now\` is \`${JSON.stringify(value)}\`. Expected a date and time with its zone, such as \`2026-11-21T09:00:00Z\`.`,
    );
  return value;
}

/** The zone of the user who saves, by its IANA name. */
function zoneOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  try {
    if (typeof value === 'string') zoneDays(value);
    else throw new RangeError('no text');
    return value;
  } catch {
    throw new BadLine(
      `\`zone\` is \`${JSON.stringify(value)}\`. Expected a time zone by its IANA name, such as \`Europe/Berlin\`.`,
    );
  }
}

function namesOf(value: unknown, list: 'permissions' | 'hiddenFields'): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
    const of = list === 'permissions' ? 'custom permissions' : 'fields that the user may not read';
    throw new BadLine(`\`${list}\` is not a list of texts. Expected API names of ${of}.`);
  }
  return value as string[];
}

const ANSWERS_ARE_DIGITS =
  '`children.answers` is not read: an open answer is the digit 9 of `DF_Answers_A__c` or `DF_Answers_B__c`, and `DF_Open_Due__c` its due day. Expected these in `record`.';

/** Children that a line leaves out count as none. */
function childrenOf(value: unknown): Children {
  if (value === undefined) return NO_CHILDREN;
  const isRows = (rows: unknown): rows is readonly ApiRecord[] | undefined =>
    rows === undefined || (Array.isArray(rows) && rows.every(isObject));
  if (!isObject(value) || !isRows(value.pains))
    throw new BadLine('`children` is not an object with a list of records. Expected `{"pains": [{…}]}`.');
  // Judging the line without its open answers would give another verdict than before, without a word about it.
  if (Array.isArray(value.answers) && value.answers.length > 0) throw new BadLine(ANSWERS_ARE_DIGITS);
  const { pains = [] } = value as { pains?: readonly ApiRecord[] };
  return { pains: pains.map(painOf) };
}

/**
 * Gives a saved record without a creation date that of its state before, else the time of the save, so that the playbook governs it.
 * No saved record of an org lacks the date, and one that did would be exempt from every playbook.
 */
function withCreation(record: GateRecord, prior: GateRecord | null, now: string): GateRecord {
  if (prior === null || 'CreatedDate' in record) return record;
  return { ...record, CreatedDate: prior.CreatedDate ?? now };
}

/**
 * `now`, else the beginning of `today` in UTC, else the clock: when a new record counts as created. With a `zone` and no `today`, the day is
 * that of `now` in the zone.
 */
function attemptOf(line: string, fields: Fields, clock: Date): Attempt {
  const value = parsed(line);
  const record = recordOf(value.record, 'record', fields);
  // A state before that leaves a field out is one in which the field was the same.
  const prior = value.prior === null ? null : { ...record, ...recordOf(value.prior, 'prior', fields) };
  const given = dayOf(value.today);
  const now = momentOf(value.now) ?? (given === undefined ? clock.toISOString() : `${given}T00:00:00Z`);
  const zone = zoneOf(value.zone);
  const today = given ?? (zone && zoneDays(zone)(new Date(now)));
  return {
    record: withCreation(record, prior, now),
    prior,
    permissions: namesOf(value.permissions, 'permissions'),
    now,
    ...(today === undefined ? {} : { today }),
    ...(zone === undefined ? {} : { zone }),
    children: childrenOf(value.children),
    hiddenFields: namesOf(value.hiddenFields, 'hiddenFields'),
  };
}

/**
 * Decides lines of `diagnose playbook decide`: `{"record": {…}, "prior": {…}|null, "permissions": […], "today": "2026-11-21"}`, fields
 * by API name, roll-ups included; `permissions`, `today`, `zone`, `now`, `children`, `hiddenFields` (what the user may not read) and a
 * record's `CreatedDate` may be left out, all but the last be null too; what else a line carries is passed over.
 * @param playbooks all that are live: every one that governs the deal decides
 * @returns takes a line, and the clock for what `now` is where the line does not say
 */
export function lineDecider(playbooks: readonly CompiledPlaybook[]): (line: string, clock: Date) => LineResult {
  const fields = fieldsOf(playbooks);
  return (line, clock) => {
    try {
      // Windows tools begin a file with a byte-order mark, which is no JSON.
      return decideAll(playbooks, attemptOf(line.replace(/^\uFEFF/, ''), fields, clock));
    } catch (error) {
      if (error instanceof BadLine) return { error: error.message };
      throw error;
    }
  };
}
