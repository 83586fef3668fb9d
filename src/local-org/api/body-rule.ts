import type { RunningUser } from '../base/values.ts';
import { isClassicPath } from './bulk/classic-answers.ts';
import type { BodyRule } from './http/request-body.ts';
import { userOfHeader } from './http/session.ts';
import type { ApiContext, ApiRequest } from './http/types.ts';
import { readSessionId } from './soap/xml.ts';

/** Calls that sign in, or that have the page's cookie in place of a token; their bodies are small. */
const SIGN_IN = /^\/(services\/oauth2|page-host|secur|cometd)\//i;

/** Whether the path is that of a SOAP API, whose session is in the envelope. */
export const isSoapPath = (path: string): boolean => /^\/services\/soap\//i.test(path);

/** How much of a request's body is read, so that a call without a session costs next to nothing. */
export function bodyRule(context: ApiContext, request: Pick<ApiRequest, 'path' | 'headers'>): BodyRule {
  if (isSoapPath(request.path)) return (start) => context.sessions.userOf(readSessionId(start) ?? '') !== undefined;
  if (userOfRequest(context, request) !== undefined) return 'all';
  return SIGN_IN.test(request.path) ? 'small' : 'none';
}

/** The user of `Authorization: Bearer TOKEN` or `OAuth TOKEN`; the first Bulk API has `X-SFDC-Session: TOKEN`. */
export function userOfRequest(
  context: ApiContext,
  { headers, path }: Pick<ApiRequest, 'path' | 'headers'>,
): RunningUser | undefined {
  const token = isClassicPath(path) ? headers['x-sfdc-session'] : undefined;
  return (
    userOfHeader(context, headers['authorization']) ??
    (token === undefined ? undefined : context.sessions.userOf(token))
  );
}
