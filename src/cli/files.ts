import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { UsageError } from './errors.ts';
import type { Io } from './io.ts';

const READ_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file `%`. Check the path and try again.',
  ENOTDIR: 'There is no file `%`. Check the path and try again.',
  EISDIR: '`%` is a folder. A file was expected.',
  EACCES: 'The file `%` may not be read by this user. Change its permissions or choose another.',
};

/**
 * Reads a file that the user named.
 * @throws UsageError for a missing or unreadable file
 */
export async function readText(io: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    throw readFault(error, path);
  }
}

/** The error of a failed read: a UsageError where the user can do something about it, else the error itself. */
export function readFault(error: unknown, path: string): Error {
  const known = READ_FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
  return known === undefined ? (error as Error) : new UsageError(known.replace('%', path), { cause: error });
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'The file `%` cannot be written: its folder does not exist.',
  ENOTDIR: 'The file `%` cannot be written: a part of its path is a file.',
  EISDIR: 'The file `%` cannot be written: it is a folder.',
  EACCES: 'The file `%` cannot be written: this user may not. Choose another place.',
  EROFS: 'The file `%` cannot be written: the disk is read-only. Choose another place.',
  ENOSPC: 'The file `%` cannot be written: the disk is full.',
};

/** Writes a file atomically: readers never see a part of it, and after a failure the old file is unchanged. */
export async function writeWhole(io: Io, path: string, text: string): Promise<void> {
  const target = resolve(io.cwd, path);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    // Creates only one folder level: a longer missing path is more likely a typing error.
    await mkdir(dirname(target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await writeFile(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw writeFault(error, path);
  }
}

/** The error of a failed write: a UsageError where the user can do something about it, else the error itself. */
export function writeFault(error: unknown, path: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  // DuckDB has the words of the operating system only.
  const isFull = /No space left on device|disk is full/.test(message);
  const known = WRITE_FAULTS[isFull ? 'ENOSPC' : code];
  return known === undefined ? error : new UsageError(known.replace('%', path), { cause: error });
}

/** A path for messages: relative to the current folder if it is inside it. */
export function shownPath(io: Io, path: string): string {
  const relativePath = relative(io.cwd, path);
  return relativePath === '' ? '.' : relativePath.startsWith('..') || isAbsolute(relativePath) ? path : relativePath;
}
