import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withServedOrg } from '../bulk/served-org.ts';
import { remove, temporaryData } from '../../with-started-org.ts';

const WORKER = join(fileURLToPath(new URL('.', import.meta.url)), 'worker.ts');

/** What is measured: the bulk download alone, `sync --full`, and a sync with nothing changed. */
export type SyncWork = 'download' | 'full' | 'unchanged';

/** Of one process. */
export interface SyncFigures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most resident memory that it had. */
  readonly peakMegabytes: number;
  readonly calls: number;
  /** Records that it wrote to the org. */
  readonly written: number;
}

/** Measures the works one after another, each in a process of its own, on the org of a folder, which a third process serves. */
export async function syncFigures(
  dataDir: string,
  works: readonly SyncWork[],
  nodeOptions: readonly string[] = [],
): Promise<readonly SyncFigures[]> {
  const scratch = temporaryData();
  mkdirSync(scratch, { recursive: true });
  try {
    return await withServedOrg(dataDir, async (org) => {
      const [{ Id: id } = { Id: '' }] = await org.query<{ Id: string }>('SELECT Id FROM Organization');
      const found: SyncFigures[] = [];
      for (const work of works) {
        // The syncs share one state.
        const folder = join(scratch, work === 'download' ? 'download' : 'sync');
        const args = [...nodeOptions, '--no-warnings', WORKER, work, folder, org.url, org.token('integration'), id];
        const { stdout } = await promisify(execFile)(process.execPath, args);
        found.push(JSON.parse(stdout) as SyncFigures);
      }
      return found;
    });
  } finally {
    remove(scratch);
  }
}
