import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { makeId } from '../schema/ids.ts';
import type { DeployResult } from './types.ts';

export interface DeployJob {
  readonly id: string;
  readonly createdById: string;
  readonly userName: string;
  readonly started: string;
  readonly completed: string;
  readonly rollbackOnError: boolean;
  readonly result: DeployResult;
  /** The validation that a quick deploy repeats. */
  readonly validationId?: string;
}

/** A validated package, kept for a quick deploy. */
interface Validation {
  readonly id: string;
  readonly zip: Uint8Array;
  readonly rollbackOnError: boolean;
  /** ISO text. */
  readonly completed: string;
}

/** The deployments of an org and its validated packages, in the org's database: they survive a restart. */
export interface DeployJobs {
  /** Within a deployment's transaction, the record is committed or rolled back with it. */
  addDeploy(job: Omit<DeployJob, 'id'>): DeployJob;
  /** By an id of 15 or 18 characters. */
  deploy(id: string): DeployJob | undefined;
  keepValidation(validation: Validation): void;
  /** A validation that no deployment followed. */
  validation(id: string): Validation | undefined;
  /** After a deployment: what was validated before it can no longer be deployed as it is. */
  forgetValidations(): void;
}

/** How long a validation can be deployed: 10 days, as in Salesforce. */
export const QUICK_DEPLOY_MS = 10 * 24 * 3600 * 1000;

/** Deployments that are kept, and bytes of validated packages; the latest package is kept in any case. */
const LIMITS = { deploys: 100, validationBytes: 200_000_000 };

const TABLES = `
  CREATE TABLE IF NOT EXISTS "~deployJob" (number INTEGER PRIMARY KEY AUTOINCREMENT, id15 TEXT NOT NULL UNIQUE, job TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS "~validation" (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id15 TEXT NOT NULL UNIQUE, id TEXT NOT NULL, completed TEXT NOT NULL,
    rollbackOnError INTEGER NOT NULL, zip BLOB NOT NULL
  );
`;

/** Opens the deployments of an org and creates their tables. Above the limits the oldest are dropped. */
export function openDeployJobs(database: DatabaseSync, limits = LIMITS): DeployJobs {
  database.exec(TABLES);
  const last = database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = '~deployJob'`);
  const insert = database.prepare('INSERT INTO "~deployJob" (number, id15, job) VALUES (?, ?, ?)');
  const trim = database.prepare('DELETE FROM "~deployJob" WHERE number <= ?');
  const byId = database.prepare('SELECT job FROM "~deployJob" WHERE id15 = ?');
  const keep = database.prepare(
    'INSERT INTO "~validation" (id15, id, completed, rollbackOnError, zip) VALUES (?, ?, ?, ?, ?)',
  );
  // All but the latest whose packages fit, counted from the latest one.
  const trimValidations = database.prepare(
    `DELETE FROM "~validation" WHERE completed < ?1 OR number IN (
       SELECT number FROM (SELECT number, SUM(length(zip)) OVER (ORDER BY number DESC) AS bytes FROM "~validation")
       WHERE bytes > ?2 AND number < (SELECT MAX(number) FROM "~validation"))`,
  );
  const validationById = database.prepare('SELECT * FROM "~validation" WHERE id15 = ?');
  const forget = database.prepare('DELETE FROM "~validation"');
  return {
    addDeploy(input) {
      // A new org does not begin at 1: clients remember the ids of deployments to the org before it.
      const number = Number(last.get()?.seq ?? randomInt(1, 1_000_000)) + 1;
      const job: DeployJob = { ...input, id: makeId('0Af', number) };
      insert.run(number, job.id.slice(0, 15), JSON.stringify(job));
      trim.run(number - limits.deploys);
      return job;
    },
    deploy(id) {
      const row = byId.get(id.slice(0, 15));
      return row === undefined ? undefined : (JSON.parse(String(row.job)) as DeployJob);
    },
    keepValidation({ id, zip, rollbackOnError, completed }) {
      keep.run(id.slice(0, 15), id, completed, Number(rollbackOnError), zip);
      trimValidations.run(new Date(Date.parse(completed) - QUICK_DEPLOY_MS).toISOString(), limits.validationBytes);
    },
    validation(id) {
      const row = validationById.get(id.slice(0, 15));
      if (row === undefined) return undefined;
      const { zip, completed, rollbackOnError } = row;
      return {
        id: String(row.id),
        zip: zip as Uint8Array,
        completed: String(completed),
        rollbackOnError: rollbackOnError === 1,
      };
    },
    forgetValidations: () => void forget.run(),
  };
}
