import { OAuthError } from './errors.ts';

/** Scopes that clients ask for. The local org's sessions may all do what their user may. */
const KNOWN = [
  'api',
  'web',
  'full',
  'id',
  'profile',
  'email',
  'address',
  'phone',
  'openid',
  'refresh_token',
  'offline_access',
];

/** What a client gets that asks for nothing in particular. */
const DEFAULT = 'refresh_token api web';

/** The granted scope of a request for `scope`, one space between each. Throws invalid_scope for an unknown one. */
export function grantedScope(scope: string | null): string {
  const wanted = (scope ?? '').split(/[\s+]+/).filter((one) => one !== '');
  if (wanted.length === 0) return DEFAULT;
  if (wanted.some((one) => !KNOWN.includes(one)))
    throw new OAuthError('invalid_scope', 'the requested scope is not allowed');
  return [...new Set(wanted)].join(' ');
}

/** Whether a granted scope has a refresh token in it, under either of its names. */
export function allows(scope: string, wanted: 'refresh_token'): boolean {
  const names = scope.split(' ');
  return names.includes(wanted) || names.includes('offline_access');
}

export { KNOWN as SCOPES };
