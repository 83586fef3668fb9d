import { FindingsError, UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { readMarker } from '../setup/marker.ts';
import { dataDir, readOrgFile, userName } from '../target.ts';

/**
 * `diagnose org link`: prints another sign-in link of the running local org, for a second browser. It signs in one user (`--user`, by
 * default the seller), once, and its page cannot continue as another. Only who may read `org.json` can get one.
 */
export async function orgLink(io: Io, options: GlobalOptions): Promise<ExitCode> {
  if (options.org !== undefined) throw new UsageError('Links are for the local org only: leave `--org` out.');
  const user = userName(options.user ?? 'seller');
  const { instanceUrl, users } = await readOrgFile(io, options);
  const answer = await fetch(`${instanceUrl}/services/oauth2/singleaccess`, {
    headers: { authorization: `Bearer ${users[user].accessToken}` },
  });
  if (!answer.ok) throw new FindingsError(`The local org gave no link (${answer.status}). Start it again.`);
  const { frontdoor_uri: address } = (await answer.json()) as { readonly frontdoor_uri: string };
  const deal = (await readMarker(dataDir(io, options)))?.firstDeal;
  const target = deal === undefined ? '' : `&retURL=${encodeURIComponent(`/lightning/r/Opportunity/${deal}/view`)}`;
  const link = `${address}${target}`;
  io.out(options.json === true ? JSON.stringify({ link, user }) : `Open ${link}`);
  return 0;
}
