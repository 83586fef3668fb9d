import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteCounts } from './types.ts';

/** One line of `<dataDir>/requests.jsonl`. It contains neither tokens nor bodies. */
export interface RequestLogEntry {
  /** ISO text, real time. */
  readonly time: string;
  /** Username; absent for public calls and rejected tokens. */
  readonly user?: string;
  readonly method: string;
  readonly path: string;
  /** The SOQL of a query call. */
  readonly query?: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Records written by this request, by object and operation (`insert`, `update`, `delete`); only when there are any. */
  readonly writes?: WriteCounts;
  /** The stack of an internal error, for responses with status 500. */
  readonly error?: string;
}

export interface RequestLog {
  /** Never throws: a line that cannot be written is left out. */
  write(entry: RequestLogEntry): void;
  close(): void;
}

const ROTATE_AT = 50_000_000;
const pathIn = (dataDir: string): string => join(dataDir, 'requests.jsonl');

/** Opens `<dataDir>/requests.jsonl` for appending; a log over 50 MB is first renamed to `requests.old.jsonl`. */
export function openRequestLog(dataDir: string): RequestLog {
  mkdirSync(dataDir, { recursive: true });
  const path = pathIn(dataDir);
  if (existsSync(path) && statSync(path).size > ROTATE_AT) renameSync(path, join(dataDir, 'requests.old.jsonl'));
  let file: number | undefined = openSync(path, 'a', 0o600);
  return {
    write(entry) {
      // Not buffered, so that a client finds the line as soon as it has the response.
      try {
        if (file !== undefined) writeSync(file, `${JSON.stringify(entry)}\n`);
      } catch {
        // A full disk, for example: the answer matters more than its line in the log.
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** Reads the log, oldest entry first. Skips a line that was cut off when the process was killed. */
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

/** Adds up the records that the entries wrote, by object and operation. */
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
