import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the young generation of the heap at its first size, for a command that runs for weeks next to other programs. Called before the
 * command's code is loaded, since loading makes it grow.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
