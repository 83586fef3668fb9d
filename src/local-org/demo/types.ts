// The demo data between the CSV files and the org: plain data, in the order in which records must be created.

/** Refers to a record of an earlier step by its key, e.g. `User:Moses Frase`; the loader replaces it with the id and the suffix. */
interface Ref {
  readonly ref: string;
  /** Text after the id, e.g. `:problem` in the key of an answer. */
  readonly suffix?: string;
}

/** Refers to a record that every org has, e.g. the profile with the name `Standard User`; the loader queries its id. */
interface Find {
  readonly find: { readonly object: string; readonly field: string; readonly value: string | boolean };
}

export type DemoValue = string | number | boolean | Ref | Find;

export interface DemoRecord {
  /** `Object:name`, unique over all steps. A `Ref` contains it. */
  readonly key: string;
  /** By API name. A blank is left out. */
  readonly fields: Readonly<Record<string, DemoValue>>;
}

/** Records of one object; refs point to earlier steps only. */
export interface DemoStep {
  readonly object: string;
  readonly records: readonly DemoRecord[];
}

/** A line of a file that could not be used unchanged. Lines count from 1, the header included. */
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

/** Records a problem at a line of one file. */
export type Report = (line: number, message: string) => void;
