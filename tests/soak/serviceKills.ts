import { PHASES, type Kills } from '../faults/killing.ts';
import { killSyncs, syncLines } from '../faults/sync-kills.ts';
import { killWatches, watchLines } from '../faults/watch-kills.ts';

/** The fewest kills that each phase must get. */
const LEAST = 20;

const rare = (kills: Kills): readonly string[] =>
  PHASES.filter((phase) => kills[phase] < LEAST).map((phase) => `Only ${kills[phase]} kills in: ${phase}`);

/** Kills a watch in each of its phases while stages change; nothing may be lost, doubled or written again with other values. */
export async function checkWatchKills(
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const report = await killWatches(count, seed);
  for (const line of watchLines(report)) say(`watch kills: ${line}`);
  const { kills, lost, doubled, changed } = report;
  return [
    ...lost.map(({ key, to }) => `Lost: ${key} to ${to}`),
    ...(doubled === 0 ? [] : [`${doubled} decisions are doubled.`]),
    ...changed.map((key) => `Written again with other values: ${key}`),
    ...rare(kills),
  ];
}

/** The same with syncs, while texts and requests come. */
export async function checkSyncKills(
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const report = await killSyncs(count, seed);
  for (const line of syncLines(report)) say(`sync kills: ${line}`);
  return [
    ...report.lost.map((what) => `Lost: ${what}`),
    ...report.doubled.map((what) => `Doubled: ${what}`),
    ...report.sentTwice.map((what) => `Sent twice: ${what}`),
    ...report.changed.map((key) => `Written again with other values: ${key}`),
    ...rare(report.kills),
  ];
}
