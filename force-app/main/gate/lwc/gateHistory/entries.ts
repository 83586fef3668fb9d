import type { Override } from 'c/dealRows';
import { described } from 'c/gateDecisions';
import type { Decision } from 'c/gateDecisions';
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
  /** Nothing was missing, as usual. */
  readonly isPlain: boolean;
  /** Sentences of what was missing, under their heading. */
  readonly missing: readonly string[];
  readonly heading: string;
  /** How, what and why, a sentence each; of an override its reason, then what the approver wrote. */
  readonly notes: readonly string[];
}

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

function ofDecision(decision: Decision, when: (at: string) => string): Entry {
  const { id, outcome, by, at, playbook, unmet } = decision;
  const { text, notes, missing: heading } = described(decision);
  const meta = playbook ? fill(labels.byPlaybook, by, when(at), playbook) : fill(labels.by, by, when(at));
  const isPlain = outcome === 'allowed' && unmet.length === 0;
  return { id, at, text, meta, isPlain, missing: unmet, heading, notes };
}

/** The decision about an override; for a revoked one also its approval. */
function ofOverride(override: Override, when: (at: string) => string): Entry[] {
  const { id, status, stage, requestedBy, reason, note } = override;
  const text = STATUSES[status];
  if (text === undefined) return [];
  const { by, at } = lastDecision(override);
  const notes = [reason, note].filter(Boolean);
  const entry = { isPlain: false, missing: [], heading: '' };
  const last = {
    ...entry,
    notes,
    id,
    at,
    text: fill(text, stage),
    meta: fill(labels.askedBy, by, when(at), requestedBy),
  };
  if (status !== 'Revoked') return [last];
  const { decidedBy, decidedAt } = override;
  const meta = fill(labels.askedBy, decidedBy, when(decidedAt), requestedBy);
  // The note is the one of the revocation.
  return [
    last,
    { ...entry, id: `${id}-approved`, at: decidedAt, text: fill(labels.approved, stage), meta, notes: [reason] },
  ];
}
