import type { DatabaseSync } from 'node:sqlite';
import { openEventLog } from '../events/log.ts';
import type { EventLog } from '../events/log.ts';
import { openDeployJobs } from '../metadata/deployJobs.ts';
import type { DeployJobs } from '../metadata/deployJobs.ts';
import type { ComponentStore } from '../metadata/store.ts';
import { openComponentStore } from '../metadata/store.ts';
import { buildSchema } from '../schema/build.ts';
import type { SchemaComponent } from '../schema/component.ts';
import { customKeyPrefix } from '../schema/ids.ts';
import type { Schema } from '../schema/types.ts';
import { standardProfiles } from '../security/profiles.ts';
import { openRefreshTokens } from '../security/refresh-tokens.ts';
import type { RefreshTokens } from '../security/refresh-tokens.ts';
import { openUsedAssertions } from '../security/used-assertions.ts';
import type { UsedAssertions } from '../security/used-assertions.ts';
import { openUsers } from '../security/users.ts';
import type { Users } from '../security/users.ts';
import { standardPicklists } from '../standard/picklists.ts';
import { standardObjects } from '../standard/schema.ts';
import { openBulkJobStore } from '../store/bulk-jobs.ts';
import type { BulkJobStore } from '../store/bulk-jobs.ts';
import { openChangeLog } from '../store/changes.ts';
import type { ChangeLog } from '../store/changes.ts';
import { createInternalTables, openDatabase, openSequences } from '../store/database.ts';
import type { Sequences } from '../store/database.ts';
import { openRecycleBin } from '../store/recycle-bin.ts';
import type { RecycleBin } from '../store/recycle-bin.ts';
import { openSimulation } from '../store/simulation.ts';
import type { Simulation } from '../store/simulation.ts';

/** Where an org is kept and how it behaves. */
export interface OrgOptions {
  /** The folder, created when it is missing; `:memory:` keeps the org in memory. */
  readonly dataDir: string;
  /** The present time, for tests; by default the real time. */
  readonly clock?: () => Date;
  /** How long a save waits for a record that another transaction holds, in milliseconds; 2,000 by default (10,000 in Salesforce). */
  readonly lockWaitMs?: number;
}

/** The stores of one org. They stay the same as long as it is open; the schema and its engine change with each deploy. */
export interface OrgParts {
  readonly database: DatabaseSync;
  readonly clock: () => Date;
  readonly lockWaitMs: number;
  readonly sequences: Sequences;
  readonly components: ComponentStore;
  readonly users: Users;
  readonly changes: ChangeLog;
  readonly events: EventLog;
  readonly recycleBin: RecycleBin;
  readonly simulation: Simulation;
  readonly refreshTokens: RefreshTokens;
  readonly usedAssertions: UsedAssertions;
  readonly bulkJobs: BulkJobStore;
  readonly deployJobs: DeployJobs;
}

export function openParts({ dataDir, clock = () => new Date(), lockWaitMs = 2000 }: OrgOptions): OrgParts {
  const database = openDatabase(dataDir, lockWaitMs);
  createInternalTables(database);
  const sequences = openSequences(database);
  return {
    database,
    clock,
    lockWaitMs,
    sequences,
    components: openComponentStore(database),
    users: openUsers(database),
    changes: openChangeLog(database),
    events: openEventLog(database, sequences, clock),
    recycleBin: openRecycleBin(database),
    simulation: openSimulation(database),
    refreshTokens: openRefreshTokens(database, clock),
    usedAssertions: openUsedAssertions(database),
    bulkJobs: openBulkJobStore(database),
    deployJobs: openDeployJobs(database),
  };
}

/** The schema of the standard objects and these components; by default those that the org has. */
export function buildOrgSchema({ components }: OrgParts, deployed?: readonly SchemaComponent[]): Schema {
  return buildSchema({
    standardObjects,
    standardPicklists: standardPicklists(),
    standardProfiles: standardProfiles(),
    components: deployed ?? components.all(),
    keyPrefix: (objectName) => components.keyPrefix(objectName, customKeyPrefix),
  });
}
