import type { LoadedDeal, Standing } from '../../deal/index.ts';
import { playbooksFor, type CompiledPlaybook } from '../../playbook/index.ts';
import { wordsOf } from './decide.ts';
import { knownAs, loweredEvidence } from './evidence.ts';
import { identityOf, type KeptDeal } from './state.ts';
import type { Decision, Evidence, LedgerRow } from './types.ts';

/** A deal as it is now, with what was kept of it when it was last read. */
export interface Reading {
  readonly deal: LoadedDeal;
  readonly standing: Standing;
  readonly children: readonly Evidence[];
  /** Undefined: it did not stand past a gate then, or was never read. */
  readonly kept: KeptDeal | undefined;
  /** All its rows of the ledger, oldest first. */
  readonly history: readonly LedgerRow[];
}

/**
 * What changed under a deal that stands past a gate since it was last read: evidence taken back, and scope that was entered late. Pure.
 * @param rows its rows that are not settled yet
 */
export function changesOf(
  reading: Reading,
  rows: readonly LedgerRow[],
  playbooks: readonly CompiledPlaybook[],
): readonly Decision[] {
  if (!reading.standing.isPastGate) return [];
  return [...takenBack(reading, playbooks), ...enteredLate(reading, rows, playbooks)];
}

function takenBack(reading: Reading, playbooks: readonly CompiledPlaybook[]): readonly Decision[] {
  const { standing, children, kept } = reading;
  if (kept === undefined) return [];
  const newly = standing.unmet.filter((one) => !kept.unmet.includes(identityOf(one)));
  const base = baseOf(reading);
  return loweredEvidence(playbooks, { children, kept: kept.evidence, newly }).map(({ child, from, to, unmet }) => ({
    ...base,
    key: `${base.dealId}:${child.id}:${child.changedAt}`,
    outcome: 'taken back',
    playbook: versionIn(standing, unmet[0]?.playbook),
    ...wordsOf(unmet),
    at: child.changedAt,
    by: child.changedBy,
    evidence: { name: knownAs(child), from, to },
  }));
}

/** At most one: by the row that raised the amount, else (another owner, another record type) by the deal's last row. */
function enteredLate(
  reading: Reading,
  rows: readonly LedgerRow[],
  playbooks: readonly CompiledPlaybook[],
): readonly Decision[] {
  const { standing, kept, history, deal } = reading;
  const raising = rows.find((row) => enters(reading, row, playbooks));
  const last = history.at(-1);
  const entered =
    raising === undefined ? standing.playbooks.filter((one) => kept?.outside.includes(one)) : standing.playbooks;
  const unmet = standing.unmet.filter(({ playbook }) => entered.some((version) => version.startsWith(`${playbook}:`)));
  const row = raising ?? last;
  if (row === undefined || unmet.length === 0) return [];
  const base = baseOf(reading);
  return [
    {
      ...base,
      key: `${base.dealId}:${row.id}:scope`,
      outcome: 'in scope late',
      playbook: versionIn(standing, unmet[0]?.playbook),
      ...wordsOf(unmet),
      at: row.at,
      by: raising === undefined ? String(deal.record['LastModifiedById']) : row.userId,
    },
  ];
}

/** Whether a row kept the stage and brought the deal into the scope of a playbook. */
function enters({ deal, history }: Reading, row: LedgerRow, playbooks: readonly CompiledPlaybook[]): boolean {
  const place = history.findIndex(({ id }) => id === row.id);
  const before = place > 0 ? history[place - 1]! : undefined;
  if (before === undefined || before.stage !== row.stage || before.amount === row.amount) return false;
  const governing = (amount: number | null) => playbooksFor(playbooks, { ...deal.record, Amount: amount }, row.at);
  const had = new Set(governing(before.amount));
  return governing(row.amount).some((one) => !had.has(one));
}

function baseOf({ deal }: Reading): Pick<Decision, 'dealId' | 'from' | 'to'> {
  const stage = String(deal.record.StageName);
  return { dealId: String(deal.record['Id']), from: stage, to: stage };
}

/** The version that governs the deal of the playbook with this code. */
function versionIn({ playbooks }: Standing, code: string | undefined): string {
  return playbooks.find((version) => version.startsWith(`${code}:`)) ?? playbooks[0] ?? '';
}
