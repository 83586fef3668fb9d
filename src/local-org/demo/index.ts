/**
 * The demo data of the local org: CSV texts → records in order (`demoRecords`), and into an org (`loadDemo`); the story of our own deals from YAML
 * (`readStory`) as saves of the past weeks (`storyEvents`), and into an org (`replayStory`); the Salvirt set of won and lost deals → records in order
 * (`salvirtRecords`). No I/O here.
 */
export { demoRecords } from './demoRecords.ts';
export { loadDemo } from './loadDemo.ts';
export type { CreateResult, DemoTarget, LoadResult } from './loadDemo.ts';
export { salvirtRecords } from './salvirtRecords.ts';
export { readStory } from './story/readStory.ts';
export { replayStory } from './story/replayStory.ts';
export { storyEvents } from './story/storyEvents.ts';
export { dealKey } from './story/dealContext.ts';
export type { DemoData, DemoFiles, DemoRecord, DemoStep } from './types.ts';
