import { once } from 'node:events';
import type { StartedOrg } from '../with-started-org.ts';
import { changesOf, startChanges, type StageChange } from './changes.ts';
import {
  changedKeys,
  end,
  killEach,
  phasesLine,
  repeats,
  startCommand,
  startVictim,
  withKilledOrg,
  type KilledJob,
} from './killing.ts';
import type { Sent } from './proxy.ts';

export interface WatchKills extends KilledJob {
  /** Stage changes in the org's history since the first watch. */
  readonly changes: number;
  /** Changes without a decision. */
  readonly lost: readonly StageChange[];
  /** Decisions beyond one for each change. */
  readonly doubled: number;
}

const isReading = ({ path }: Sent): boolean => /FROM(\+|%20)OpportunityHistory(\+|%20)WHERE/.test(path);
const keyOf = (record: Readonly<Record<string, unknown>>): string => String(record['Key__c'] ?? record['id']);

/**
 * Kills a watch by SIGKILL again and again, in each phase in turn, while stages change, and lets the last one finish. What it recorded is
 * counted by REST and in the log of its requests, without the service's code.
 */
export function killWatches(count: number, seed: number): Promise<WatchKills> {
  return withKilledOrg({ isReading, keyOf }, async ({ org, folder, line }) => {
    const deployed = await org.diagnose('deploy');
    if (deployed.code !== 0) throw new Error(deployed.stderr);
    const start = (...args: string[]) => startCommand('watch', '--every', '1', '--data', folder, ...args);
    const changing = await startChanges(org);
    await once(start('--once'), 'exit');
    const before = new Set((await changesOf(org)).map(({ key }) => key));
    changing.begin();
    const kills = await killEach({ count, seed }, () => startVictim(start), line);
    await changing.end();
    const last = start();
    const changes = (await changesOf(org)).filter(({ key }) => !before.has(key));
    const decided = await decisions(org, changes.length);
    await end(last, 'SIGTERM');
    const keys = new Set(decided);
    return {
      kills,
      changes: changes.length,
      lost: changes.filter(({ key }) => !keys.has(key)),
      doubled: decided.length - changes.filter(({ key }) => keys.has(key)).length,
      changed: changedKeys(line.written),
      repeated: repeats(line.written),
    };
  });
}

/** The keys of all decisions, when there are as many as wanted, or no more came for a while. */
async function decisions(org: StartedOrg, wanted: number): Promise<readonly string[]> {
  let keys: readonly string[] = [];
  for (let still = 0; still < 15;) {
    const rows = await org.query<{ Key__c: string }>(
      "SELECT Key__c FROM DF_Gate_Decision__c WHERE Source__c = 'history'",
      'admin',
    );
    still = rows.length === keys.length ? still + 1 : 0;
    keys = rows.map(({ Key__c }) => Key__c);
    if (keys.length >= wanted) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return keys;
}

/** The report in lines for people. */
export const watchLines = ({ kills, changes, lost, doubled, changed, repeated }: WatchKills): readonly string[] => [
  phasesLine(kills),
  `${changes} stage changes, ${lost.length} lost, ${doubled} doubled, ${changed.length} written again with other values, ${repeated} written again with the same`,
];
