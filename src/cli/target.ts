import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isTimeZone, type Clock } from '../deal/index.ts';
import { connectOrg, type ConnectOptions, type OrgConnection } from '../salesforce/index.ts';
import { NoOrgError, UsageError } from './errors.ts';
import { shownPath } from './files.ts';
import { aliasLogin, environmentLogin, isLoginName } from './login.ts';
import { USERS, type GlobalOptions, type Io, type UserName } from './io.ts';

/** The content of `org.json` of a running local org. */
export interface OrgFile {
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** Absent in the file of an older local org. */
  readonly organizationId?: string;
  readonly pid: number;
  readonly users: Readonly<
    Record<UserName, { readonly id: string; readonly username: string; readonly accessToken: string }>
  >;
}

/** Share of the org's daily API calls that sync, watch and deploy leave to its other programs. */
const RESERVE = 0.1;

/** The absolute path of the data folder: `--data`, by default `.diagnose`. */
export function dataDir(io: Io, options: GlobalOptions): string {
  return resolve(io.cwd, options.data ?? '.diagnose');
}

/**
 * Connects to the org that the options name, as the given user or the command's usual one. A URL is signed in to with the token or the JWT
 * key of the environment, a name with the Salesforce CLI's login of that name (`login.ts`); without `--org`, or with the URL of the local
 * org and nothing in the environment, a user of the local org is used.
 * @throws UsageError without a login, and for a bad option; NoOrgError if no local org is running; OrgUnauthorized for a refused login
 */
export async function openTarget(io: Io, options: GlobalOptions, usual: UserName): Promise<OrgConnection> {
  checkZone(options);
  // A person at a keyboard gets an answer as long as the org gives one; a service leaves calls to others.
  const given = { reserve: usual === 'integration' ? RESERVE : 0, onProgress: io.progress };
  const user = options.user === undefined ? undefined : userName(options.user);
  if (options.org === undefined) {
    const file = await readOrgFile(io, options);
    return connectOrg({ ...localLogin(io, options, file, user ?? usual), ...given });
  }
  const url = isLoginName(options.org) ? undefined : instanceUrl(options.org);
  const login = url === undefined ? await aliasLogin(io, options.org) : await environmentLogin(io, url);
  if (login !== undefined) {
    if (user !== undefined)
      throw new UsageError(
        `\`--user\` chooses a user of the local org, and ${login.from} has chosen one already. Leave one of them out.`,
      );
    return connectOrg({ ...login.connect, instanceUrl: instanceUrl(login.connect.instanceUrl), ...given });
  }
  const local = await readOrgFile(io, options).catch(() => undefined);
  if (url !== undefined && local !== undefined && isSameOrg(local.instanceUrl, url)) {
    return connectOrg({ ...localLogin(io, options, local, user ?? usual), instanceUrl: url, ...given });
  }
  throw new UsageError(
    `No access token for the org \`${options.org}\`. Put one into the environment variable DIAGNOSE_ACCESS_TOKEN, sign in with a key (DIAGNOSE_JWT_KEY_FILE), or give an alias of the Salesforce CLI.`,
  );
}

/** The login of a user of the running local org. It has other tokens after a restart, which a watch then takes from its file. */
function localLogin(
  io: Io,
  options: GlobalOptions,
  { instanceUrl, organizationId, users }: OrgFile,
  user: UserName,
): ConnectOptions {
  const renew = async (): Promise<string> => {
    const now = await readOrgFile(io, options);
    // Records and ids of another org mean nothing to what runs.
    if (now.organizationId !== organizationId) throw new NoOrgError('another local org runs there now.');
    return now.users[user].accessToken;
  };
  return { instanceUrl, organizationId, accessToken: users[user].accessToken, renew };
}

/** Whether a connection of these options is to the running local org of the data folder. */
export async function isLocalTarget(io: Io, options: GlobalOptions, org: OrgConnection): Promise<boolean> {
  if (options.org === undefined) return true;
  const local = await readOrgFile(io, options).catch(() => undefined);
  return local !== undefined && isSameOrg(local.instanceUrl, org.instanceUrl);
}

/**
 * The address of the org that the options name, undefined for the local org of the data folder. Asks no org, and needs no login but the name of one.
 * @throws UsageError for a name that is no org
 */
export async function addressOf(io: Io, options: GlobalOptions): Promise<string | undefined> {
  if (options.user !== undefined) userName(options.user);
  if (options.org === undefined) return undefined;
  if (isLoginName(options.org)) return (await aliasLogin(io, options.org)).connect.instanceUrl;
  const url = instanceUrl(options.org);
  const local = await readOrgFile(io, options).catch(() => undefined);
  return local !== undefined && isSameOrg(local.instanceUrl, url) ? undefined : url;
}

/** The present moment, in the zone of `--zone` if it is given. */
export function clockFor(io: Io, { zone }: GlobalOptions): Clock {
  return { now: io.now().toISOString(), zone };
}

/** Refuses a mistyped zone before anything is asked of an org. */
function checkZone({ zone }: GlobalOptions): void {
  if (zone === undefined || isTimeZone(zone)) return;
  throw new UsageError(
    `\`${zone}\` is not a time zone. Expected an IANA name, such as \`Europe/Berlin\`, \`America/New_York\` or \`UTC\`.`,
  );
}

/** Reads the file of the running local org. */
export async function readOrgFile(io: Io, options: GlobalOptions): Promise<OrgFile> {
  const folder = dataDir(io, options);
  const shown = shownPath(io, folder);
  const advice = 'Start one with `diagnose org start`, or name an org with `--org URL`.';
  let text: string;
  try {
    text = await readFile(join(folder, 'org.json'), 'utf8');
  } catch (error) {
    throw new NoOrgError(`No local org is running on the folder \`${shown}\`. ${advice}`, { cause: error });
  }
  let file: OrgFile;
  try {
    file = JSON.parse(text) as OrgFile;
    if (typeof file.instanceUrl !== 'string' || typeof file.users.seller.accessToken !== 'string')
      throw new Error('incomplete');
  } catch (error) {
    throw new NoOrgError(
      `\`${join(shown, 'org.json')}\` cannot be read as the file of a local org. Stop the local org and start it again.`,
      { cause: error },
    );
  }
  if (!isAlive(file.pid))
    throw new NoOrgError(`The local org on the folder \`${shown}\` has ended (process ${file.pid}). ${advice}`);
  return file;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** @throws UsageError for a user whom the local org does not have */
export function userName(text: string): UserName {
  const found = USERS.find((name) => name === text);
  if (found === undefined)
    throw new UsageError(`\`${text}\` is not a user of the local org. Expected one of ${USERS.join(', ')}.`);
  return found;
}

function instanceUrl(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new UsageError(
      `\`${text}\` is not the URL of an org. Expected one such as \`https://acme.my.salesforce.com\`.`,
    );
  }
  const { origin, hostname, protocol } = new URL(text);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new UsageError(
      `\`${text}\` would send the access token unprotected. Use https; only a local org may be reached by http.`,
    );
  }
  return origin;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function isSameOrg(a: string, b: string): boolean {
  const [left, right] = [new URL(a), new URL(b)];
  return left.port === right.port && isLoopback(left.hostname) && isLoopback(right.hostname);
}
