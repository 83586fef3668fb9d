import { killLines, killWatches, PHASES } from '../faults/kills.ts';

/** The fewest kills that each phase must get. */
const LEAST = 20;

/** Kills a watch in each of its phases while stages change; nothing may be lost, doubled or written again with other values. */
export async function checkWatchKills(
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const report = await killWatches(count, seed);
  for (const line of killLines(report)) say(`watch kills: ${line}`);
  const { kills, lost, doubled, changed } = report;
  return [
    ...lost.map(({ key, to }) => `Lost: ${key} to ${to}`),
    ...(doubled === 0 ? [] : [`${doubled} decisions are doubled.`]),
    ...changed.map((key) => `Written again with other values: ${key}`),
    ...PHASES.filter((phase) => kills[phase] < LEAST).map((phase) => `Only ${kills[phase]} kills in: ${phase}`),
  ];
}
