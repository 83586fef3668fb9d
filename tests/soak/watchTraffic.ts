import { runTraffic, trafficLine, type TrafficOptions } from '../sync/watch/traffic.ts';

/** The most that a watch may take for a decision beyond the two seconds for which it lets a deal rest, in milliseconds. */
const MOST_LAG = 1_000;
const REST = 2_000;
/** Megabytes. */
const MOST_MEMORY = 150;

/** A stream of stage changes, each recorded once; the lag and the memory are reported and are findings beyond their aims. */
export async function checkWatchTraffic(
  options: TrafficOptions,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const report = await runTraffic(options);
  say(`watch traffic: ${trafficLine(report)}`);
  const { lost, doubled, lag, memory } = report;
  return [
    ...(lost === 0 ? [] : [`${lost} changes were not recorded.`]),
    ...(doubled === 0 ? [] : [`${doubled} changes were recorded twice.`]),
    ...(lag.p99 <= REST + MOST_LAG ? [] : [`The 99th percentile of the lag is ${lag.p99} ms.`]),
    ...(memory <= MOST_MEMORY ? [] : [`The watch had ${Math.round(memory)} MB.`]),
  ];
}
