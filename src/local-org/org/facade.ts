import type { RunningUser, SaveRequest, SaveResult, StoredRow, StoredValue } from '../base/values.ts';
import { createMetadataStore } from '../metadata/metadataStore.ts';
import type { MetadataStore } from '../metadata/types.ts';
import { formulaWorld } from '../save/context.ts';
import { runBatch } from '../save/batch.ts';
import type { BatchSave } from '../save/batch.ts';
import { runSharedTransaction } from '../save/shared-transaction.ts';
import type { Decision, SharedBy, SharedSave } from '../save/shared-transaction.ts';
import { runSave } from '../save/transaction.ts';
import type { SaveEngine } from '../save/types.ts';
import { normalizeId } from '../schema/ids.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { withDeletedSql } from '../store/recycle-bin.ts';
import { sharingOf } from './engine.ts';
import type { PrepareEngine } from './engine.ts';
import { buildOrgSchema } from './parts.ts';
import type { OrgParts } from './parts.ts';
import type { Org, SaveOptions } from './types.ts';

/** An open org behind its facade. A deploy replaces the engine, and with it the schema. */
export interface OrgState {
  readonly parts: OrgParts;
  readonly prepare: PrepareEngine;
  engine: SaveEngine;
  /** Called after each commit that changed records. */
  readonly listeners: Set<() => void>;
}

/** The org as the API layers see it. */
export function createFacade(state: OrgState): Org {
  const { parts, listeners } = state;
  const {
    database,
    clock,
    users,
    changes,
    simulation,
    refreshTokens,
    usedAssertions,
    recycleBin,
    bulkJobs,
    deployJobs,
  } = parts;
  return {
    id: parts.components.meta('organizationId') ?? '',
    database,
    clock,
    get schema() {
      return state.engine.schema;
    },
    save: (user, requests, options) => saveAndNotify(state, user, requests, options),
    saveBatch: (user, work) => saveBatch(state, user, work),
    transaction: (by, work) => shareTransaction(state, by, work),
    sharing: (user) => {
      const { schema, rows } = state.engine;
      return sharingOf(parts, schema, user, (object, id) => rows.read(object, id));
    },
    withDeleted: withDeletedSql,
    events: parts.events,
    changes: (after, limit = 1000) => changes.since(after, limit),
    lastReplayId: () => changes.last(),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emptyRecycleBin: (ids) => {
      for (const id of ids) for (const { id: deleted } of recycleBin.group(id)) recycleBin.remove(deleted);
    },
    simulation,
    refreshTokens,
    usedAssertions,
    bulkJobs,
    deployJobs,
    formulaValue: (user, object, field, row) => formulaValue(state, user, { object, field, row }),
    user: (idOrUsername) => users.find(normalizeId(idOrUsername) ?? idOrUsername),
    language: (user) => users.language(user),
    subordinates: (user) => users.subordinates(user),
    permissions: (user) => users.permissions(state.engine.schema, user),
    metadata: metadataOf(state),
    close: () => database.close(),
  };
}

/**
 * Saves as if it were another moment: rules, audit fields and stage history take it for the present; fields that the platform keeps
 * (`PushCount`, `LastStageChangeDate`, `LastActivityDate`) can be given. Only the program that opened the
 * org gets this; no API leads here.
 */
export function saveAt(
  state: OrgState,
  moment: Date,
  user: RunningUser,
  requests: readonly SaveRequest[],
): SaveResult[] {
  const engine = { ...state.engine, clock: () => moment, seeding: true as const };
  return saveAndNotify({ ...state, engine }, user, requests, { allOrNone: true });
}

function saveAndNotify(
  { engine, parts, listeners }: OrgState,
  user: RunningUser,
  requests: readonly SaveRequest[],
  options: SaveOptions,
): SaveResult[] {
  const results = runSave(engine, { user, requests, ...options });
  if (requests.some((request) => parts.users.dependsOn(request.object))) parts.users.forget();
  if (results.some((result) => result.success)) for (const listener of [...listeners]) listener();
  return results;
}

function saveBatch(
  { engine, parts, listeners }: OrgState,
  user: RunningUser,
  work: (save: BatchSave) => void,
): boolean {
  let saved = false;
  const forget = (requests: readonly SaveRequest[]): boolean => {
    const concerned = requests.some((request) => parts.users.dependsOn(request.object));
    if (concerned) parts.users.forget();
    return concerned;
  };
  let concerned = false;
  const kept = runBatch(engine, user, (save) =>
    work((requests, options) => {
      const results = save(requests, options);
      concerned = forget(requests) || concerned;
      saved ||= results.some((result) => result.success);
      return results;
    }),
  );
  if (!kept && concerned) parts.users.forget();
  if (kept && saved) for (const listener of [...listeners]) listener();
  return kept;
}

/** Permissions that a save of the transaction changed are read anew after it, also when it was rolled back; listeners are called for what was kept. */
async function shareTransaction<T>(
  { engine, parts, listeners }: OrgState,
  by: SharedBy,
  work: (save: SharedSave) => Promise<Decision<T>>,
): Promise<Decision<T>> {
  let saved = false;
  const forget = (requests: readonly SaveRequest[]): void => {
    if (requests.some((request) => parts.users.dependsOn(request.object))) parts.users.forget();
  };
  const asked: SaveRequest[] = [];
  try {
    const decision = await runSharedTransaction(engine, by, (save) =>
      work((requests, options) => {
        asked.push(...requests);
        const results = save(requests, options);
        forget(requests);
        saved ||= results.some((result) => result.success);
        return results;
      }),
    );
    if (decision.commit && saved) for (const listener of [...listeners]) listener();
    return decision;
  } finally {
    forget(asked);
  }
}

function formulaValue(
  { engine, parts }: OrgState,
  user: RunningUser,
  { object, field, row }: { object: ObjectSchema; field: FieldSchema; row: StoredRow },
): StoredValue {
  const { rows, formulas, schema } = engine;
  const world = formulaWorld(engine, {
    user,
    now: parts.clock(),
    row: (parent, id) => rows.read(parent, id),
    permissions: () => parts.users.permissions(schema, user),
  });
  return formulas.fieldValue(object, field, { row, isNew: false, world });
}

function metadataOf(state: OrgState): MetadataStore {
  const { parts, prepare } = state;
  const { database, components, clock, sequences } = parts;
  return createMetadataStore({
    database,
    components,
    build: (deployed) => buildOrgSchema(parts, deployed),
    clock,
    sequences,
    prepare,
    current: () => state.engine,
    adopt: (engine) => {
      state.engine = engine;
      parts.users.forget();
    },
  });
}
