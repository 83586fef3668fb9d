import { LOGIN_LIBRARY, readSigningKey, signInByJwt, storedLogin, type ConnectOptions } from '../salesforce/index.ts';
import { UsageError } from './errors.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';

/** A login that the user gave. */
export interface FoundLogin {
  /** What gave it, for messages. */
  readonly from: string;
  readonly connect: ConnectOptions;
}

const TOKEN = 'DIAGNOSE_ACCESS_TOKEN';
/** All three are needed for a login by JWT. */
const JWT = ['DIAGNOSE_CLIENT_ID', 'DIAGNOSE_JWT_KEY_FILE', 'DIAGNOSE_USERNAME'] as const;
/** Replaces the audience that is derived from the address, where an org expects another one. */
const AUDIENCE = 'DIAGNOSE_JWT_AUDIENCE';

/** Whether the value of `--org` is an alias or username of the Salesforce CLI's, not an address. */
export function isLoginName(org: string): boolean {
  return /^[^/:\s]+$/.test(org) && (org.includes('@') || !/\.(salesforce|force)\.com$/i.test(org));
}

function given(io: Io, name: string): string | undefined {
  return io.env[name] === '' ? undefined : io.env[name];
}

/**
 * The login for an address from the environment: an access token, or a JWT key. Undefined if the environment has none. Secrets are read
 * from there and from files only, since arguments are visible to other processes.
 * @throws UsageError for an incomplete or doubled login and an unusable key; OrgUnauthorized if the org refuses it
 */
export async function environmentLogin(io: Io, url: string): Promise<FoundLogin | undefined> {
  const token = given(io, TOKEN);
  const set = JWT.filter((name) => given(io, name) !== undefined);
  if (token !== undefined && set.length > 0) {
    throw new UsageError(`${TOKEN} is set, and ${set.join(', ')} too. Unset one of these logins.`);
  }
  if (token !== undefined) return { from: TOKEN, connect: { instanceUrl: url, accessToken: token } };
  if (set.length === 0) return undefined;
  if (set.length < JWT.length) {
    const missing = JWT.filter((name) => !set.includes(name)).join(' and ');
    throw new UsageError(`A login by JWT needs ${JWT.join(', ')}: set ${missing} too.`);
  }
  const [clientId, file, username] = JWT.map((name) => given(io, name) ?? '') as [string, string, string];
  const key = readSigningKey(await readText(io, file));
  if (key === undefined) {
    throw new UsageError(`\`${file}\` is not an RSA private key in PEM form without a passphrase.`);
  }
  const audience = given(io, AUDIENCE);
  const signIn = () => signInByJwt({ url, clientId, username, key, ...(audience === undefined ? {} : { audience }) });
  const { accessToken, instanceUrl, organizationId } = await signIn();
  const renew = async () => (await signIn()).accessToken;
  return { from: JWT[2], connect: { instanceUrl, accessToken, organizationId, renew } };
}

/**
 * The login of the Salesforce CLI with this alias or username.
 * @throws UsageError if there is none, with the aliases that there are, or if the environment has another login
 */
export async function aliasLogin(io: Io, name: string): Promise<FoundLogin> {
  const other = [TOKEN, ...JWT].filter((variable) => given(io, variable) !== undefined);
  if (other.length > 0) {
    throw new UsageError(
      `\`--org ${name}\` names a login of the Salesforce CLI, and ${other.join(', ')} ${other.length === 1 ? 'is' : 'are'} set too. Unset ${other.length === 1 ? 'it' : 'them'}, or give the URL of the org.`,
    );
  }
  // The library writes a log to the user's home by default, and takes this from the process only.
  process.env['SF_DISABLE_LOG_FILE'] ??= 'true';
  const found = await storedLogin(name);
  if (found.kind === 'login') {
    const { instanceUrl, accessToken, organizationId, renew } = found;
    const connect = { instanceUrl, accessToken, organizationId, ...(renew === undefined ? {} : { renew }) };
    return { from: `\`--org ${name}\``, connect };
  }
  if (found.kind === 'no-library') {
    throw new UsageError(
      `Logins of the Salesforce CLI are read with \`${LOGIN_LIBRARY}\`, which is not installed. Run \`npm install ${LOGIN_LIBRARY}\`, or give the URL of the org.`,
    );
  }
  if (found.kind === 'unreadable') {
    throw new UsageError(
      `The Salesforce CLI's login of \`${found.username}\` cannot be read: ${found.reason.replace(/\.?$/, '.')} Sign in again with \`sf org login\`.`,
    );
  }
  const known = found.aliases.map((alias) => `\`${alias}\``).join(', ');
  throw new UsageError(
    `The Salesforce CLI has no login \`${name}\`. ${known === '' ? 'It has none with an alias on this machine: sign in with `sf org login web --alias NAME`, or give the URL of the org.' : `Expected one of ${known}, a username, or the URL of an org.`}`,
  );
}
