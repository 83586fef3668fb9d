import type { Decision, Override } from 'c/dealRows';
import { lastDecision } from 'c/overrideDecisions';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** One decision as the list shows it. */
export interface Entry {
  readonly id: string;
  /** ISO date-time. */
  readonly at: string;
  readonly text: string;
  readonly meta: string;
  /** Sentences of what was missing; `reason` is the reason of an override, `note` what the approver wrote. */
  readonly missing: readonly string[];
  readonly reason: string;
  readonly note: string;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  blocked: labels.blocked,
  allowed: labels.allowed,
  warned: labels.warned,
  overridden: labels.overridden,
  bypassed: labels.bypassed,
};
const STATUSES: Readonly<Record<string, string>> = {
  Approved: labels.approved,
  Declined: labels.declined,
  Withdrawn: labels.withdrawn,
  Revoked: labels.revoked,
};

/** Decisions of gates, and overrides that were decided, the newest first. `when` formats an ISO date-time for the reader. */
export function entriesOf(
  decisions: readonly Decision[],
  overrides: readonly Override[],
  when: (moment: string) => string,
): Entry[] {
  const entries = [
    ...decisions.map((one) => ofDecision(one, when)),
    ...overrides.flatMap((one) => ofOverride(one, when)),
  ];
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function ofDecision({ id, outcome, from, to, by, at, playbook, unmet }: Decision, when: (at: string) => string): Entry {
  const meta = playbook ? fill(labels.byPlaybook, by, when(at), playbook) : fill(labels.by, by, when(at));
  // A later release may have written an outcome that is unknown here: its name is shown.
  return {
    id,
    at,
    text: fill(OUTCOMES[outcome] ?? `${outcome}: {0} – {1}`, from, to),
    meta,
    missing: unmet,
    reason: '',
    note: '',
  };
}

/** The decision about an override; for a revoked one also its approval. */
function ofOverride(override: Override, when: (at: string) => string): Entry[] {
  const { id, status, stage, requestedBy, reason, note } = override;
  const text = STATUSES[status];
  if (text === undefined) return [];
  const { by, at } = lastDecision(override);
  const entry = { missing: [], reason, note };
  const last = { ...entry, id, at, text: fill(text, stage), meta: fill(labels.askedBy, by, when(at), requestedBy) };
  if (status !== 'Revoked') return [last];
  const { decidedBy, decidedAt } = override;
  const meta = fill(labels.askedBy, decidedBy, when(decidedAt), requestedBy);
  // The note is the one of the revocation.
  return [last, { ...entry, id: `${id}-approved`, at: decidedAt, text: fill(labels.approved, stage), meta, note: '' }];
}
