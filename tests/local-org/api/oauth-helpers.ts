import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { registerConnectedApp } from '../../../src/local-org/index.ts';
import type { NewConnectedApp, RegisteredApp } from '../../../src/local-org/index.ts';
import type { Running } from './helpers.ts';

/** The moment of the org's clock in these tests. */
export const NOW = new Date('2026-11-29T12:00:00.000Z');

/** A registered app with its private key. */
export type TestApp = RegisteredApp & { readonly key: string };

/** Registers an app for the running org, by default one that the integration user may use. */
export function registerApp(running: Running, wanted: Partial<NewConnectedApp> = {}): TestApp {
  const app = registerConnectedApp(
    running.dataDir,
    { name: 'ci', callbackUrls: [], preAuthorized: ['integration'], ...wanted },
    NOW,
  );
  return { ...app, key: app.keyFile === undefined ? '' : readFileSync(app.keyFile, 'utf8') };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed JWT, RS256 unless the header names another algorithm. */
export function assertionOf(claims: Record<string, unknown>, key: string, header: unknown = { alg: 'RS256' }): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), createPrivateKey(key)).toString('base64url')}`;
}

export interface OAuthAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of any shape: each test states what it expects. */
  readonly body: Record<string, string>;
}

/** A form sent to an OAuth endpoint: `token`, `revoke`, `introspect`. */
export async function post(
  running: Running,
  endpoint: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<OAuthAnswer> {
  const response = await fetch(`${running.org.url}/services/oauth2/${endpoint}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  });
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(text) as never) : {};
  return { status: response.status, headers: response.headers, text, body };
}

/** Asks for a session by JWT bearer. */
export const postAssertion = (running: Running, assertion: string): Promise<OAuthAnswer> =>
  post(running, 'token', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
