import type { DatabaseSync } from 'node:sqlite';
import type { Caller } from '../../local-org/api/helpers.ts';

/** The org's folder, read without the org's own code while no server runs. */
export interface Folder {
  readonly path: string;
  readonly database: DatabaseSync;
}

/** One piece of work of a client. It notes what the server acknowledges, and goes on after a kill where it was. */
export interface Piece {
  /** Works to the end. Rejects when the server is gone, or does something wrong. */
  run(call: Caller): Promise<void>;
  /** What is wrong with what the killed server left. */
  read(folder: Folder): readonly string[];
  /** Goes on with the restarted server to the end; what is wrong then. */
  finish(call: Caller): Promise<readonly string[]>;
}

/** A kind of work: its pieces follow one another, each number once. */
export interface Work {
  readonly name: string;
  prepare(call: Caller): Promise<void>;
  piece(number: number): Piece;
}

/** One line when the two differ. */
export function differs(what: string, found: unknown, expected: unknown): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what}: ${left.slice(0, 200)} instead of ${right.slice(0, 200)}`];
}
