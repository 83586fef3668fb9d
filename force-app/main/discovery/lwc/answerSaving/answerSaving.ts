/** What answering needs after the first letter: the checks of a text, what a draft lacks, and the save. */
export { adviceOn } from './advice.ts';
export type { Advice } from './advice.ts';
export { withLevelOf } from './withLevelOf.ts';
export { missingIn } from './missing.ts';
export type { MissingFields } from './missing.ts';
export { asPromise, latestDay } from './promise.ts';
export { saveAndReread } from './saving.ts';
export type { Reread } from './saving.ts';
export { splitLong } from './splitLong.ts';
export type { Trouble } from './trouble.ts';
