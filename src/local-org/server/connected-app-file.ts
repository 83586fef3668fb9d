import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalOrgStartError } from '../base/start-errors.ts';
import { messageOf } from '../base/error-text.ts';
import { createCertificate } from '../security/certificate.ts';
import { CLI_APP, ConnectedAppError, parseConnectedApps } from '../security/connected-apps.ts';
import type { ConnectedApp, FindApp } from '../security/connected-apps.ts';
import { digestOf, randomCode } from '../security/sessions.ts';

const pathIn = (dataDir: string): string => join(dataDir, 'connected-apps.json');

/**
 * Opens the connected apps of a data folder. A change of `connected-apps.json` counts at once, also while the org runs; a file that becomes unreadable while the org runs leaves the apps as they were.
 * Throws LocalOrgStartError for a file that cannot be read at the start.
 */
export function openConnectedApps(dataDir: string): FindApp {
  let state = stampOf(dataDir);
  let apps = readApps(dataDir);
  return (consumerKey) => {
    const now = stampOf(dataDir);
    if (now !== state) {
      state = now;
      try {
        apps = readApps(dataDir);
      } catch (error) {
        if (!(error instanceof LocalOrgStartError)) throw error;
      }
    }
    return [CLI_APP, ...apps].find((app) => app.consumerKey === consumerKey);
  };
}

function stampOf(dataDir: string): string {
  const found = statSync(pathIn(dataDir), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

function readApps(dataDir: string): ConnectedApp[] {
  let text: string;
  try {
    text = readFileSync(pathIn(dataDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unusable(dataDir, messageOf(error), error);
  }
  try {
    return parseConnectedApps(text);
  } catch (error) {
    if (error instanceof ConnectedAppError) throw unusable(dataDir, error.message, error);
    throw error;
  }
}

function unusable(dataDir: string, reason: string, cause: unknown): LocalOrgStartError {
  return new LocalOrgStartError(
    `\`${pathIn(dataDir)}\` cannot be read. ${reason} Correct the file, or delete it and register the apps again with \`diagnose org app\`.`,
    { cause },
  );
}

/** What an administrator states about a new connected app. */
export interface NewConnectedApp {
  /** Letters, digits, `-` and `_`; it names the files of the key, too. */
  readonly name: string;
  readonly callbackUrls: readonly string[];
  /** Usernames or roles; absent: every user may approve the app. */
  readonly preAuthorized?: readonly string[] | undefined;
  /** An own certificate as PEM; absent: a key and a certificate are made. */
  readonly certificate?: string;
}

/** A registered app, with what is shown this once. */
export interface RegisteredApp {
  readonly consumerKey: string;
  /** Kept as a hash only. */
  readonly consumerSecret: string;
  /** Files of a made key, mode 600. */
  readonly keyFile?: string;
  readonly certificateFile?: string;
}

/**
 * Registers a connected app in `<dataDir>/connected-apps.json`; one of the same name is replaced. Works whether the org runs or not.
 * Throws LocalOrgStartError for a file or an app that cannot be used; nothing is written then.
 */
export function registerConnectedApp(dataDir: string, wanted: NewConnectedApp, now: Date): RegisteredApp {
  const { name, callbackUrls, preAuthorized } = wanted;
  if (!/^[\w-]{1,80}$/.test(name))
    throw new LocalOrgStartError(
      `\`${name}\` is not a name for an app: letters, digits, \`-\` and \`_\` are expected.`,
    );
  const made = wanted.certificate === undefined ? createCertificate(name, now) : undefined;
  const consumerKey = randomCode(48);
  const consumerSecret = randomCode(32);
  const app: ConnectedApp = {
    name,
    consumerKey,
    secretHash: digestOf(consumerSecret).toString('hex'),
    callbackUrls,
    ...(preAuthorized === undefined ? {} : { preAuthorized }),
    certificate: made?.certificate ?? wanted.certificate ?? '',
  };
  const others = readApps(dataDir).filter((one) => one.name !== name);
  const text = `${JSON.stringify([...others, app], null, 2)}\n`;
  try {
    parseConnectedApps(text);
  } catch (error) {
    throw error instanceof ConnectedAppError ? new LocalOrgStartError(error.message, { cause: error }) : error;
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const files = { keyFile: join(dataDir, `app-${name}.key`), certificateFile: join(dataDir, `app-${name}.crt`) };
  if (made) {
    writePrivate(files.keyFile, made.privateKey);
    writePrivate(files.certificateFile, made.certificate);
  }
  writePrivate(pathIn(dataDir), text);
  return { consumerKey, consumerSecret, ...(made ? files : {}) };
}

/** In one step, and readable by its owner only. */
function writePrivate(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, path);
}
