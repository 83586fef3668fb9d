import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalOrg } from '../../local-org/index.ts';
import { connectOrg, type OrgConnection } from '../../salesforce/index.ts';
import { FindingsError, UsageError } from '../errors.ts';
import { shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io, UserName } from '../io.ts';
import { packagePaths, packageVersion } from '../paths.ts';
import { withProgress } from '../progress.ts';
import { assignPermissionSets, installApp, installEvents, installTranslations } from '../setup/installApp.ts';
import { emptyFolder, hasEmptyOrg, holdsOrg, readMarker, writeMarker } from '../setup/marker.ts';
import type { SetupMarker } from '../setup/marker.ts';
import { hasApp, updateApp } from '../setup/updateApp.ts';
import type { OldOrg } from '../setup/updateApp.ts';
import { givenDay } from '../days.ts';
import { addDemo } from '../setup/addDemo.ts';
import { dataDir } from '../target.ts';

export interface OrgStartOptions extends GlobalOptions {
  readonly port?: string;
  readonly token?: string;
  readonly sessionTimeout?: string;
  readonly empty?: boolean;
  readonly demo?: boolean;
  /** Leaves the story out of the demo. */
  readonly plain?: boolean;
  readonly today?: string;
}

const DEFAULT_PORT = 4600;

/** `diagnose org start`: runs until SIGTERM or SIGINT. Prints a link when the page is ready. */
export async function orgStart(io: Io, options: OrgStartOptions): Promise<ExitCode> {
  const port = portOf(options.port ?? nonEmpty(io.env['PORT']));
  const minutes = minutesOf(options.sessionTimeout);
  const day = givenDay(io, options.today);
  const folder = dataDir(io, options);
  // Requested before the start, because a signal during the setup must end the process too.
  const ended = io.ended();
  const org = await open(folder, { port, token: options.token, minutes });
  try {
    const finished = await Promise.race([
      withProgress(io, options, (shown) => setUp(shown, org, { ...options, folder, day })).then(() => true),
      ended.then(() => false),
    ]);
    if (!finished) return 0;
    const link = org.signInLink('seller', (await readMarker(folder))?.firstDeal);
    if (options.json === true) io.out(JSON.stringify({ url: org.url, link, dataDir: folder, pid: process.pid }));
    else io.out(`Open ${link}`);
    await ended;
    return 0;
  } finally {
    await org.close();
  }
}

/** How the server is started. */
interface ServerOptions {
  readonly port: number;
  readonly token: string | undefined;
  /** Of the session timeout. */
  readonly minutes: number | undefined;
}

/** Opens the folder's org. If its first setup was interrupted, the org is deleted and created again. */
async function open(folder: string, { port, token, minutes }: ServerOptions): Promise<LocalOrg> {
  const { startLocalOrg } = await import('../../local-org/index.ts');
  const { page } = packagePaths();
  const start = () =>
    startLocalOrg({
      dataDir: folder,
      port,
      ...(token === undefined ? {} : { token }),
      ...(minutes === undefined ? {} : { sessionTimeoutMinutes: minutes }),
      ...(existsSync(page) ? { pageAssets: page } : {}),
    });
  const before = await readMarker(folder);
  if (before?.firstSetup === 'done' && (await hasEmptyOrg(folder))) {
    throw new UsageError(
      `\`${join(folder, 'org.sqlite')}\` is empty, although the local org was set up before. Nothing was changed. Put a copy of the file back, or begin anew with \`diagnose org reset\`.`,
    );
  }
  const first = before === undefined && !(await holdsOrg(folder));
  if (first) await writeMarker(folder, { firstSetup: 'running', demo: 'none' });
  const org = await start().catch(async (error: unknown) => {
    if (first && !(await holdsOrg(folder))) await emptyFolder(folder);
    throw error;
  });
  if (org.fresh || before?.firstSetup !== 'running') return org;
  // Deleting is safe only now: `start` holds the lock of the folder, so no other process is setting it up.
  await org.close();
  await emptyFolder(folder);
  await writeMarker(folder, { firstSetup: 'running', demo: 'none' });
  return start();
}

/** The location of a local org and the data to fill it with. */
interface SetUpOptions extends OrgStartOptions {
  readonly folder: string;
  /** The day that demo deals are relative to, `2026-11-21`. */
  readonly day: string;
}

async function setUp(io: Io, org: LocalOrg, { folder, day, ...options }: SetUpOptions): Promise<void> {
  const as = (user: UserName): OrgConnection =>
    connectOrg({ instanceUrl: org.url, accessToken: org.users[user].accessToken, onProgress: io.progress });
  const withApp = options.empty !== true;
  let added: Pick<SetupMarker, 'demo' | 'firstDeal'> = { demo: 'none' };
  if (org.fresh) {
    await writeMarker(folder, { firstSetup: 'running', demo: 'none' });
    if (withApp) {
      io.err(`Setting up a new local org in \`${shownPath(io, folder)}\` …`);
      await installApp(as('admin'));
      const refused = await installTranslations(as('admin'));
      if (refused.length > 0) io.err(['The org does not accept the translations of the app:', ...refused].join('\n'));
      await installEvents(as('admin'));
      await assignPermissionSets(as('admin'), idsOf(org));
      if (options.demo === true) added = await addDemo(io, org, { as, day, plain: options.plain === true });
    }
    await writeMarker(folder, { firstSetup: 'done', ...added, app: packageVersion() });
    return;
  }
  const marker = await upToDate(io, org, { folder, as });
  if (options.demo !== true || !withApp || marker.demo === 'done') return;
  if (marker.demo === 'running') throw halfSeeded(io, folder);
  await writeMarker(folder, { ...marker, demo: 'running' });
  added = await addDemo(io, org, { as, day, plain: options.plain === true });
  await writeMarker(folder, { ...marker, ...added });
}

/** Brings the app of a folder of an earlier version up to this one, and prints what changed. Resolves to the folder's marker. */
async function upToDate(io: Io, org: LocalOrg, { folder, as }: Pick<OldOrg, 'folder' | 'as'>): Promise<SetupMarker> {
  const marker: SetupMarker = (await readMarker(folder)) ?? { firstSetup: 'done', demo: 'none' };
  const to = packageVersion();
  if (marker.app === to || !hasApp(org)) return marker;
  io.err(await updateApp(io, { org, folder, as, from: marker.app, to }));
  const updated = { ...marker, app: to };
  await writeMarker(folder, updated);
  return updated;
}

/** The error for a data folder in which loading the demo data was interrupted. */
export function halfSeeded(io: Io, folder: string): FindingsError {
  return new FindingsError(
    `Loading the demo data into \`${shownPath(io, folder)}\` was interrupted, and half of it is there. Stop the local org, empty it with \`diagnose org reset\` and start again.`,
  );
}

function idsOf(org: LocalOrg): Record<UserName, { id: string }> {
  const entries = Object.entries(org.users).map(([name, { user }]) => [name, { id: user.id }] as const);
  return Object.fromEntries(entries) as Record<UserName, { id: string }>;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`\`${text}\` is not a port. Expected a number from 0 to 65535, where 0 takes any free one.`);
  }
  return port;
}

function minutesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const minutes = Number(text);
  if (!/^\d{1,4}$/.test(text) || minutes < 15 || minutes > 1440) {
    throw new UsageError(`\`${text}\` is not a session timeout. Expected a number of minutes from 15 to 1440.`);
  }
  return minutes;
}
