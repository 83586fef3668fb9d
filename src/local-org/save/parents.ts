import type { Row, SaveError } from '../base/values.ts';
import { checkDraft } from './checks.ts';
import { changedTotals } from './rollups.ts';
import { storeRecord } from './store.ts';
import type { Draft, PendingParent, SaveContext } from './types.ts';

/**
 * Recalculates the parents that the chunk changed, then the parents of those. A parent whose totals changed goes through a complete save,
 * including validation rules. Returns the errors of failed parents, by the index of each request that changed one.
 */
export function saveParents(context: SaveContext): Map<number, readonly SaveError[]> {
  const refused = new Map<number, readonly SaveError[]>();
  for (;;) {
    const next = deepest(context);
    if (next === undefined) return refused;
    context.pending.delete(next.id);
    const errors = saveParent(context, next);
    if (errors.length > 0) for (const index of next.causes) refused.set(index, errors);
  }
}

/**
 * The pending parent with the most master levels above it. Details are saved before their masters, so that a master's rules run on final
 * totals.
 */
function deepest(context: SaveContext): PendingParent | undefined {
  let found: PendingParent | undefined;
  for (const one of context.pending.values()) {
    if (found === undefined || context.plan(one.object).depth > context.plan(found.object).depth) found = one;
  }
  return found;
}

function saveParent(context: SaveContext, parent: PendingParent): readonly SaveError[] {
  const old = context.row(parent.object, parent.id);
  const totals = old === undefined ? undefined : changedTotals(context, parent, old);
  // While roll-ups of the object are being recalculated, each save of a child also saves the parent.
  const changes = totals ?? (context.simulated.recalculating.has(parent.object.name.toLowerCase()) ? {} : undefined);
  if (old === undefined || changes === undefined) return [];
  const row: Row = { ...old, ...changes };
  const draft: Draft = { object: parent.object, old, row, given: new Set(), system: true, causes: parent.causes };
  const errors = checkDraft(context, draft, []);
  if (errors.length === 0) storeRecord(context, draft);
  return errors;
}
