import type { SchemaComponent } from '../../schema/component.ts';
import type { Schema } from '../../schema/types.ts';
import type { Allowance } from '../../store/simulation.ts';

/** One fault of a component, as a sentence. Line and column, if known, are positions in the component's source. */
export interface Problem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  /** A warning: it does not make the deploy fail. */
  readonly warning?: true;
}

/** The data that validations use. */
export interface ValidationContext {
  /** As it would be after the deploy. */
  readonly schema: Schema;
  /** As it is now. */
  readonly before: Schema;
  /** Components after the deploy, by type and lower-case full name. */
  readonly find: (type: string, fullName: string) => SchemaComponent | undefined;
  /** All components of a type after the deploy. */
  readonly all: (type: string) => SchemaComponent[];
  /** The largest number of such components that an object may have. */
  readonly allowance: (name: Allowance) => number;
  /** Whether the org has an active user with the username. */
  readonly hasUser: (username: string) => boolean;
  /** Whether the org takes translations at all. */
  readonly translationWorkbench: boolean;
  /** Number of the object's roll-ups that were deleted in the last 15 days; they still count against the allowance. */
  readonly deletedRollUps: (objectName: string) => number;
}

/** A component with its file, where it comes in one. */
export interface ValidatedComponent extends SchemaComponent {
  readonly files?: readonly { readonly content: Uint8Array }[];
}

export type Validate = (component: ValidatedComponent, context: ValidationContext) => Problem[];

/** Whether the text is a developer name: letters, digits and single underscores, a letter first, no underscore last. */
export function isDeveloperName(name: string): boolean {
  return /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name);
}

/** A problem without a position. */
export function problem(message: string): Problem {
  return { message };
}
