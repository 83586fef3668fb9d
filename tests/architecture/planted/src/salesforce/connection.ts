import { sync } from '../sync/index.ts';
export const open = sync;
