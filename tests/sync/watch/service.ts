import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectOrg, type OrgConnection } from '../../../src/salesforce/index.ts';
import { runEmbedded, watchOrg, type WatchNews } from '../../../src/sync/index.ts';
import type { GatedOrg } from '../../evasions/gated-org.ts';

/** The service's connection to the org. @param now the clock of the machine that it runs on */
export function serviceOf({ url, users }: GatedOrg, now: () => Date = () => new Date()): OrgConnection {
  return connectOrg({ instanceUrl: url, accessToken: users.integration.accessToken, now });
}

/** Lends a data folder without state: the next watch with it is the first one. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a watch in this process up to now. The slice is over at once: it ends no such watch before it is done. @returns what it reported */
export async function watchOnce(org: OrgConnection, folder: string): Promise<readonly WatchNews[]> {
  const options = { folder, signal: new AbortController().signal, now: org.now };
  const news: WatchNews[] = [];
  const onNews = (one: WatchNews) => news.push(one);
  await runEmbedded(org, 'watch', options, (context) =>
    watchOrg(context, { isOnce: true, slice: 0, rest: 300, onNews }),
  );
  return news;
}
