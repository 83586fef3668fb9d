import { SCOPE_PATHS } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type {
  Attempt,
  CompiledPlaybook,
  GateRecord,
  Scope,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { isBlank, numberOf } from './met.ts';

/** Milliseconds of an API date-time; NaN for blank, which is before nothing and after nothing. */
function millis(value: GateRecord[string]): number {
  return typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
}

/** The year of a date-time as a number that is greater for a later year: the codes of its digits, one decimal place each. */
function yearCode(text: string): number {
  return text.charCodeAt(0) * 1000 + text.charCodeAt(1) * 100 + text.charCodeAt(2) * 10 + text.charCodeAt(3);
}

/** The same of its month and day. */
function dayCode(text: string): number {
  return text.charCodeAt(5) * 1000 + text.charCodeAt(6) * 100 + text.charCodeAt(8) * 10 + text.charCodeAt(9);
}

const DAY = 86_400_000;
/** `2026-11-21T09:30:00Z`; the API writes more. */
const DATE_TIME_LENGTH = 20;

/**
 * Whether a date-time is at or after a moment. Its written day nearly always tells: a zone moves a date-time by less than a day,
 * so only days around the moment's own have to be read as a date, which would take longer than all criteria together.
 */
function since(moment: string): (value: GateRecord[string]) => boolean {
  const time = millis(moment);
  const before = new Date(time - DAY).toISOString();
  const after = new Date(time + DAY).toISOString();
  const [beforeYear, beforeDay] = [yearCode(before), dayCode(before)];
  const [afterYear, afterDay] = [yearCode(after), dayCode(after)];
  return (value) => {
    if (typeof value === 'string' && value.length >= DATE_TIME_LENGTH) {
      const year = yearCode(value);
      if (year > afterYear) return true;
      if (year < beforeYear) return false;
      const day = dayCode(value);
      if (year === afterYear && day > afterDay) return true;
      if (year === beforeYear && day < beforeDay) return false;
    }
    return millis(value) >= time;
  };
}

/** A field of a parent: flat under its path, or nested as REST or the UI API answer it. */
function parentField(path: string): (record: GateRecord) => unknown {
  const names = path.split('.');
  return (record) => {
    if (path in record) return record[path];
    let at: unknown = record;
    for (const name of names) {
      const parent = at as { readonly fields?: object } | null | undefined;
      at = ((parent?.fields ?? parent) as Readonly<Record<string, unknown>> | null | undefined)?.[name];
      if (typeof at === 'object' && at !== null && 'value' in at) at = at.value;
    }
    return at;
  };
}

type RecordTest = (record: GateRecord) => boolean;

/** The parts of `appliesTo`, each as a test; what is not given tests nothing. */
function scopeTests({ amountAtLeast, amountAtLeastIn, ownerFlag, ...lists }: Scope): readonly RecordTest[] {
  const tests: RecordTest[] = [];
  const byCurrency = amountAtLeastIn && new Map<unknown, number>(Object.entries(amountAtLeastIn));
  if (byCurrency || amountAtLeast !== undefined) {
    tests.push((record) => {
      const least = byCurrency ? byCurrency.get(record.CurrencyIsoCode) : amountAtLeast;
      return least === undefined || isBlank(record.Amount) || numberOf(record.Amount) >= least;
    });
  }
  for (const list of ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const) {
    const names = lists[list];
    if (names === undefined) continue;
    const among = new Set<unknown>(names);
    const value = parentField(SCOPE_PATHS[list]);
    tests.push((record) => among.has(value(record)));
  }
  if (ownerFlag !== undefined) {
    const value = parentField(`Owner.${ownerFlag}`);
    tests.push((record) => value(record) === true);
  }
  return tests;
}

/** Whether the playbook judges an attempt: the deal is in scope and stands under this version. */
export function judgedTest(playbook: CompiledPlaybook): (attempt: Attempt) => boolean {
  const { playbook: code, version, from, until, otherVersions = [], appliesTo } = playbook;
  const pin = `${code}:${version}`;
  const others = new Set<unknown>(otherVersions.map((other) => `${code}:${other}`));
  const started = since(from);
  const ended = until === undefined ? undefined : since(until);
  const scope = scopeTests(appliesTo);
  return ({ record, prior, now }) => {
    for (let index = 0; index < scope.length; index += 1) if (!scope[index]?.(record)) return false;
    const pinned = record.DF_Playbook_Pin__c;
    if (pinned) {
      if (pinned === pin) return true;
      if (others.has(pinned)) return false;
    }
    const created = prior === null ? now : record.CreatedDate;
    return started(created) && (ended === undefined || !ended(created));
  };
}
