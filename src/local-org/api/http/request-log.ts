import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteCounts } from './types.ts';

/** One line of `<dataDir>/requests.jsonl`. It contains neither tokens nor bodies. */
export interface RequestLogEntry {
  /** ISO text, real time. */
  readonly time: string;
  /** Username; absent for what is open to everyone and for refused tokens. */
  readonly user?: string;
  readonly method: string;
  readonly path: string;
  /** The SOQL of a query call. */
  readonly query?: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Records written by this request, by object and operation (`insert`, `update`, `delete`); only when there are any. */
  readonly writes?: WriteCounts;
  /** What went wrong inside the local org, for answers with status 500. */
  readonly error?: string;
}

export interface RequestLog {
  write(entry: RequestLogEntry): void;
  close(): void;
}

const ROTATE_AT = 50_000_000;
const pathIn = (dataDir: string): string => join(dataDir, 'requests.jsonl');

/** Appends to `<dataDir>/requests.jsonl`; a log over 50 MB becomes `requests.old.jsonl` at the start. */
export function openRequestLog(dataDir: string): RequestLog {
  mkdirSync(dataDir, { recursive: true });
  const path = pathIn(dataDir);
  if (existsSync(path) && statSync(path).size > ROTATE_AT) renameSync(path, join(dataDir, 'requests.old.jsonl'));
  let file: number | undefined = openSync(path, 'a', 0o600);
  return {
    write(entry) {
      // Written at once, not buffered: a client that has the answer finds its line.
      if (file !== undefined) writeSync(file, `${JSON.stringify(entry)}\n`);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** The log so far, oldest first. A line that a killed process left half-written is skipped. */
export function readRequestLog(dataDir: string): RequestLogEntry[] {
  if (!existsSync(pathIn(dataDir))) return [];
  return readFileSync(pathIn(dataDir), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as RequestLogEntry];
      } catch {
        return [];
      }
    });
}

/** How many records the entries wrote in all, by object and operation. */
export function countWrites(entries: readonly RequestLogEntry[]): WriteCounts {
  const counts: WriteCounts = {};
  for (const { writes = {} } of entries) {
    for (const [object, operations] of Object.entries(writes)) {
      const of = (counts[object] ??= {});
      for (const [operation, n] of Object.entries(operations)) of[operation] = (of[operation] ?? 0) + n;
    }
  }
  return counts;
}
