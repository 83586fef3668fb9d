import { createFormulas } from '../schema/formulas.ts';
import { buildSchema } from '../schema/build.ts';
import type { SchemaComponent } from '../schema/component.ts';
import { customKeyPrefix, normalizeId } from '../schema/ids.ts';
import type { Schema } from '../schema/types.ts';
import { formulaWorld } from '../save/context.ts';
import type { SaveEngine } from '../save/types.ts';
import { createPlans } from '../save/plan.ts';
import { runSave } from '../save/transaction.ts';
import type { RunningUser } from '../base/values.ts';
import { openSharing } from '../security/sharing.ts';
import type { Sharing, SharingSource } from '../security/sharing.ts';
import { openUsers } from '../security/users.ts';
import { standardProfiles } from '../security/profiles.ts';
import { standardPicklists } from '../standard/picklists.ts';
import { standardObjects } from '../standard/schema.ts';
import { standardSaveHooks } from '../standard/saveHooks.ts';
import { seedOrg, syncStages } from '../standard/seed.ts';
import { createInternalTables, inTransaction, openDatabase, openSequences } from '../store/database.ts';
import { openRecycleBin, withDeletedSql } from '../store/recycle-bin.ts';
import { openChangeLog } from '../store/changes.ts';
import { openSimulation } from '../store/simulation.ts';
import { openRowStore } from '../store/rows.ts';
import { syncTables } from '../store/tables.ts';
import { openComponentStore } from '../metadata/store.ts';
import { createMetadataStore } from '../metadata/metadataStore.ts';
import type { Org } from './types.ts';

const CHANGES_KEPT_MS = 72 * 3600 * 1000;

/** An opened org, with what only its owner needs to know. */
export interface OpenedOrg extends Org {
  /** True when this call made the org: it is empty, as a new org is. */
  readonly fresh: boolean;
}

/**
 * Opens the org in a folder, or makes a new one there: standard objects, five users, nothing deployed, no records.
 * @param options.dataDir the folder, made when it is missing; `:memory:` keeps the org in memory
 * @param options.clock the present time, for tests; real time without it
 * @param options.lockWaitMs how long a save waits for a record that somebody else holds; 2,000 ms unless said otherwise (10 s in Salesforce)
 */
export function openOrg(options: { dataDir: string; clock?: () => Date; lockWaitMs?: number }): OpenedOrg {
  const lockWaitMs = options.lockWaitMs ?? 2000;
  const clock = options.clock ?? (() => new Date());
  const database = openDatabase(options.dataDir, lockWaitMs);
  createInternalTables(database);
  const sequences = openSequences(database);
  const components = openComponentStore(database);
  const profiles = standardProfiles();
  const keyPrefix = (objectName: string): string => components.keyPrefix(objectName, customKeyPrefix);
  const build = (all: readonly SchemaComponent[] = components.all()): Schema =>
    buildSchema({
      standardObjects,
      standardPicklists: standardPicklists(),
      standardProfiles: profiles,
      components: all,
      keyPrefix,
    });

  const users = openUsers(database);
  const changes = openChangeLog(database);
  const recycleBin = openRecycleBin(database);
  const simulation = openSimulation(database);
  const listeners = new Set<() => void>();
  const dataVersion = database.prepare('PRAGMA data_version');
  const versionNow = (): number => Number(dataVersion.get()?.data_version);
  let seenVersion = versionNow();
  const prepare = (schema: Schema): SaveEngine => ({
    database,
    schema,
    formulas: createFormulas(schema),
    sequences,
    clock,
    changes,
    recycleBin,
    simulation,
    lockWaitMs,
    hooks: standardSaveHooks,
    rows: openRowStore(database),
    plan: createPlans(schema),
    permissions: (user) => users.permissions(schema, user),
    language: (user) => users.language(user),
    sharing: (user, row) => sharingOf(schema, user, row),
    catchUp() {
      // Changes when another connection has committed: its ids and its users count from now on.
      const version = versionNow();
      if (version === seenVersion) return;
      seenVersion = version;
      sequences.reload();
      users.forget();
    },
  });
  const sharingOf = (schema: Schema, user: RunningUser, row: SharingSource['row']): Sharing =>
    openSharing({
      schema,
      user,
      permissions: users.permissions(schema, user),
      subordinates: () => users.subordinates(user),
      row,
    });

  let fresh = false;
  let engine = inTransaction(database, () => {
    const schema = build();
    syncTables(database, schema);
    const opened = prepare(schema);
    const made = components.meta('organizationId');
    if (made === undefined) {
      fresh = true;
      const store = { schema, rows: opened.rows, sequences, now: clock().toISOString() };
      components.setMeta('organizationId', seedOrg({ ...store, profiles }));
      syncStages(store, users.firstId());
    }
    sequences.flush();
    // Change events are kept for 72 hours, as in Salesforce.
    changes.purge(new Date(clock().getTime() - CHANGES_KEPT_MS).toISOString());
    recycleBin.purge(clock());
    return opened;
  });
  const id = components.meta('organizationId') ?? '';

  return {
    id,
    fresh,
    database,
    clock,
    get schema() {
      return engine.schema;
    },
    save(user, requests, saveOptions) {
      const results = runSave(engine, { user, requests, ...saveOptions });
      if (requests.some((request) => users.dependsOn(request.object))) users.forget();
      if (results.some((result) => result.success)) for (const listener of [...listeners]) listener();
      return results;
    },
    sharing: (user) => sharingOf(engine.schema, user, (object, recordId) => engine.rows.read(object, recordId)),
    withDeleted: withDeletedSql,
    changes: (after, limit = 1000) => changes.since(after, limit),
    lastReplayId: () => changes.last(),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    simulation,
    formulaValue(user, object, field, row) {
      const { rows, formulas, schema } = engine;
      const world = formulaWorld(engine, {
        user,
        now: clock(),
        row: (parent, parentId) => rows.read(parent, parentId),
        permissions: () => users.permissions(schema, user),
      });
      return formulas.fieldValue(object, field, { row, isNew: false, world });
    },
    user: (idOrUsername) => users.find(normalizeId(idOrUsername) ?? idOrUsername),
    language: (user) => users.language(user),
    permissions: (user: RunningUser) => users.permissions(engine.schema, user),
    metadata: createMetadataStore({
      database,
      components,
      build,
      clock,
      sequences,
      prepare,
      current: () => engine,
      adopt: (next) => {
        engine = next;
        users.forget();
      },
    }),
    close: () => database.close(),
  };
}
