import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dealKey, readStory, replayStory, storyEvents } from '../../local-org/demo/index.ts';
import type { LocalOrg } from '../../local-org/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { FindingsError } from '../errors.ts';
import { readText } from '../files.ts';
import type { Io, UserName } from '../io.ts';
import { packagePaths } from '../paths.ts';

/** Keys of the team in the story for the users whom every local org has. */
const USERS = { sara: 'seller', martin: 'manager', admin: 'admin', integration: 'integration' } as const;
const DAY = 86_400_000;

/**
 * Adds the team and its deals, with the saves of the past weeks, to a local org that has the app and no gates yet.
 * @param options.day the day of loading, `2026-11-21`
 * @returns the id of the deal that the printed link opens
 */
export async function seedStory(
  io: Io,
  org: LocalOrg,
  { as, day }: { readonly as: (user: UserName) => OrgConnection; readonly day: string },
): Promise<string> {
  const folder = packagePaths().story;
  const file = async (path: string) => ({ name: basename(path), text: await readText(io, path) });
  const names = (await readdir(join(folder, 'trades'))).filter((name) => name.endsWith('.yaml')).sort();
  const trades = await Promise.all(names.map((name) => file(join(folder, 'trades', name))));
  const story = readStory(await file(join(folder, 'cast.yaml')), trades);
  const today = Date.parse(`${day}T00:00:00Z`) / DAY;
  const ids = await replayStory(storyEvents(story, today), targetOf(org, as('admin')), {
    today,
    users: Object.fromEntries(Object.entries(USERS).map(([key, user]) => [key, org.users[user].user.id])),
  });
  return ids.get(dealKey({ firm: story.first })) ?? '';
}

function targetOf(org: LocalOrg, admin: OrgConnection): Parameters<typeof replayStory>[1] {
  return {
    saveAt(userId, moment, saves) {
      const user = org.org.user(userId);
      if (user === undefined) throw new FindingsError(`The local org has no user \`${userId}\` for its demo story.`);
      return org.saveAt(new Date(moment), user, saves);
    },
    findId: async (query) => (await admin.query<{ Id: string }>(`SELECT Id FROM ${query} LIMIT 1`))[0]?.Id,
  };
}
