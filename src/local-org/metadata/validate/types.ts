import type { SchemaComponent } from '../../schema/build.ts';
import type { Schema } from '../../schema/types.ts';

/** One fault of a component, in a sentence. Line and column, where they are known, are of the component's own text. */
export interface Problem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  /** Only said, not refused. */
  readonly warning?: true;
}

/** What validation may look at. */
export interface ValidationContext {
  /** As it would be after the deploy. */
  readonly schema: Schema;
  /** As it is now. */
  readonly before: Schema;
  /** Components after the deploy, by type and lower-case full name. */
  readonly find: (type: string, fullName: string) => SchemaComponent | undefined;
}

export type Validate = (component: SchemaComponent, context: ValidationContext) => Problem[];

/** A developer name: begins with a letter, ends in none but letters and digits, no two underscores in a row. */
export function isDeveloperName(name: string): boolean {
  return /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name);
}

export function problem(message: string): Problem {
  return { message };
}
