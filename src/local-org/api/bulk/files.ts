import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const KINDS = ['data', 'success', 'failed', 'results', 'index', 'ids'] as const;

/** `data`: what was uploaded; `index`: the place of each record in `results`, eight bytes each; `ids`: of a query that runs. */
type BulkFile = (typeof KINDS)[number];

/** The files of bulk jobs, in one folder. They are for the owner only. */
export interface BulkFiles {
  path(id: string, kind: BulkFile): string;
  /** Whether the job has the file. */
  has(id: string, kind: BulkFile): boolean;
  /** Reads a range of bytes; `end` is not included. */
  read(id: string, kind: BulkFile, range?: { start: number; end: number }): Readable;
  /** Whether the job has data, or gets it just now. */
  hasData(id: string): boolean;
  /** Writes an upload to the job's data; when it is interrupted, nothing stays. */
  store(id: string, upload: AsyncIterable<Uint8Array>): Promise<void>;
  /** Deletes all files of a job. */
  remove(id: string): void;
}

/** The files in `folder`, which is created with the first one. */
export function createBulkFiles(folder: string): BulkFiles {
  const storing = new Set<string>();
  const path = (id: string, kind: BulkFile): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, `${id}.${kind}`);
  };
  return {
    path,
    hasData: (id) => storing.has(id) || existsSync(join(folder, `${id}.data`)),
    has: (id, kind) => existsSync(join(folder, `${id}.${kind}`)),
    read: (id, kind, range) =>
      createReadStream(path(id, kind), {
        highWaterMark: 64 * 1024,
        ...(range === undefined ? {} : { start: range.start, end: range.end - 1 }),
      }),
    async store(id, upload) {
      const draft = `${path(id, 'data')}.part`;
      storing.add(id);
      const file = await open(draft, 'w', 0o600);
      try {
        for await (const chunk of upload) await file.writeFile(chunk);
        await file.close();
        await rename(draft, path(id, 'data'));
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(draft, { force: true });
        throw error;
      } finally {
        storing.delete(id);
      }
    },
    remove(id) {
      for (const kind of KINDS) rmSync(join(folder, `${id}.${kind}`), { force: true });
    },
  };
}
