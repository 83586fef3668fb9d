import { PHASES, type KilledJob } from '../faults/killing.ts';
import { killSyncs, syncLines } from '../faults/sync-kills.ts';
import { killWatches, watchLines } from '../faults/watch-kills.ts';

/** The fewest kills that each phase must get. */
const LEAST = 20;

/** What is wrong with any job that was killed. */
const findings = ({ kills, changed }: KilledJob): readonly string[] => [
  ...changed.map((key) => `Written again with other values: ${key}`),
  ...PHASES.filter((phase) => kills[phase] < LEAST).map((phase) => `Only ${kills[phase]} kills in: ${phase}`),
];

type Check = (count: number, seed: number, say: (line: string) => void) => Promise<readonly string[]>;

/** Kills a watch in each of its phases while stages change; nothing may be lost, doubled or written again with other values. */
export const checkWatchKills: Check = async (count, seed, say) => {
  const report = await killWatches(count, seed);
  for (const line of watchLines(report)) say(`watch kills: ${line}`);
  return [
    ...report.lost.map(({ key, to }) => `Lost: ${key} to ${to}`),
    ...(report.doubled === 0 ? [] : [`${report.doubled} decisions are doubled.`]),
    ...findings(report),
  ];
};

/** The same with syncs, while texts and requests come. */
export const checkSyncKills: Check = async (count, seed, say) => {
  const report = await killSyncs(count, seed);
  for (const line of syncLines(report)) say(`sync kills: ${line}`);
  return [
    ...report.lost.map((what) => `Lost: ${what}`),
    ...report.doubled.map((what) => `Doubled: ${what}`),
    ...report.sentTwice.map((what) => `Sent twice: ${what}`),
    ...findings(report),
  ];
};
