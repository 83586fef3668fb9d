import { criterionOf, type CompiledPlaybook, type Condition, type Unmet } from '../../playbook/index.ts';
import type { Evidence } from './types.ts';

/** What was kept of a child when its deal was last read. */
export interface KeptEvidence {
  readonly id: string;
  readonly level: number;
  readonly impact: number;
  readonly standing: string;
}

/** A child that counts for less than it did. */
export interface Lowered {
  readonly child: Evidence;
  /** Its standing before and now: `Quoted`, `Withdrawn`; of a pain whose impact alone fell, the impacts. */
  readonly from: string;
  readonly to: string;
  /** What the deal stands without because of it. */
  readonly unmet: readonly Unmet[];
}

/**
 * The children that were lowered, withdrawn, rejected or deleted since the deal was last read, each with the criteria that it met then and
 * that the deal stands without now. A child without such a criterion is left out: it did not count then, or another one counts in its place.
 * @param newly what the deal stands without now and did not stand without then
 */
export function loweredEvidence(
  playbooks: readonly CompiledPlaybook[],
  { children, kept, newly }: { children: readonly Evidence[]; kept: readonly KeptEvidence[]; newly: readonly Unmet[] },
): readonly Lowered[] {
  if (newly.length === 0) return [];
  const before = new Map(kept.map((one) => [one.id, one]));
  return children.flatMap((child) => {
    const had = before.get(child.id);
    if (had === undefined || (child.level >= had.level && child.impact >= had.impact)) return [];
    const unmet = newly.filter((one) => playbooks.some((playbook) => concerns(playbook, one, child)));
    return unmet.length === 0 ? [] : [{ child, ...changeOf(had, child), unmet }];
  });
}

function changeOf(had: KeptEvidence, child: Evidence): { from: string; to: string } {
  if (child.level < had.level) return { from: had.standing, to: child.standing };
  return { from: `${had.standing}, ${had.impact}`, to: `${child.standing}, ${child.impact}` };
}

function concerns(playbook: CompiledPlaybook, unmet: Unmet, child: Evidence): boolean {
  const criterion = playbook.playbook === unmet.playbook ? criterionOf(playbook, unmet) : undefined;
  return criterion !== undefined && reads(criterion, child);
}

/** Whether the condition counts evidence of this kind. */
function reads(condition: Condition, child: Evidence): boolean {
  switch (condition.kind) {
    case 'answered':
      return child.subject === condition.concept;
    case 'pains':
    case 'impact':
      return child.object === 'DF_Pain_Point__c';
    case 'score':
      return child.object === 'DF_Answer__c';
    case 'any':
    case 'all':
    case 'some':
      return condition.of.some((part) => reads(part, child));
    default:
      return false;
  }
}

/**
 * What people know a child by, without its words, which may be for few: `timeline (A-000015)`, `pain (P-000012)`.
 */
export const knownAs = ({ subject, name }: Evidence): string => `${subject} (${name})`;

/** Whether a child that was changed counts otherwise than when the deal was last read; one that was not known then may. */
export function countsOtherwise(child: Evidence, kept: readonly KeptEvidence[]): boolean {
  const had = kept.find(({ id }) => id === child.id);
  return had === undefined || had.standing !== child.standing || had.impact !== child.impact;
}
