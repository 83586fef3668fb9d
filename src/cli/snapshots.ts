import { join } from 'node:path';
import { readLivePlaybooks, type Clock } from '../deal/index.ts';
import { SnapshotError, takeSnapshot, type Snapshot } from '../report/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { runEmbedded, StateError, TakenError } from '../sync/index.ts';
import { FindingsError, NoOrgError, UsageError } from './errors.ts';
import { shownPath, writeFault } from './files.ts';
import type { GlobalOptions, Io } from './io.ts';
import { LOCAL_SNAPSHOTS, SNAPSHOTS } from './setup/marker.ts';
import { openSumsWriter } from './sums.ts';
import { addressOf, dataDir, isLocalTarget } from './target.ts';

const KIND = 'report-snapshot';

/** The folder with the snapshots of an org, by user too: users see different deals. */
export async function snapshotFolder(io: Io, options: GlobalOptions, org: OrgConnection): Promise<string> {
  return folderOf(io, options, (await isLocalTarget(io, options, org)) ? undefined : org.instanceUrl);
}

/** The same without asking an org, nor for a login. @throws UsageError for a name that is no org */
export async function knownFolder(io: Io, options: GlobalOptions): Promise<string> {
  return folderOf(io, options, await addressOf(io, options));
}

function folderOf(io: Io, options: GlobalOptions, url: string | undefined): string {
  // Whatever the port of the local org is.
  const name = url === undefined ? LOCAL_SNAPSHOTS : `${new URL(url).host.replace(/[^\w.-]/g, '_')}-`;
  return join(dataDir(io, options), SNAPSHOTS, `${name}${options.user ?? 'usual'}`);
}

/** The job that writes snapshots of an org. */
export interface SnapshotJob {
  readonly org: OrgConnection;
  /** Writes only where the last snapshot is of another day. */
  readonly unlessOf?: string;
}

/**
 * Writes a snapshot, with its day kept as the position of the job; one process at a time for each org. Undefined where the day had one already.
 * @throws TakenError where another process writes one; UsageError where the folder cannot be written
 */
export async function keepSnapshot(
  io: Io,
  options: GlobalOptions,
  { org, unlessOf }: SnapshotJob,
  write: () => Promise<Snapshot>,
): Promise<Snapshot | undefined> {
  const folder = dataDir(io, options);
  try {
    const { signal } = new AbortController();
    return await runEmbedded(org, KIND, { folder, signal, now: io.now }, async ({ store, orgId }) => {
      const key = `${orgId}/${KIND}/${options.user ?? 'usual'}`;
      if (unlessOf !== undefined && (await store.position(key)) === JSON.stringify({ day: unlessOf })) return undefined;
      const snapshot = await write();
      await store.keep(key, JSON.stringify({ day: snapshot.day }));
      return snapshot;
    });
  } catch (error) {
    throw writeFault(error, shownPath(io, join(folder, SNAPSHOTS)));
  }
}

/** Reads the org, writes its snapshot, and its sums where there is a database for them. @throws NoOrgError where that cannot be used */
export async function takeAndPublish(
  io: Io,
  options: GlobalOptions,
  { org, clock, folder }: { readonly org: OrgConnection; readonly clock: Clock; readonly folder: string },
): Promise<Snapshot> {
  const writer = await openSumsWriter(io, options);
  const reported = { org, playbooks: await readLivePlaybooks(org) };
  const snapshot = await takeSnapshot(reported, clock, folder, writer?.onSums);
  await writer?.publish();
  return snapshot;
}

/** The message for the user about a snapshot that is not there or cannot be read, or about another process that writes one; else the error itself. */
export function snapshotFault(error: unknown): unknown {
  if (error instanceof TakenError)
    return new NoOrgError('Another process writes a snapshot of this org, with the same data folder.', {
      cause: error,
    });
  if (error instanceof StateError) return new FindingsError(error.message, { cause: error });
  if (!(error instanceof SnapshotError)) return error;
  return error.isMissing
    ? new UsageError(error.message, { cause: error })
    : new FindingsError(error.message, { cause: error });
}
