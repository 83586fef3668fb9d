import { once } from 'node:events';
import {
  changedKeys,
  killEach,
  phasesLine,
  repeats,
  startCommand,
  startVictim,
  withKilledOrg,
  type KilledJob,
} from './killing.ts';
import type { Sent } from './proxy.ts';
import { countTexts, startTexts, type TextsReport } from './texts.ts';

export interface SyncKills extends TextsReport, KilledJob {
  /** Tasks that were sent more than once, by the log of requests. */
  readonly sentTwice: readonly string[];
}

/** Its first composite call reads what was changed. */
const isReading = ({ path, body }: Sent): boolean => /\/composite$/.test(path) && body.includes('SystemModstamp');

/** A new task is about what its text ends with. */
const keyOf = ({ id, Description }: Readonly<Record<string, unknown>>): string =>
  typeof Description === 'string' ? `task of ${Description.split('\n').at(-1)}` : String(id);

/** Exit codes with which a sync may end before it is killed: all is well, or something else in the org is to be looked at. */
const ENDS = [0, 1];

/**
 * Kills syncs by SIGKILL again and again, in each phase and at each kind of write in turn, while texts and requests come, and lets the last one finish.
 * What they made is counted by REST and in the log of their requests, without the service's code.
 */
export function killSyncs(count: number, seed: number): Promise<SyncKills> {
  return withKilledOrg({ isReading, keyOf }, async ({ org, folder, line }) => {
    const start = () => startCommand('sync', '--data', folder);
    const texts = await startTexts(org);
    await once(start(), 'exit');
    texts.begin();
    const kills = await killEach({ count, seed, isByWrite: true }, () => startVictim(start, ENDS), line);
    await texts.end();
    await once(start(), 'exit');
    const tasks = [...line.written].filter(([key]) => key.startsWith('task of '));
    return {
      ...(await countTexts(org)),
      kills,
      // Since when a flag waits is the time of the write.
      changed: changedKeys(without(line.written, /,?"Review_Since__c":"[^"]*"/g)),
      repeated: repeats(line.written),
      sentTwice: tasks.filter(([, values]) => values.length > 1).map(([key]) => key),
    };
  });
}

const without = (
  written: ReadonlyMap<string, readonly string[]>,
  what: RegExp,
): ReadonlyMap<string, readonly string[]> =>
  new Map([...written].map(([key, values]) => [key, values.map((value) => value.replaceAll(what, ''))]));

/** The report in lines for people. */
export const syncLines = (report: SyncKills): readonly string[] => [
  phasesLine(report.kills),
  `${report.deals} deals, ${report.tasks} tasks, ${report.lost.length} lost, ${report.doubled.length} doubled, ${report.sentTwice.length} tasks sent twice, ${report.changed.length} records written again with other values, ${report.repeated} written again with the same`,
];
