import { createFormulas } from './schema/formulas.ts';
import { buildSchema } from './schema/build.ts';
import type { SchemaComponent } from './schema/build.ts';
import { customKeyPrefix, normalizeId } from './schema/ids.ts';
import type { Schema } from './schema/types.ts';
import { formulaWorld } from './save/context.ts';
import type { SaveEngine } from './save/context.ts';
import { createPlans } from './save/plan.ts';
import { save } from './save/save.ts';
import type { RunningUser } from './save/types.ts';
import { openUsers } from './security/users.ts';
import { standardProfiles } from './security/profiles.ts';
import { standardPicklists } from './standard/picklists.ts';
import { standardObjects } from './standard/schema.ts';
import { seedOrg, syncStages } from './standard/seed.ts';
import { createInternalTables, inTransaction, openDatabase, openSequences } from './store/database.ts';
import { openRowStore } from './store/rows.ts';
import { syncTables } from './store/tables.ts';
import { openComponentStore } from './metadata/store.ts';
import { createMetadataStore } from './metadata/metadataStore.ts';
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
 */
export function openOrg(options: { dataDir: string; clock?: () => Date }): OpenedOrg {
  const clock = options.clock ?? (() => new Date());
  const database = openDatabase(options.dataDir);
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
  const changes = database.prepare(
    'INSERT INTO "~change" (committedAt, userId, object, recordId, changeType, changedFields) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const prepare = (schema: Schema): SaveEngine => ({
    database,
    schema,
    formulas: createFormulas(schema),
    sequences,
    clock,
    changes,
    rows: openRowStore(database),
    plan: createPlans(schema),
    permissions: (user) => users.permissions(schema, user),
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
    const oldest = new Date(clock().getTime() - CHANGES_KEPT_MS).toISOString();
    database.prepare('DELETE FROM "~change" WHERE committedAt < ?').run(oldest);
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
      const results = save(engine, user, requests, saveOptions);
      if (requests.some((request) => users.dependsOn(request.object))) users.forget();
      return results;
    },
    formulaValue(user, object, field, row) {
      const { rows, formulas, schema } = engine;
      const world = formulaWorld(
        engine,
        user,
        clock(),
        (parent, parentId) => rows.read(parent, parentId),
        () => users.permissions(schema, user),
      );
      return formulas.fieldValue(object, field, { row, isNew: false, world });
    },
    user: (idOrUsername) => users.find(normalizeId(idOrUsername) ?? idOrUsername),
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
