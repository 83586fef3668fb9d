// Imported directly, not through the index files, so that an error message does not wait for all clients to load.
import { formatProblem, PlaybookError } from '../playbook/base/problem.ts';
import { OrgRefused, OrgThrottled, OrgUnauthorized, OrgUnreachable } from '../salesforce/errors.ts';
import type { ExitCode } from './io.ts';

/** An invalid command or argument: a one-sentence message, exit code 2, nothing done. */
export class UsageError extends Error {}

/** No org can be reached: a one-sentence message, exit code 3. */
export class NoOrgError extends Error {}

/** The command ran, and its result needs attention: the message, exit code 1. */
export class FindingsError extends Error {}

export interface Failure {
  readonly code: ExitCode;
  readonly text: string;
}

const MISSING_APP = new Set(['INVALID_TYPE', 'INVALID_FIELD']);

/** The message and exit code of an error. Users never see a stack for their own mistakes. */
export function explain(error: unknown): Failure {
  if (error instanceof UsageError) return { code: 2, text: error.message };
  if (
    error instanceof NoOrgError ||
    error instanceof OrgUnreachable ||
    error instanceof OrgUnauthorized ||
    error instanceof OrgThrottled
  ) {
    return { code: 3, text: error.message };
  }
  if (error instanceof FindingsError) return { code: 1, text: error.message };
  if (error instanceof PlaybookError) return { code: 1, text: error.problems.map(formatProblem).join('\n') };
  if (error instanceof OrgRefused) return { code: 1, text: refusalText(error) };
  // Errors of the local org are recognized by name, because its code is loaded only when it is used.
  if (
    error instanceof Error &&
    ['LocalOrgStartError', 'PortInUseError', 'PortNotAllowedError', 'DataDirInUseError'].includes(
      error.constructor.name,
    )
  ) {
    return { code: 2, text: error.message };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { code: 1, text: `Something went wrong that should not have: ${text}` };
}

function refusalText({ details }: OrgRefused): string {
  const appMissing = details.find(
    ({ errorCode, message }) => MISSING_APP.has(errorCode) && /\bDF_|__c\b/.test(message),
  );
  if (appMissing !== undefined) {
    const name = /\b\w+__[cr]\b/.exec(appMissing.message)?.[0] ?? 'a part of it';
    return `The org does not have Diagnose First yet, or this user may not see it: \`${name}\` is missing. Deploy \`force-app/main\` and assign a permission set first.`;
  }
  return ['The org refused:', ...details.map(({ errorCode, message }) => `  ${message} (${errorCode})`)].join('\n');
}
