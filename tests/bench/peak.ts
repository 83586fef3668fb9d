import { readFileSync } from 'node:fs';

/**
 * The most resident memory of this process since its start, in megabytes (10^6 bytes). From `/proc` where there is one: `maxRSS` of Linux begins
 * with what the process that started this one had (measured: 672 MB for a child that used 46).
 */
export function peakMegabytes(): number {
  let kibibytes = process.resourceUsage().maxRSS;
  try {
    kibibytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? kibibytes);
  } catch {
    // No /proc: macOS and Windows count from the start of the process.
  }
  return (kibibytes * 1024) / 1e6;
}
