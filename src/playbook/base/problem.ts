/** A place in the playbook's file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value as it was written, with its place, so that a later finding can point at it. */
export interface Located<T> extends Place {
  readonly value: T;
}

/**
 * One finding. An `error` stops everything: nothing is compiled from such a playbook.
 * A `warning` is advice; the playbook compiles nevertheless. A `note` informs and asks for nothing.
 */
export interface Problem extends Place {
  readonly file: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'note';
}

/** `playbooks/mine.yaml:12:5: what is wrong and what to do.` */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** A playbook that cannot be used: every problem at once, in the order of the file. */
export class PlaybookError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map(formatProblem).join('\n'));
    this.name = 'PlaybookError';
    this.problems = sorted;
  }
}
