import { decideAll, playbooksFor, type CompiledPlaybook, type GateRecord, type Unmet } from '../../playbook/index.ts';
import { dayIn, type LoadedDeal } from '../../deal/index.ts';
import type { Decision, LedgerRow, Outcome, Saver, Way } from './types.ts';

/** One row of the ledger and what it is judged with. */
export interface RowInput {
  readonly row: LedgerRow;
  /** The deal's row before it; null: it is the first. */
  readonly before: LedgerRow | null;
  readonly deal: LoadedDeal;
  readonly playbooks: readonly CompiledPlaybook[];
  readonly saver: Saver;
}

/** The verdict of the playbooks on the save that a row records. */
export interface RowVerdict {
  readonly outcome: Exclude<Outcome, 'judged late' | 'taken back' | 'in scope late'>;
  /** Whether the org's rules should have held it: it got round them. */
  readonly isHeld: boolean;
  readonly unmet: readonly Unmet[];
  readonly playbook: string;
}

/**
 * Judges the save that a row records by the row's own stage, amount and close date and, for all else, by the deal and its children as they
 * are read now. Undefined where no playbook governs the deal, or the save kept the stage. Pure.
 */
export function judgeRow({ row, before, deal, playbooks, saver }: RowInput): RowVerdict | undefined {
  if (before?.stage === row.stage) return undefined;
  const record = recordAt(deal.record, row);
  const prior = before === null ? null : recordAt(deal.record, before);
  const governing = governingSave(playbooks, record, prior, row.at);
  const verdict = decideAll(governing, {
    record,
    prior,
    children: deal.children,
    permissions: saver.permissions,
    now: row.at,
    today: dayIn(saver.zone, row.at),
    zone: saver.zone,
  });
  if (verdict.outcome === 'exempt') return undefined;
  const { unmet } = verdict;
  const named = unmet[0]?.playbook;
  const own = governing.find(({ playbook }) => playbook === named) ?? governing[0];
  const playbook = own === undefined ? '' : `${own.playbook}:${own.version}`;
  return { ...outcomeOf(verdict.outcome, unmet), unmet, playbook };
}

/** The versions that govern a save: by the amount before it or after it. */
function governingSave(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  prior: GateRecord | null,
  now: string,
): readonly CompiledPlaybook[] {
  const after = playbooksFor(playbooks, record, now);
  const before = prior === null ? [] : playbooksFor(playbooks, prior, now);
  const isNew = ({ playbook }: CompiledPlaybook) => after.every((one) => one.playbook !== playbook);
  return [...after, ...before.filter(isNew)];
}

/** The deal with the fields of a row. */
function recordAt(record: GateRecord, { stage, amount, closeDate }: LedgerRow): GateRecord {
  return { ...record, StageName: stage, Amount: amount, CloseDate: closeDate };
}

function outcomeOf(
  outcome: Exclude<ReturnType<typeof decideAll>['outcome'], 'exempt'>,
  unmet: readonly Unmet[],
): Pick<RowVerdict, 'outcome' | 'isHeld'> {
  switch (outcome) {
    case 'bypassed':
      return { outcome, isHeld: false };
    // It was saved, so the rules did not hold it.
    case 'blocked':
    case 'unknown':
      return { outcome: 'bypassed', isHeld: true };
    case 'allowed':
      return { outcome: unmet.length > 0 ? 'observed' : 'allowed', isHeld: false };
    default:
      return { outcome, isHeld: false };
  }
}

/** What is known of the surroundings of a save, beyond the verdict of the playbooks. */
export interface Circumstances {
  /** The last change of a child after the save, ISO date-time; undefined: none changed. */
  readonly childrenChangedAt?: string | undefined;
  /** How the rule of each unmet criterion differs from the last deploy, by the criterion's code. */
  readonly ruleOf: (code: string) => Extract<Way, `rule ${string}`> | undefined;
  readonly isConverted: boolean;
  readonly isIntegration: boolean;
  /** Undefined where the override's approver is not known. */
  readonly isApprovedByOwner?: boolean | undefined;
}

/** The decision on a row. A save that a changed child may have made look otherwise is `judged late` and held against nobody. Pure. */
export function decisionOn({ row, before }: RowInput, verdict: RowVerdict, known: Circumstances): Decision {
  const { childrenChangedAt, isApprovedByOwner } = known;
  const isLate = childrenChangedAt !== undefined && verdict.unmet.length > 0;
  const outcome = isLate ? 'judged late' : verdict.outcome;
  return {
    key: `${row.dealId}:${row.id}`,
    dealId: row.dealId,
    outcome,
    from: before?.stage ?? '',
    to: row.stage,
    playbook: verdict.playbook,
    ...wordsOf(verdict.unmet),
    at: row.at,
    by: row.userId,
    ...(outcome === 'bypassed' ? { way: wayOf(verdict, known) } : {}),
    ...(childrenChangedAt === undefined ? {} : { childrenChangedAt }),
    ...(outcome === 'overridden' && isApprovedByOwner !== undefined ? { isApprovedByOwner } : {}),
  };
}

/** What is missing: the sentences, and a few words for each. */
export function wordsOf(unmet: readonly Unmet[]): Pick<Decision, 'unmet' | 'shorts'> {
  return {
    unmet: unmet.map(({ sentence }) => sentence),
    shorts: unmet.map(({ short, sentence }) => short ?? sentence),
  };
}

function wayOf({ isHeld, unmet }: RowVerdict, { ruleOf, isConverted, isIntegration }: Circumstances): Way {
  if (!isHeld) return isIntegration ? 'integration' : 'permission';
  const rule = unmet.flatMap(({ code, mode }) =>
    mode === 'enforce' && code !== undefined ? (ruleOf(code) ?? []) : [],
  );
  return rule[0] ?? (isConverted ? 'conversion' : 'unknown');
}
