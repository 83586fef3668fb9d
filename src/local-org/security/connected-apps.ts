import { createPublicKey, timingSafeEqual, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { digestOf } from './sessions.ts';

/** A client that the org knows, as an administrator registers it in Salesforce. */
export interface ConnectedApp {
  readonly name: string;
  /** The `client_id` of its requests. */
  readonly consumerKey: string;
  /** SHA-256 of the consumer secret, in hex; absent for an app without one. */
  readonly secretHash?: string;
  /** X.509 as PEM, for JWT bearer. */
  readonly certificate?: string;
  /** Where a browser may be sent after the consent page, each exactly as the client names it. */
  readonly callbackUrls: readonly string[];
  /** Usernames or roles. Present: only they may use the app, and need not approve it. Absent: every user may, after approving it. */
  readonly preAuthorized?: readonly string[];
}

/** Finds an app by its consumer key. */
export type FindApp = (consumerKey: string) => ConnectedApp | undefined;

/** The Salesforce CLI's own app, which every org has; the callback is that of `sf org login web`. */
export const CLI_APP: ConnectedApp = {
  name: 'Salesforce CLI',
  consumerKey: 'PlatformCLI',
  callbackUrls: ['http://localhost:1717/OauthRedirect'],
};

/** Why the content of `connected-apps.json` cannot be used: a sentence with the app and what is expected. */
export class ConnectedAppError extends Error {}

/** Reads the content of `connected-apps.json`. Throws ConnectedAppError. */
export function parseConnectedApps(text: string): ConnectedApp[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConnectedAppError('It is not JSON.');
  }
  if (!Array.isArray(value)) throw new ConnectedAppError('A list of connected apps is expected.');
  const apps = value.map((one, i) => readApp(one, i));
  const keys = apps.map((app) => app.consumerKey);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i || key === CLI_APP.consumerKey);
  if (twice !== undefined) throw new ConnectedAppError(`The consumer key \`${twice}\` is another app's already.`);
  return apps;
}

function readApp(value: unknown, index: number): ConnectedApp {
  const part = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const name = part['name'];
  const expected = (what: string): ConnectedAppError =>
    new ConnectedAppError(
      `The app ${typeof name === 'string' ? `\`${name}\`` : `number ${index + 1}`} cannot be used: ${what}.`,
    );
  const texts = (key: string): string[] | undefined => {
    const list = part[key];
    if (list === undefined) return undefined;
    if (!Array.isArray(list) || list.some((one) => typeof one !== 'string'))
      throw expected(`\`${key}\` is expected to be a list of texts`);
    return list as string[];
  };
  const optional = (key: 'secretHash' | 'certificate'): Record<string, string> => {
    const text = part[key];
    if (text === undefined) return {};
    if (typeof text !== 'string') throw expected(`\`${key}\` is expected to be a text`);
    return { [key]: text };
  };
  const consumerKey = part['consumerKey'];
  if (typeof name !== 'string' || typeof consumerKey !== 'string' || consumerKey === '')
    throw expected('it needs a `name` and a `consumerKey`');
  const preAuthorized = texts('preAuthorized');
  const app: ConnectedApp = {
    name,
    consumerKey,
    callbackUrls: texts('callbackUrls') ?? [],
    ...optional('secretHash'),
    ...optional('certificate'),
    ...(preAuthorized === undefined ? {} : { preAuthorized }),
  };
  checkApp(app, expected);
  return app;
}

function checkApp(app: ConnectedApp, expected: (what: string) => ConnectedAppError): void {
  if (app.secretHash !== undefined && !/^[0-9a-f]{64}$/.test(app.secretHash))
    throw expected('`secretHash` is expected to be a SHA-256 in hex');
  if (app.certificate !== undefined && publicKeyOf(app) === undefined)
    throw expected('`certificate` is expected to be an X.509 certificate of an RSA key, as PEM');
  const bad = app.callbackUrls.find((url) => !isCallbackUrl(url));
  if (bad !== undefined)
    throw expected(`the callback URL \`${bad}\` is neither https nor http on localhost, or has a fragment`);
}

/** As in Salesforce: https, or http on this machine; never a script, a file or a fragment. */
function isCallbackUrl(text: string): boolean {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return false;
  const { protocol, hostname, hash, username, password } = new URL(text);
  if (hash !== '' || username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** The RSA key of the app's certificate; undefined when there is none that can be read. */
export function publicKeyOf({ certificate }: ConnectedApp): KeyObject | undefined {
  if (certificate === undefined) return undefined;
  try {
    const key = certificate.includes('BEGIN PUBLIC KEY')
      ? createPublicKey(certificate)
      : new X509Certificate(certificate).publicKey;
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this is the app's consumer secret; compared in constant time. */
export function isSecretOf({ secretHash }: ConnectedApp, secret: string): boolean {
  return secretHash !== undefined && timingSafeEqual(Buffer.from(secretHash, 'hex'), digestOf(secret));
}
