import {
  criterionOf,
  decideAll,
  playbooksFor,
  type CompiledPlaybook,
  type Condition,
  type Unmet,
} from '../playbook/index.ts';
import type { LoadedDeal } from './load.ts';

/** What a deal stands without: criteria of gates at or before its stage that are unmet now. */
export interface Standing {
  /** `code:version` of each playbook that governs the deal. */
  readonly playbooks: readonly string[];
  /** Whether its stage is that of a gate, or after it, in any live playbook; that playbook need not govern it yet. */
  readonly isPastGate: boolean;
  readonly unmet: readonly Unmet[];
}

export interface StandingInput {
  readonly playbooks: readonly CompiledPlaybook[];
  /** ISO date-time. */
  readonly now: string;
  /** ISO date. */
  readonly today: string;
}

/**
 * What a deal stands without today: all that the gates up to its stage ask, whether they block, warn or only observe, except what a live
 * override lets pass. What is asked of a single save (which stage it came from, how far a day moved) is no part of it. Pure.
 */
export function standingOf({ record, children }: LoadedDeal, { playbooks, now, today }: StandingInput): Standing {
  const governing = playbooksFor(playbooks, record, now);
  const stage = String(record.StageName);
  const isPastGate = playbooks.some(({ stages, gates }) => {
    const place = stages.indexOf(stage);
    return gates.some(({ toEnter }) => stages.includes(toEnter) && stages.indexOf(toEnter) <= place);
  });
  if (!isPastGate || governing.length === 0) return { playbooks: governing.map(versionOf), isPastGate, unmet: [] };
  const prior = { ...record, StageName: null };
  const { unmet } = decideAll(governing, { record, prior, children, permissions: [], now, today });
  const isStanding = (one: Unmet) =>
    one.overridden !== true &&
    governing.some((playbook) => {
      const criterion = playbook.playbook === one.playbook ? criterionOf(playbook, one) : undefined;
      return criterion !== undefined && !isOfOneSave(criterion);
    });
  return { playbooks: governing.map(versionOf), isPastGate, unmet: unmet.filter(isStanding) };
}

const versionOf = ({ playbook, version }: CompiledPlaybook): string => `${playbook}:${version}`;

/** Whether the condition, or a part of it, looks at the record as it was before the save. */
function isOfOneSave(condition: Condition): boolean {
  if (condition.kind === 'cameFrom' || condition.kind === 'movedBy') return true;
  return 'of' in condition && Array.isArray(condition.of) && (condition.of as readonly Condition[]).some(isOfOneSave);
}
