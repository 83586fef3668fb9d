import { sumOf } from './totals.ts';
import type { Figure } from './totals.ts';

/** Deals by when they close and by diagnosis. `past`: the close date has passed; `soon`: within 30 days. */
interface ClosingGroup extends Figure {
  readonly closes: 'past' | 'soon';
  readonly diagnosis: string;
}

/** The deals at risk: that close soon, or should have, without a pain that the customer confirmed. */
export interface Risk extends Figure {
  readonly closes: ClosingGroup['closes'];
  /** What is known of them, the largest amounts first. */
  readonly byDiagnosis: readonly (Figure & { readonly diagnosis: string })[];
}

/** Nothing is at risk for want of a diagnosis once the customer confirmed a pain. */
const DIAGNOSED = 'Pain confirmed';

/** What is at risk, past dates first; a part without deals is left out. */
export function riskOf(groups: readonly ClosingGroup[]): Risk[] {
  return (['past', 'soon'] as const).flatMap((closes) => {
    const open = groups.filter((group) => group.closes === closes && group.diagnosis !== DIAGNOSED && group.count > 0);
    if (open.length === 0) return [];
    const names = [...new Set(open.map(({ diagnosis }) => diagnosis))];
    const byDiagnosis = names
      .map((diagnosis) => ({ diagnosis, ...sumOf(open.filter((group) => group.diagnosis === diagnosis)) }))
      .sort((a, b) => b.amount - a.amount || a.diagnosis.localeCompare(b.diagnosis));
    return [{ closes, ...sumOf(open), byDiagnosis }];
  });
}
