import type { RunningUser } from '../base/values.ts';
import { selectionOf } from '../events/channels.ts';
import { createPlans } from '../save/plan.ts';
import type { SaveEngine } from '../save/types.ts';
import { createFormulas } from '../schema/formulas.ts';
import type { Schema } from '../schema/types.ts';
import { openSharing } from '../security/sharing.ts';
import type { Sharing, SharingSource } from '../security/sharing.ts';
import { standardSaveHooks } from '../standard/saveHooks.ts';
import { openRowStore } from '../store/rows.ts';
import type { OrgParts } from './parts.ts';

/** Makes the engines of an org: one for each schema that it has in the course of its deploys. */
export type PrepareEngine = (schema: Schema) => SaveEngine;

/** @returns makes an engine for a schema whose tables already exist */
export function engineFactory(parts: OrgParts): PrepareEngine {
  const { database, users } = parts;
  const catchUp = catchUpWith(parts);
  return (schema) => {
    const selection = selectionOf(parts.components.all(), schema);
    return {
      database,
      schema,
      formulas: createFormulas(schema),
      sequences: parts.sequences,
      clock: parts.clock,
      changes: parts.changes,
      ...(selection.size === 0 ? {} : { events: { selection, log: parts.events } }),
      recycleBin: parts.recycleBin,
      simulation: parts.simulation,
      lockWaitMs: parts.lockWaitMs,
      hooks: standardSaveHooks,
      rows: openRowStore(database),
      plan: createPlans(schema),
      permissions: (user) => users.permissions(schema, user),
      language: (user) => users.language(user),
      sharing: (user, row) => sharingOf(parts, schema, user, row),
      catchUp,
    };
  };
}

export function sharingOf(parts: OrgParts, schema: Schema, user: RunningUser, row: SharingSource['row']): Sharing {
  const { users } = parts;
  const permissions = users.permissions(schema, user);
  return openSharing({ schema, user, permissions, subordinates: () => users.subordinates(user), row });
}

/** Reads the sequences and users again when another connection has committed since the last call. */
function catchUpWith({ database, sequences, users }: OrgParts): () => void {
  const dataVersion = database.prepare('PRAGMA data_version');
  const versionNow = (): number => Number(dataVersion.get()?.data_version);
  let seen = versionNow();
  return () => {
    const version = versionNow();
    if (version === seen) return;
    seen = version;
    sequences.reload();
    users.forget();
  };
}
