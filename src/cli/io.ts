import type { ProgressStep } from '../salesforce/index.ts';

/** The terminal of the error channel. */
export interface Terminal {
  /** Characters of a line, as the window is now. */
  readonly columns: number;
  readonly write: (text: string) => void;
  /** Runs `clean` when the process is interrupted (SIGINT, SIGTERM, SIGHUP), before it ends as it does without. Returns what takes that back. */
  readonly onInterrupt: (clean: () => void) => () => void;
}

/** What a command in another process did. */
export interface Apart {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** The parts of the process that commands use; everything else is an argument. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Errors and progress. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Lines from the standard input. */
  readonly lines: () => AsyncIterable<string>;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT). */
  readonly ended: () => Promise<void>;
  /** Runs a command line in a process of its own, with this one's environment, and ends that by the signal. Never throws for what it does. */
  readonly runApart: (argv: readonly string[], signal: AbortSignal) => Promise<Apart>;
  /** Absent where the error channel is no terminal: then no progress is drawn. */
  readonly terminal?: Terminal;
  /** Takes how far a long command is; absent where nothing is drawn (`progress.ts`). */
  readonly progress?: (step: ProgressStep) => void;
}

/** 0 fine, 1 findings, 2 usage, 3 org unreachable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Options of every command. */
export interface GlobalOptions {
  /** Instance URL; absent: the local org of `data`. */
  readonly org?: string;
  readonly user?: string;
  readonly json?: boolean;
  readonly data?: string;
  /** IANA name of the time zone that decides which day it is; absent: that of the running user. */
  readonly zone?: string;
}

/** The users of a local org, by their role. */
export const USERS = ['admin', 'revops', 'manager', 'seller', 'integration'] as const;
export type UserName = (typeof USERS)[number];
