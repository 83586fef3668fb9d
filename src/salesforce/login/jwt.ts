import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { OrgThrottled, OrgUnauthorized, OrgUnreachable, unusable } from '../errors.ts';
import { PATIENT, type RetryPolicy } from '../retry.ts';
import { createTransport, type WireResponse } from '../transport.ts';

/** A login by OAuth 2.0 JWT bearer: an assertion, signed with the key whose certificate an app of the org has. */
export interface JwtLogin {
  /** Where to sign in: the org's own address, or `https://login.salesforce.com`. */
  readonly url: string;
  /** The consumer key of the app. */
  readonly clientId: string;
  readonly username: string;
  /** RSA. `readSigningKey` makes it of a file's text. */
  readonly key: KeyObject;
  /** For whom the assertion is; by default what `audienceOf` gives for `url`. */
  readonly audience?: string;
}

export interface SignedIn {
  readonly accessToken: string;
  /** The org's own address. */
  readonly instanceUrl: string;
  /** The 18-character id of the org, where the answer has it. */
  readonly organizationId: string | undefined;
}

/** Dependencies, so that tests need not wait. */
export interface SignInOptions {
  readonly policy?: RetryPolicy;
  readonly random?: () => number;
  readonly now?: () => Date;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** Seconds for which an assertion is good; Salesforce allows three minutes. */
const LIFETIME = 180;

/** The key of a PEM file, or undefined if the text is no RSA private key (also if it is encrypted). Nothing of the text gets into an error. */
export function readSigningKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The audience that Salesforce expects: `https://test.salesforce.com` for sandboxes and scratch orgs, the address itself for an org on
 * this machine, else `https://login.salesforce.com`.
 */
export function audienceOf(url: string): string {
  const { hostname, origin, protocol } = new URL(url);
  if (protocol === 'http:') return origin;
  if (hostname === 'test.salesforce.com' || /\.(sandbox|scratch)\.my\.salesforce\.com$/.test(hostname)) {
    return 'https://test.salesforce.com';
  }
  return 'https://login.salesforce.com';
}

/**
 * Signs in by JWT bearer and resolves to a new access token.
 * @throws OrgUnauthorized with the org's reason and what to check; OrgThrottled; OrgUnreachable
 */
export async function signInByJwt(login: JwtLogin, options: SignInOptions = {}): Promise<SignedIn> {
  const now = options.now ?? (() => new Date());
  const transport = createTransport({
    policy: options.policy ?? PATIENT,
    random: options.random ?? Math.random,
    now,
    sleep: options.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    timeout: 60_000,
    // No API call of the org.
    meter: { count: () => undefined, note: () => undefined },
    onAnswer: () => undefined,
  });
  const url = new URL(login.url).origin;
  const assertion = assertionOf(login, now());
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString();
  let answer: WireResponse;
  try {
    answer = await transport.httpRequest({
      url: `${url}/services/oauth2/token`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body,
    });
  } catch (error) {
    if (error instanceof OrgUnreachable) throw error;
    throw new OrgUnreachable(`The org at \`${url}\` cannot be reached: ${(error as Error).message}.`);
  }
  return signedIn(answer, { ...login, url }, assertion);
}

function assertionOf({ url, clientId, username, key, audience }: JwtLogin, now: Date): string {
  const exp = Math.floor(now.getTime() / 1000) + LIFETIME;
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const text = `${part({ alg: 'RS256' })}.${part({ iss: clientId, sub: username, aud: audience ?? audienceOf(url), exp })}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

function signedIn({ statusCode, body }: WireResponse, login: JwtLogin, assertion: string): SignedIn {
  if (statusCode === 429 || statusCode === 503) {
    throw new OrgThrottled(`The org at \`${login.url}\` takes no more requests for now. Try again later.`);
  }
  const answer = parsed(body);
  const { access_token: token, instance_url: instance } = answer;
  if (statusCode === 200 && typeof token === 'string' && typeof instance === 'string' && isSafe(instance)) {
    return { accessToken: token, instanceUrl: new URL(instance).origin, organizationId: organizationOf(answer['id']) };
  }
  if (typeof answer['error'] !== 'string') throw unusable(login.url, 'something else than a login');
  throw refusal(login, String(answer['error_description'] ?? answer['error']).replaceAll(assertion, '…'));
}

/** The org of an identity address: `https://login.salesforce.com/id/00Dxx0000001gPLEAY/005xx000001SwiUAAS`. */
function organizationOf(identity: unknown): string | undefined {
  return /\/id\/(00D\w{15})\//.exec(String(identity))?.[1];
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A token goes to an https address, or to an org on this machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\..*|\[::1\])$/.test(hostname));
}

/** What to check for the reasons that Salesforce gives. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/client identifier/i, 'Check the consumer key, and that the app is in this org.'],
  [
    /not admin approved|hasn't approved/i,
    'In the policies of the app, let admins pre-authorize users, and give the user its permission set.',
  ],
  [/audience/i, 'Name the audience that the org expects.'],
  [
    /invalid assertion|expired/i,
    'Check that the key belongs to the certificate of the app, and the clock of this machine.',
  ],
];

function refusal({ url, username }: JwtLogin, reason: string): OrgUnauthorized {
  const advice =
    ADVICE.find(([pattern]) => pattern.test(reason))?.[1] ?? 'Check the consumer key, the username and the key file.';
  return new OrgUnauthorized(
    `The org at \`${url}\` refused to sign in \`${username}\` by JWT: ${reason.slice(0, 200)}. ${advice}`,
  );
}
