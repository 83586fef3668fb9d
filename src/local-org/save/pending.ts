import type { Row } from '../base/values.ts';
import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { SaveContext } from './types.ts';

/** Marks the masters of a row as pending: their roll-ups are recalculated before the chunk ends. */
export function noteMasters(
  context: SaveContext,
  draft: { readonly object: ObjectSchema; readonly causes: ReadonlySet<number> },
  row: Row,
): void {
  for (const field of context.plan(draft.object).masters) {
    const id = row[field.name];
    const master = findObject(context.schema, field.referenceTo[0] ?? '');
    if (typeof id !== 'string' || master === undefined) continue;
    notePending(context, { object: master, id, children: [draft.object] }, draft.causes);
  }
}

/** Marks an undeleted record as pending: all of its roll-ups are recalculated. */
export function noteParent(context: SaveContext, object: ObjectSchema, id: string, causes: ReadonlySet<number>): void {
  const children = context
    .plan(object)
    .summaries.flatMap((field) => findObject(context.schema, field.summary?.childObject ?? '') ?? []);
  if (children.length > 0) notePending(context, { object, id, children }, causes);
}

function notePending(
  context: SaveContext,
  { object, id, children }: { object: ObjectSchema; id: string; children: readonly ObjectSchema[] },
  causes: ReadonlySet<number>,
): void {
  const pending = context.pending.get(id) ?? { object, id, children: new Set(), causes: new Set() };
  for (const child of children) pending.children.add(child);
  for (const cause of causes) pending.causes.add(cause);
  context.pending.set(id, pending);
}
