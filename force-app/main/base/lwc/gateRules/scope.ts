import { OVERRIDE_EPOCH, SCOPE_PATHS } from './concepts.ts';
import type { Attempt, CompiledPlaybook, GateRecord, Scope } from './types.ts';

type Nested = Readonly<Record<string, unknown>> | null | undefined;

/** Value of a field by its path, in any of three shapes: flat (`record['Owner.Name']`), nested as in REST, nested as in the UI API. */
export function valueAt(record: GateRecord, path: string): GateRecord[string] {
  if (path in record || !path.includes('.')) return record[path];
  const found = path.split('.').reduce<unknown>((parent, name) => {
    const at = parent as Nested;
    const field = ((at?.fields as Nested) ?? at)?.[name];
    return field !== null && typeof field === 'object' && 'value' in field ? field.value : field;
  }, record);
  return found as GateRecord[string];
}

/** Whether a value is null, undefined or empty text. False and zero are not blank. */
export function isBlank(value: GateRecord[string]): boolean {
  return value === null || value === undefined || value === '';
}

/** A value as a number. Blank is 0, like `BLANKVALUE(F, 0)` in a rule; other text is NaN, which no condition accepts. */
export function numberIn(value: GateRecord[string]): number {
  return isBlank(value) ? 0 : Number(value);
}

/** A field of the deal as a number; see `numberIn`. */
export function numberOf(record: GateRecord, field: string): number {
  return numberIn(record[field]);
}

/** Days from OVERRIDE_EPOCH to an ISO date; NaN for an unknown day, which compares as false. */
export function daysFromEpoch(day: string | undefined): number {
  return day === undefined ? NaN : (Date.parse(day) - Date.parse(OVERRIDE_EPOCH)) / 86_400_000;
}

/** Milliseconds of an API date-time; `+0000` of REST becomes `+00:00`, which `Date.parse` requires. NaN for blank: compares as false. */
function millis(value: GateRecord[string]): number {
  return typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
}

/** Creation time of a deal; for a new one the time of the save, since the platform has not set CreatedDate yet. */
function createdAt({ record, prior, now }: Pick<Attempt, 'record' | 'prior' | 'now'>): number {
  return millis(prior === null ? now : record.CreatedDate);
}

/** Whether the deal's pin names this version: `code:version`. */
function isPinned(playbook: CompiledPlaybook, record: GateRecord, version: number): boolean {
  return record.DF_Playbook_Pin__c === `${playbook.playbook}:${version}`;
}

/** Whether this version governs a deal: by the deal's pin, or without one by its creation time. The scope is not checked here. */
export function isInForce(playbook: CompiledPlaybook, attempt: Pick<Attempt, 'record' | 'prior' | 'now'>): boolean {
  const { record } = attempt;
  if (isPinned(playbook, record, playbook.version)) return true;
  if ((playbook.otherVersions ?? []).some((version) => isPinned(playbook, record, version))) return false;
  const created = createdAt(attempt);
  return created >= millis(playbook.from) && !(playbook.until !== undefined && created >= millis(playbook.until));
}

/**
 * Whether the deal's amount is in scope. A blank amount is, so that leaving it out does not avoid the gates; so is an amount in a currency
 * without a limit, which cannot be compared.
 */
function isAmountInScope({ amountAtLeast, amountAtLeastIn }: Scope, record: GateRecord): boolean {
  const least = amountAtLeastIn ? amountAtLeastIn[String(record.CurrencyIsoCode)] : amountAtLeast;
  return least === undefined || isBlank(record.Amount) || numberOf(record, 'Amount') >= least;
}

/**
 * Whether the deal is within the scope (`appliesTo`) of the playbook. Its amount is in scope when it is so before or after the save:
 * lowering it in the save that advances the deal does not avoid the gates.
 * @param prior the record before the save, null for a new record; the record itself where nothing is saved
 */
export function isInScope({ appliesTo }: CompiledPlaybook, record: GateRecord, prior: GateRecord | null): boolean {
  const { ownerFlag } = appliesTo;
  const isAmong = (names: readonly string[] | undefined, path: string) =>
    names === undefined || names.includes(valueAt(record, path) as string);
  return (
    (isAmountInScope(appliesTo, record) || (prior !== null && isAmountInScope(appliesTo, prior))) &&
    isAmong(appliesTo.recordTypes, SCOPE_PATHS.recordTypes) &&
    isAmong(appliesTo.ownerProfiles, SCOPE_PATHS.ownerProfiles) &&
    isAmong(appliesTo.ownerRoles, SCOPE_PATHS.ownerRoles) &&
    (ownerFlag === undefined || valueAt(record, `Owner.${ownerFlag}`) === true)
  );
}

/** The Opportunity fields that `isInScope` reads, by path. */
export function scopeFields({ appliesTo }: CompiledPlaybook): readonly string[] {
  const { amountAtLeast, amountAtLeastIn, ownerFlag } = appliesTo;
  const lists = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
  return [
    ...(amountAtLeast === undefined && amountAtLeastIn === undefined ? [] : ['Amount']),
    ...(amountAtLeastIn === undefined ? [] : ['CurrencyIsoCode']),
    ...lists.filter((list) => appliesTo[list] !== undefined).map((list) => SCOPE_PATHS[list]),
    ...(ownerFlag === undefined ? [] : [`Owner.${ownerFlag}`]),
  ];
}

/**
 * The versions that govern a deal, among all live ones: at most one of each playbook, ordered by code. The org enforces all of them.
 * @param record Opportunity fields by API name; a record without an `Id` counts as new, created at `now` (ISO date-time).
 */
export function playbooksFor(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  now: string,
): readonly CompiledPlaybook[] {
  const attempt = { record, prior: isBlank(record.Id) ? null : record, now };
  const live = playbooks.filter((playbook) => isInScope(playbook, record, record) && isInForce(playbook, attempt));
  // A stored version may have no `until` although a later one exists, so several can match: the pinned one wins, then the latest `from`.
  const first = (one: CompiledPlaybook) => (isPinned(one, record, one.version) ? Infinity : millis(one.from));
  live.sort((a, b) => compare(a.playbook, b.playbook) || compare(first(b), first(a)) || b.version - a.version);
  return live.filter(({ playbook }, index) => playbook !== live[index - 1]?.playbook);
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
