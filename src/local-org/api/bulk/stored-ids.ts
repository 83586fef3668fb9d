import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Scan } from '../../soql/run/execute.ts';

/** Ids in a file, so that a query of millions of records takes no memory for them. */
export interface StoredIds {
  readonly count: number;
  read(from: number, count: number): string[];
  /** Closes and deletes the file. */
  remove(): void;
}

/** Bytes of an id. */
const ID = 18;
const IDS_OF_A_WRITE = 4000;

/** Writes the ids of a scan to a file: which records a query has is decided at one moment, before the first page is read. */
export function storeIds(path: string, scan: Pick<Scan, 'ids'>): StoredIds {
  const file = openSync(path, 'w+', 0o600);
  let count = 0;
  let waiting: string[] = [];
  const flush = (): void => {
    const bytes = Buffer.from(waiting.join(''), 'latin1');
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    waiting = [];
  };
  const remove = (): void => {
    closeSync(file);
    rmSync(path, { force: true });
  };
  try {
    scan.ids((id) => {
      count += 1;
      if (waiting.push(id) >= IDS_OF_A_WRITE) flush();
    });
    flush();
  } catch (error) {
    remove();
    throw error;
  }
  return {
    count,
    read(from, wanted) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(wanted, count - from)) * ID);
      for (let done = 0; done < bytes.length;)
        done += readSync(file, bytes, done, bytes.length - done, from * ID + done);
      const text = bytes.toString('latin1');
      return Array.from({ length: bytes.length / ID }, (_, at) => text.slice(at * ID, (at + 1) * ID));
    },
    remove,
  };
}
