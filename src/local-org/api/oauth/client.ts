import { isSecretOf } from '../../security/connected-apps.ts';
import type { ConnectedApp } from '../../security/connected-apps.ts';
import type { RunningUser } from '../../base/values.ts';
import type { ApiRequest } from '../http/types.ts';
import type { OAuthContext } from './context.ts';
import { invalidClient, invalidClientId, OAuthError } from './errors.ts';

/** The parameters of a call: those of the form, then those of the address. */
export function formOf(request: ApiRequest): URLSearchParams {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  for (const [name, value] of request.query) if (!form.has(name)) form.append(name, value);
  return form;
}

/** What a client states about itself, in the form or by HTTP Basic. */
export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

/** Reads the credentials of a client; empty texts where there are none. */
export function credentialsOf(form: URLSearchParams, request: ApiRequest): ClientCredentials {
  const basic = /^basic (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const text = basic === undefined ? '' : Buffer.from(basic, 'base64').toString('utf8');
  const [id = '', ...secret] = text.split(':');
  return { id: form.get('client_id') ?? id, secret: form.get('client_secret') ?? secret.join(':') };
}

/** The app of the credentials. Throws invalid_client_id for an unknown one. */
export function requireApp(context: OAuthContext, id: string): ConnectedApp {
  const app = id === '' ? undefined : context.oauth.findApp(id);
  if (!app) throw invalidClientId();
  return app;
}

/**
 * The app, whose secret was given where it has one. Throws invalid_client for a wrong or missing one.
 * @param needed false where PKCE stands for the secret: then only a given one is checked
 */
export function requireClient(context: OAuthContext, { id, secret }: ClientCredentials, needed = true): ConnectedApp {
  const app = requireApp(context, id);
  const checked = secret !== '' || (needed && app.secretHash !== undefined);
  if (checked && !isSecretOf(app, secret)) throw invalidClient();
  return app;
}

/** Whether the user may use the app: everyone, unless an administrator chose who. */
export function mayUse(context: OAuthContext, app: ConnectedApp, user: RunningUser): boolean {
  if (app.preAuthorized === undefined) return true;
  const names = [user.username.toLowerCase(), context.sessions.roleOf(user.id)];
  return app.preAuthorized.some((name) => names.includes(name.toLowerCase()));
}

/** Throws invalid_app_access for a user whom no administrator allowed the app. */
export function requireAccess(context: OAuthContext, app: ConnectedApp, user: RunningUser): void {
  if (mayUse(context, app, user)) return;
  throw new OAuthError('invalid_app_access', 'user is not admin approved to access this app');
}
