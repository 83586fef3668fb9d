/** The demo data of the local org: CSV texts → records in order (`demoRecords`), and into an org (`loadDemo`). No I/O here. */
export { demoRecords } from './demoRecords.ts';
export { loadDemo } from './loadDemo.ts';
export type { CreateResult, DemoTarget, LoadResult } from './loadDemo.ts';
export type { DemoData, DemoFiles, DemoRecord, DemoStep } from './types.ts';
