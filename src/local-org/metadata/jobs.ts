import { randomInt } from 'node:crypto';
import { unzipSync } from 'fflate';
import { makeId } from '../schema/ids.ts';
import type { RunningUser } from '../base/values.ts';
import type { DeployResult, MetadataStore } from './types.ts';

export interface DeployJob {
  readonly id: string;
  readonly user: RunningUser;
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
  readonly completed: string;
}

interface RetrievedFile {
  readonly fileName: string;
  readonly fullName: string;
  readonly type: string;
}

interface RetrieveJob {
  readonly id: string;
  readonly zip: Uint8Array;
  /** Members that were not found. */
  readonly messages: ReturnType<MetadataStore['missing']>;
}

/**
 * Deployments and retrieves since the server started. They run synchronously; as with a real org, clients fetch the result by the job's
 * id.
 */
export interface MetadataJobs {
  addDeploy(job: Omit<DeployJob, 'id'>): DeployJob;
  deploy(id: string): DeployJob | undefined;
  keepValidation(validation: Validation): void;
  /** A validation that no deployment followed. */
  validation(id: string): Validation | undefined;
  /** After a deployment: what was validated before it can no longer be deployed as it is. */
  forgetValidations(): void;
  addRetrieve(job: Omit<RetrieveJob, 'id'>): RetrieveJob;
  retrieve(id: string): RetrieveJob | undefined;
  /** The files of a retrieve's zip. */
  filesOf(job: RetrieveJob, types: ReturnType<MetadataStore['types']>): RetrievedFile[];
}

/** Bytes of validated packages that are kept; the latest one is kept in any case. */
const VALIDATION_BYTES = 200_000_000;

/** Creates an empty job store, in memory. Above the given numbers of deployments and retrieves the oldest are dropped. */
export function createMetadataJobs(mostDeploys = 100, mostRetrieves = 10): MetadataJobs {
  const deploys = new Map<string, DeployJob>();
  const validations = new Map<string, Validation>();
  const retrieves = new Map<string, RetrieveJob>();
  let sequence = randomInt(1, 1_000_000);
  const keep = <T extends { id: string }>(map: Map<string, T>, job: T, most: number): T => {
    map.set(job.id, job);
    const oldest = map.keys().next().value;
    if (map.size > most && oldest !== undefined) map.delete(oldest);
    return job;
  };
  // Clients hold ids of 15 or 18 characters.
  const find = <T>(map: Map<string, T>, id: string): T | undefined =>
    [...map].find(([key]) => key.slice(0, 15) === id.slice(0, 15))?.[1];
  return {
    addDeploy: (job) => keep(deploys, { ...job, id: makeId('0Af', (sequence += 1)) }, mostDeploys),
    deploy: (id) => find(deploys, id),
    keepValidation(validation) {
      validations.set(validation.id, validation);
      let bytes = [...validations.values()].reduce((sum, one) => sum + one.zip.length, 0);
      for (const [id, { zip }] of validations) {
        if (bytes <= VALIDATION_BYTES || validations.size === 1) break;
        validations.delete(id);
        bytes -= zip.length;
      }
    },
    validation: (id) => find(validations, id),
    forgetValidations: () => validations.clear(),
    addRetrieve: (job) => keep(retrieves, { ...job, id: makeId('09S', (sequence += 1)) }, mostRetrieves),
    retrieve: (id) => find(retrieves, id),
    filesOf: (job, types) => Object.keys(unzipSync(job.zip)).map((fileName) => retrievedFile(fileName, types)),
  };
}

/** The parts of a running server that a deployment needs. */
export interface DeployContext {
  readonly org: { readonly metadata: MetadataStore; readonly clock: () => Date };
  readonly jobs: MetadataJobs;
}

interface DeployOptions {
  readonly checkOnly: boolean;
  readonly rollbackOnError: boolean;
  readonly validationId?: string;
}

/** Deploys synchronously and stores the result, which clients fetch by the job's id. A validated package is kept for a quick deploy. */
export function runDeploy(
  context: DeployContext,
  user: RunningUser,
  zip: Uint8Array,
  { checkOnly, rollbackOnError, validationId }: DeployOptions,
): DeployJob {
  const { metadata, clock } = context.org;
  const { jobs } = context;
  const started = clock().toISOString();
  const result = metadata.deploy(user, zip, { checkOnly });
  const completed = clock().toISOString();
  const from = validationId === undefined ? {} : { validationId };
  const job = jobs.addDeploy({
    user,
    userName: user.username,
    started,
    completed,
    rollbackOnError,
    result,
    ...from,
  });
  if (result.success && checkOnly) jobs.keepValidation({ id: job.id, zip, rollbackOnError, completed });
  else if (result.success) jobs.forgetValidations();
  return job;
}

/** Days in which a validation can be deployed. */
const QUICK_DEPLOY_DAYS = 10;

/**
 * Quick deploy: deploys the package of a successful validation of the last 10 days that no other deployment followed; undefined where
 * there is none with the id.
 */
export function deployValidated(context: DeployContext, user: RunningUser, id: string): DeployJob | undefined {
  const validation = context.jobs.validation(id);
  if (validation === undefined) return undefined;
  const age = context.org.clock().getTime() - Date.parse(validation.completed);
  if (age > QUICK_DEPLOY_DAYS * 24 * 3_600_000) return undefined;
  const { zip, rollbackOnError, id: validationId } = validation;
  return runDeploy(context, user, zip, { checkOnly: false, rollbackOnError, validationId });
}

/** The refusal of a quick deploy. */
export const NO_VALIDATION =
  'The validation cannot be deployed: it must have succeeded within the last 10 days, since the local org was started, and no other deployment may have followed it';

/** `unpackaged/objects/Thing__c.object` → CustomObject `Thing__c`, by the type's folder. */
function retrievedFile(fileName: string, types: ReturnType<MetadataStore['types']>): RetrievedFile {
  const [, folder = '', ...rest] = fileName.split('/');
  const type = types.find((one) => one.directoryName === folder);
  // A bundle is a folder, whose name is that of the component.
  const fullName = (rest.length > 1 ? rest[0] : rest[0]?.replace(/\.[^.]+(-meta\.xml)?$/, '')) ?? fileName;
  return rest.length === 0
    ? { fileName, fullName: 'unpackaged/package.xml', type: 'Package' }
    : { fileName, fullName, type: type?.xmlName ?? '' };
}
