import { StateError } from './store.ts';

/** SQLite's result codes, without what extends them: https://www.sqlite.org/rescode.html */
const BUSY = [5, 6];
const DAMAGED = [11, 26];
const FULL = [13];
/** Permissions, a read-only disk or file, no folder, a disk that fails. */
const NOT_WRITABLE = [3, 8, 10, 14];
/** The same of the folder. */
const NO_FOLDER = ['EACCES', 'EEXIST', 'ENOTDIR', 'EPERM', 'EROFS'];

/** A file that the service keeps. */
interface ServiceFile {
  /** Names it for people: `The service's state in`. */
  readonly what: string;
  readonly file: string;
  /** What happens without the file, as the end of a sentence. */
  readonly anew: string;
}

/**
 * The error of a file of the service that SQLite cannot use, as a StateError with what to do; any other error is given back as it is.
 */
export function stateFault(error: unknown, { what, file, anew }: ServiceFile): unknown {
  if (error instanceof StateError) return error;
  const { errcode = 0, code = '', message } = error as Error & { readonly errcode?: number; readonly code?: string };
  const kind = errcode & 0xff;
  const fault = (sentence: string) => new StateError(`${what} \`${file}\` ${sentence}`, { cause: error });
  if (DAMAGED.includes(kind))
    return fault(
      `cannot be read (${message}). Move the file away, with those of its name that end in \`-wal\` and \`-shm\`: ${anew}.`,
    );
  if (BUSY.includes(kind)) return fault(`is in use by another process (${message}). Try again when that is done.`);
  if (FULL.includes(kind)) return fault('cannot be written: the disk is full. Make room, and run the same again.');
  if (NOT_WRITABLE.includes(kind) || NO_FOLDER.includes(code))
    return fault(`cannot be written (${message}). Check its folder, or choose another one with \`--data\`.`);
  return error;
}
