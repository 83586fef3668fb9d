/** What the demo data looks like between the CSV files and the org: plain data, in the order in which it must be created. */

/** Points to a record of an earlier step by its key, e.g. `User:Moses Frase`; the loader puts the id in its place. */
export interface Ref {
  readonly ref: string;
}

/** Points to a record that every org has, e.g. the profile with the name `Standard User`; the loader asks the org for its id. */
export interface Find {
  readonly find: { readonly object: string; readonly field: string; readonly value: string | boolean };
}

export type DemoValue = string | number | boolean | Ref | Find;

export interface DemoRecord {
  /** `Object:name`, unique over all steps; what a `Ref` names. */
  readonly key: string;
  /** By API name. A blank is left out. */
  readonly fields: Readonly<Record<string, DemoValue>>;
}

/** Records of one object; refs point to earlier steps only. */
export interface DemoStep {
  readonly object: string;
  readonly records: readonly DemoRecord[];
}

/** Something in the files that could not be taken as it is. Lines count from 1, the header included. */
export interface DemoProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** The texts of the four files. */
export interface DemoFiles {
  readonly accounts: string;
  readonly products: string;
  readonly salesTeams: string;
  readonly salesPipeline: string;
}

export interface DemoData {
  readonly steps: readonly DemoStep[];
  readonly problems: readonly DemoProblem[];
}

/** Takes note of a problem at a line of the file in hand. */
export type Report = (line: number, message: string) => void;
