import type { Place, Problem } from '../base/problem.ts';

/** A finding of a check, without the file name. */
export interface Finding extends Place {
  readonly message: string;
  readonly severity?: Problem['severity'];
}

/** A finding at a place; an error by default. */
export function at({ line, column }: Place, message: string, severity?: Problem['severity']): Finding {
  return { line, column, message, ...(severity ? { severity } : {}) };
}
