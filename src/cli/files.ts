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

/** The text of a file that the user named. @throws UsageError in the user's words. */
export async function readText(io: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    const known = READ_FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    throw known === undefined ? error : new UsageError(known.replace('%', path), { cause: error });
  }
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'The file `%` cannot be written: its folder does not exist.',
  ENOTDIR: 'The file `%` cannot be written: a part of its path is a file.',
  EISDIR: 'The file `%` cannot be written: it is a folder.',
  EACCES: 'The file `%` cannot be written: this user may not. Choose another place.',
  EROFS: 'The file `%` cannot be written: the disk is read-only. Choose another place.',
  ENOSPC: 'The file `%` cannot be written: the disk is full.',
};

/** Writes a whole file or nothing: readers never see half of it, and a failure leaves the old one. */
export async function writeWhole(io: Io, path: string, text: string): Promise<void> {
  const target = resolve(io.cwd, path);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    // One level only: what is missing above is more likely a slip than a wish.
    await mkdir(dirname(target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await writeFile(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const known = WRITE_FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    throw known === undefined ? error : new UsageError(known.replace('%', path), { cause: error });
  }
}

/** A path as the user would write it: relative to where they are, when it lies below. */
export function shownPath(io: Io, path: string): string {
  const near = relative(io.cwd, path);
  return near === '' ? '.' : near.startsWith('..') || isAbsolute(near) ? path : near;
}
