import type { SchemaComponent } from '../../schema/component.ts';
import type { Schema } from '../../schema/types.ts';
import type { Allowance } from '../../store/simulation.ts';

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
  /** How many an object may have. */
  readonly allowance: (name: Allowance) => number;
  /** Whether the org takes translations at all. */
  readonly translationWorkbench: boolean;
  /** Roll-ups of the object that were deleted lately: they count until they are erased, after 15 days. */
  readonly deletedRollUps: (objectName: string) => number;
}

export type Validate = (component: SchemaComponent, context: ValidationContext) => Problem[];

/** A developer name: begins with a letter, ends in none but letters and digits, no two underscores in a row. */
export function isDeveloperName(name: string): boolean {
  return /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name);
}

export function problem(message: string): Problem {
  return { message };
}
