import type { RunningUser } from '../../base/values.ts';
import type { ApiContext } from './types.ts';

/** The user of `Authorization: Bearer TOKEN` or `OAuth TOKEN`; undefined for any other header. */
export function userOfHeader({ sessions }: Pick<ApiContext, 'sessions'>, header = ''): RunningUser | undefined {
  const token = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(header)?.[1];
  return token === undefined ? undefined : sessions.userOf(token);
}
