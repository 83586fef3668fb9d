import { GraphQLError } from 'graphql';
import { isRangeError, messageOf } from '../../base/error-text.ts';
import type { SaveError } from '../../base/values.ts';
import { SoqlError } from '../../soql/errors.ts';

/** An entry of `errors` in the answer. */
export interface ErrorEntry {
  readonly message: string;
  readonly locations?: readonly { line: number; column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly ErrorType: string };
}

/** The errors of one operation of a mutation. Each message becomes an entry of `errors` with the operation's path. */
export class MutationRefused extends Error {
  readonly messages: readonly string[];

  constructor(errors: readonly SaveError[]) {
    super(errors[0]?.message ?? 'The operation was refused.');
    this.name = 'MutationRefused';
    this.messages = errors.map((error) => error.message);
  }
}

/** The entries for an execution error: one per message of a refused operation, otherwise one. */
export function errorEntries(error: GraphQLError): ErrorEntry[] {
  const entry = errorEntry(error, 'DataFetchingException');
  const cause = error.originalError;
  return cause instanceof MutationRefused ? cause.messages.map((message) => ({ ...entry, message })) : [entry];
}

/** @param type Salesforce's `ErrorType`: `InvalidSyntax`, `ValidationError` … */
export function errorEntry(error: unknown, type: string): ErrorEntry {
  if (isRangeError(error) || (error instanceof GraphQLError && isRangeError(error.originalError)))
    return { message: 'The query is nested too deeply', extensions: { ErrorType: type } };
  if (!(error instanceof GraphQLError)) return { message: messageOf(error), extensions: { ErrorType: type } };
  const cause = error.originalError;
  return {
    message: error.message,
    ...(error.locations ? { locations: error.locations.map(({ line, column }) => ({ line, column })) } : {}),
    ...(error.path ? { path: [...error.path] } : {}),
    extensions: {
      ErrorType: cause instanceof SoqlError && cause.errorCode.startsWith('INVALID') ? 'DataFetchingException' : type,
    },
  };
}
