import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OrgThrottled, OrgUnreachable, type OrgConnection } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { openSqlite } from '../state/sqlite.ts';
import { takeLock } from './lock.ts';

export interface EmbeddedOptions {
  /** The data folder: the state and the locks are in its `service`. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * Runs a job in this process, with its state in one SQLite file. Only one process does a kind of job for an org at a time.
 * @param kind letters: `watch`
 * @throws TakenError where another process does it; StateError where the state cannot be used
 */
export async function runEmbedded<T>(
  org: OrgConnection,
  kind: string,
  { folder, signal, now }: EmbeddedOptions,
  job: (context: JobContext) => Promise<T>,
): Promise<T> {
  const orgId = org.organizationId ?? (await organizationId(org));
  const service = join(folder, 'service');
  const release = takeLock(service, `${kind}-${orgId}`);
  try {
    closeToOthers(service);
    const store = openSqlite(join(service, 'state.sqlite'), now);
    try {
      return await job({ org, orgId, store, signal, now, scratch: join(service, `${kind}-${orgId}`) });
    } finally {
      await store.close();
    }
  } finally {
    release();
  }
}

/** Gives a folder of an earlier release, or of a copy, the rights of a new one. One of another user, or on a file system without rights, stays as it is. */
function closeToOthers(folder: string): void {
  try {
    const { uid, mode } = statSync(folder);
    if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
  } catch {
    // What the job cannot do in the folder is reported where it does it.
  }
}

async function organizationId(org: OrgConnection): Promise<string> {
  const [row] = await org.query<{ Id: string }>('SELECT Id FROM Organization LIMIT 1');
  return row!.Id;
}

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

/**
 * Runs a job again and again until the signal. While the org cannot be reached or takes no more requests, it waits longer each time.
 * @param onPause why a run ended, and in how many milliseconds the next begins
 */
export async function keepRunning(
  signal: AbortSignal,
  run: () => Promise<void>,
  onPause: (reason: string, pause: number) => void,
): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      await run();
      pause = FIRST_PAUSE;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof OrgUnreachable || error instanceof OrgThrottled)) throw error;
      onPause(error.message, pause);
      await pauseFor(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
