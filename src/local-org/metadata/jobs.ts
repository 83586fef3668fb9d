import { randomInt } from 'node:crypto';
import { unzipSync } from 'fflate';
import { makeId } from '../schema/ids.ts';
import type { RunningUser } from '../base/values.ts';
import type { DeployJob, DeployJobs } from './deployJobs.ts';
import { QUICK_DEPLOY_MS } from './deployJobs.ts';
import type { DeployResult, MetadataStore } from './types.ts';

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
 * Deployments of the org, and retrieves since the server started. They run synchronously; as with a real org, clients fetch the result by
 * the job's id.
 */
export interface MetadataJobs extends DeployJobs {
  addRetrieve(job: Omit<RetrieveJob, 'id'>): RetrieveJob;
  retrieve(id: string): RetrieveJob | undefined;
  /** The files of a retrieve's zip. */
  filesOf(job: RetrieveJob, types: ReturnType<MetadataStore['types']>): RetrievedFile[];
}

/** Adds the retrieves to the deployments of an org. Above the given number of retrieves the oldest are dropped. */
export function createMetadataJobs(deploys: DeployJobs, mostRetrieves = 10): MetadataJobs {
  const retrieves = new Map<string, RetrieveJob>();
  let sequence = randomInt(1, 1_000_000);
  return {
    ...deploys,
    addRetrieve(input) {
      const job = { ...input, id: makeId('09S', (sequence += 1)) };
      retrieves.set(job.id, job);
      const oldest = retrieves.keys().next().value;
      if (retrieves.size > mostRetrieves && oldest !== undefined) retrieves.delete(oldest);
      return job;
    },
    // Clients hold ids of 15 or 18 characters.
    retrieve: (id) => [...retrieves].find(([key]) => key.slice(0, 15) === id.slice(0, 15))?.[1],
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

/**
 * Deploys synchronously and stores the result, which clients fetch by the job's id; the record of a deployment is committed with it. A
 * validated package is kept for a quick deploy.
 */
export function runDeploy(
  context: DeployContext,
  user: RunningUser,
  zip: Uint8Array,
  { checkOnly, rollbackOnError, validationId }: DeployOptions,
): DeployJob {
  const { metadata, clock } = context.org;
  const { jobs } = context;
  const started = clock().toISOString();
  const from = validationId === undefined ? {} : { validationId };
  const record = (result: DeployResult): DeployJob =>
    jobs.addDeploy({
      createdById: user.id,
      userName: user.username,
      started,
      completed: clock().toISOString(),
      rollbackOnError,
      result,
      ...from,
    });
  let kept: DeployJob | undefined;
  const beforeCommit = (result: DeployResult): void => {
    jobs.forgetValidations();
    kept = record(result);
  };
  const result = metadata.deploy(user, zip, { checkOnly, beforeCommit });
  const job = kept ?? record(result);
  if (result.success && checkOnly) jobs.keepValidation({ id: job.id, zip, rollbackOnError, completed: job.completed });
  return job;
}

/**
 * Quick deploy: deploys the package of a successful validation of the last 10 days that no other deployment followed; undefined where
 * there is none with the id.
 */
export function deployValidated(context: DeployContext, user: RunningUser, id: string): DeployJob | undefined {
  const validation = context.jobs.validation(id);
  if (validation === undefined) return undefined;
  const age = context.org.clock().getTime() - Date.parse(validation.completed);
  if (age > QUICK_DEPLOY_MS) return undefined;
  const { zip, rollbackOnError, id: validationId } = validation;
  return runDeploy(context, user, zip, { checkOnly: false, rollbackOnError, validationId });
}

/** The refusal of a quick deploy. */
export const NO_VALIDATION =
  'The validation cannot be deployed: it must have succeeded within the last 10 days, and no other deployment may have followed it';

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
