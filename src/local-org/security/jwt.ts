import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A JSON Web Token that is readable; nothing of it is verified yet. */
export interface Assertion {
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the signature is of. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** Larger than any assertion of a client. */
const MAX_LENGTH = 16_000;
const PART = /^[\w-]+$/;

/** Reads a JWT that is signed by RS256, the only algorithm that Salesforce takes; undefined for any other text. */
export function readAssertion(text: string): Assertion | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [header = '', claims = '', signature = '', ...rest] = text.split('.');
  if (rest.length > 0 || ![header, claims, signature].every((part) => PART.test(part))) return undefined;
  const read = jsonOf(claims);
  if (jsonOf(header)?.['alg'] !== 'RS256' || read === undefined) return undefined;
  return { claims: read, signed: `${header}.${claims}`, signature: Buffer.from(signature, 'base64url') };
}

function jsonOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the key's owner signed the assertion. */
export function isSignedBy({ signed, signature }: Assertion, publicKey: KeyObject): boolean {
  return verify('RSA-SHA256', Buffer.from(signed), publicKey, signature);
}

/** Whether one of the assertion's audiences is one of these, a trailing `/` apart. */
export function isFor({ claims }: Assertion, audiences: readonly string[]): boolean {
  const wanted = (Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']]) as unknown[];
  return wanted.some((one) => typeof one === 'string' && audiences.includes(one.replace(/\/$/, '').toLowerCase()));
}

/** Numbers above are milliseconds: as seconds they would be after the year 5138. */
const FIRST_MILLISECONDS = 1e11;

/**
 * The moment (epoch milliseconds) at which the assertion expires; undefined when `exp` is no number. The standard has seconds. The
 * Salesforce CLI sends milliseconds, which Salesforce takes for seconds of a far future.
 */
export function expiryOf({ claims }: Assertion): number | undefined {
  const exp = typeof claims['exp'] === 'string' ? Number(claims['exp'].trim() || Number.NaN) : claims['exp'];
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return undefined;
  return exp > FIRST_MILLISECONDS ? exp : exp * 1000;
}
