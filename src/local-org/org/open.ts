import { standardProfiles } from '../security/profiles.ts';
import { seedOrg, syncStages } from '../standard/seed.ts';
import { inTransaction } from '../store/database.ts';
import { syncTables } from '../store/tables.ts';
import { engineFactory } from './engine.ts';
import type { RunningUser, SaveRequest, SaveResult } from '../base/values.ts';
import { createFacade, saveAt } from './facade.ts';
import type { OrgState } from './facade.ts';
import { buildOrgSchema, openParts } from './parts.ts';
import type { OrgOptions } from './parts.ts';
import type { Org } from './types.ts';

/** Change events are kept for 72 hours, as in Salesforce. */
const CHANGES_KEPT_MS = 72 * 3600 * 1000;

/** An opened org, with what only the program that opened it needs. */
export interface OpenedOrg extends Org {
  /** True when this call created the org: it has no records yet, like a new org. */
  readonly fresh: boolean;
  /** One transaction, all or none, at a moment of the past: how the demo gets its history. */
  saveAt(moment: Date, user: RunningUser, requests: readonly SaveRequest[]): SaveResult[];
}

/** Opens the org in a folder, or creates one there: standard objects, five users, nothing deployed, no records. */
export function openOrg(options: OrgOptions): OpenedOrg {
  const parts = openParts(options);
  const { database, components, sequences, users } = parts;
  const prepare = engineFactory(parts);
  const { engine, fresh } = inTransaction(database, () => {
    const schema = buildOrgSchema(parts);
    syncTables(database, schema);
    const opened = prepare(schema);
    const isNew = components.meta('organizationId') === undefined;
    if (isNew) {
      const target = { schema, rows: opened.rows, sequences, now: parts.clock().toISOString() };
      components.setMeta('organizationId', seedOrg({ ...target, profiles: standardProfiles() }));
      syncStages(target, users.firstId());
    }
    sequences.flush();
    parts.changes.purge(new Date(parts.clock().getTime() - CHANGES_KEPT_MS).toISOString());
    parts.recycleBin.purge(parts.clock());
    return { engine: opened, fresh: isNew };
  });
  // The facade's `schema` is a getter: a spread would copy the schema of this moment.
  const state: OrgState = { parts, prepare, engine, listeners: new Set() };
  return Object.assign(createFacade(state), {
    fresh,
    saveAt: (moment: Date, user: RunningUser, requests: readonly SaveRequest[]) =>
      saveAt(state, moment, user, requests),
  });
}
