// Not through the index files: a mistake on the command line should not wait until every client is loaded.
import { formatProblem, PlaybookError } from '../playbook/base/problem.ts';
import { OrgRefused, OrgThrottled, OrgUnauthorized, OrgUnreachable } from '../salesforce/errors.ts';
import type { ExitCode } from './io.ts';

/** The user asked for something that cannot be: one sentence, exit code 2, nothing done. */
export class UsageError extends Error {}

/** No org to talk to: one sentence, exit code 3. */
export class NoOrgError extends Error {}

/** Work that ended with something for a human to look at: the text, exit code 1. */
export class FindingsError extends Error {}

export interface Failure {
  readonly code: ExitCode;
  readonly text: string;
}

const MISSING_APP = new Set(['INVALID_TYPE', 'INVALID_FIELD']);

/** What to say of an error and how to exit. Nobody sees a stack for a mistake of theirs. */
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
  // Of the local org, which is loaded only where it is used.
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
