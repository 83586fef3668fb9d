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
}

interface RetrievedFile {
  readonly fileName: string;
  readonly fullName: string;
  readonly type: string;
}

interface RetrieveJob {
  readonly id: string;
  readonly zip: Uint8Array;
}

/**
 * Deployments and retrieves since the server started. They run synchronously; as with a real org, clients fetch the result by the job's
 * id.
 */
export interface MetadataJobs {
  addDeploy(job: Omit<DeployJob, 'id'>): DeployJob;
  deploy(id: string): DeployJob | undefined;
  addRetrieve(zip: Uint8Array): RetrieveJob;
  retrieve(id: string): RetrieveJob | undefined;
  /** The files of a retrieve's zip. */
  filesOf(job: RetrieveJob, types: ReturnType<MetadataStore['types']>): RetrievedFile[];
}

/** Creates an empty job store, in memory. Above the given numbers of deployments and retrieves the oldest are dropped. */
export function createMetadataJobs(mostDeploys = 100, mostRetrieves = 10): MetadataJobs {
  const deploys = new Map<string, DeployJob>();
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
    addRetrieve: (zip) => keep(retrieves, { id: makeId('09S', (sequence += 1)), zip }, mostRetrieves),
    retrieve: (id) => find(retrieves, id),
    filesOf: (job, types) => Object.keys(unzipSync(job.zip)).map((fileName) => retrievedFile(fileName, types)),
  };
}

/** The parts of a running server that a deployment needs. */
export interface DeployContext {
  readonly org: { readonly metadata: MetadataStore; readonly clock: () => Date };
  readonly jobs: MetadataJobs;
}

/** Deploys synchronously and stores the result, which clients fetch by the job's id. */
export function runDeploy(
  context: DeployContext,
  user: RunningUser,
  zip: Uint8Array,
  options: { checkOnly: boolean; rollbackOnError: boolean },
): DeployJob {
  const { metadata, clock } = context.org;
  const started = clock().toISOString();
  const result = metadata.deploy(user, zip, { checkOnly: options.checkOnly });
  return context.jobs.addDeploy({
    user,
    userName: user.username,
    started,
    completed: clock().toISOString(),
    rollbackOnError: options.rollbackOnError,
    result,
  });
}

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
