/** How far a long piece of work is. */
export interface ProgressStep {
  /** What is done, for people: `Reading Opportunity`. */
  readonly name: string;
  readonly done?: number;
  /** Absent where nobody knows it. */
  readonly total?: number;
}

export type OnProgress = ((step: ProgressStep) => void) | undefined;

/** The object of a query, for people. */
export function objectOf(soql: string): string {
  const [, object = 'records'] = /\bFROM\s+(\w+)/i.exec(soql.replaceAll(/\([^()]*\)/g, '')) ?? [];
  return object;
}
