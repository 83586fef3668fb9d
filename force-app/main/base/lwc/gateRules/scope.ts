import { SCOPE_PATHS } from './concepts.ts';
import type { Attempt, CompiledPlaybook, GateRecord, Scope } from './types.ts';

type Nested = Readonly<Record<string, unknown>> | null | undefined;

/** A field by its path: flat (`record['Owner.Profile.Name']`), nested as in REST, or nested as in the UI API (`fields`, `value`). */
export function valueAt(record: GateRecord, path: string): GateRecord[string] {
  if (path in record || !path.includes('.')) return record[path];
  const found = path.split('.').reduce<unknown>((parent, name) => {
    const at = parent as Nested;
    const own = ((at?.fields as Nested) ?? at)?.[name];
    return own !== null && typeof own === 'object' && 'value' in own ? own.value : own;
  }, record);
  return found as GateRecord[string];
}

/** Null, absent and empty text are blank; an unticked box and a zero are not. */
export function isBlank(value: GateRecord[string]): boolean {
  return value === null || value === undefined || value === '';
}

/** A number of the record; blank is 0, as `BLANKVALUE(F, 0)` in a rule. Text that is no number is NaN and so never enough. */
export function numberOf(record: GateRecord, field: string): number {
  return isBlank(record[field]) ? 0 : Number(record[field]);
}

/** Milliseconds of an API date-time: `…Z`, or REST's `…+0000`, which ECMAScript leaves open. NaN for blank: before nothing, after nothing. */
function millis(value: GateRecord[string]): number {
  return typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
}

/** When a deal counts as created: at the save for a new one, since the platform has set no date yet. */
function createdAt({ record, prior, now }: Pick<Attempt, 'record' | 'prior' | 'now'>): number {
  return millis(prior === null ? now : record.CreatedDate);
}

function isPinned(playbook: CompiledPlaybook, record: GateRecord, version: number): boolean {
  return record.DF_Playbook_Pin__c === `${playbook.playbook}:${version}`;
}

/** Whether this version governs a deal: by its pin, else by the time of its creation. */
export function isInForce(playbook: CompiledPlaybook, attempt: Pick<Attempt, 'record' | 'prior' | 'now'>): boolean {
  const { record } = attempt;
  if (isPinned(playbook, record, playbook.version)) return true;
  if ((playbook.otherVersions ?? []).some((version) => isPinned(playbook, record, version))) return false;
  const created = createdAt(attempt);
  return created >= millis(playbook.from) && !(playbook.until !== undefined && created >= millis(playbook.until));
}

/** A deal in a currency that is not named cannot be compared, so it is in scope. A blank amount is too: nobody escapes by leaving it out. */
function isAmountInScope({ amountAtLeast, amountAtLeastIn }: Scope, record: GateRecord): boolean {
  const least = amountAtLeastIn ? amountAtLeastIn[String(record.CurrencyIsoCode)] : amountAtLeast;
  return least === undefined || isBlank(record.Amount) || numberOf(record, 'Amount') >= least;
}

/** Whether the playbook is about such deals at all. */
export function isInScope({ appliesTo }: CompiledPlaybook, record: GateRecord): boolean {
  const { ownerFlag } = appliesTo;
  const isAmong = (names: readonly string[] | undefined, path: string) =>
    names === undefined || names.includes(valueAt(record, path) as string);
  return (
    isAmountInScope(appliesTo, record) &&
    isAmong(appliesTo.recordTypes, SCOPE_PATHS.recordTypes) &&
    isAmong(appliesTo.ownerProfiles, SCOPE_PATHS.ownerProfiles) &&
    isAmong(appliesTo.ownerRoles, SCOPE_PATHS.ownerRoles) &&
    (ownerFlag === undefined || valueAt(record, `Owner.${ownerFlag}`) === true)
  );
}

/** The fields that decide whether a deal is in scope, by path. */
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
 * The version that governs a deal, among live versions of one or several playbooks; undefined: none judges it.
 * @param record Opportunity fields by API name; a record without an `Id` counts as new, created at `now` (ISO date-time).
 */
export function playbookFor(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  now: string,
): CompiledPlaybook | undefined {
  const attempt = { record, prior: isBlank(record.Id) ? null : record, now };
  const live = playbooks.filter((playbook) => isInScope(playbook, record));
  // Stored versions may not know of later ones yet, so the latest `from` decides between several that claim the deal.
  return (
    live.find((playbook) => isPinned(playbook, record, playbook.version)) ??
    live
      .filter((playbook) => isInForce(playbook, attempt))
      .sort((a, b) => millis(b.from) - millis(a.from) || b.version - a.version)[0]
  );
}
