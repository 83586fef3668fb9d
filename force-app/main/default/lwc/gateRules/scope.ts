import type { Attempt, CompiledPlaybook, GateRecord } from './types.ts';

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

/** Whether a deal stands under this version: by its pin, else by the time of its creation. */
export function isInForce(playbook: CompiledPlaybook, attempt: Pick<Attempt, 'record' | 'prior' | 'now'>): boolean {
  const { record } = attempt;
  if (isPinned(playbook, record, playbook.version)) return true;
  if ((playbook.otherVersions ?? []).some((version) => isPinned(playbook, record, version))) return false;
  const created = createdAt(attempt);
  return created >= millis(playbook.from) && !(playbook.until !== undefined && created >= millis(playbook.until));
}

/** Whether the playbook is about such deals at all. A blank amount is in scope: nobody escapes by leaving it out. */
export function isInScope({ appliesTo }: CompiledPlaybook, record: GateRecord): boolean {
  const { amountAtLeast } = appliesTo;
  return amountAtLeast === undefined || isBlank(record.Amount) || numberOf(record, 'Amount') >= amountAtLeast;
}

/**
 * The version that a deal stands under, among live versions of one or several playbooks; undefined: none judges it.
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
