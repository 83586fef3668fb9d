/** Decisions of gates (DF_Gate_Decision__c) as rows, and in words for people. Loaded only where decisions are shown. */
export type { Decision } from './rows.ts';
export { decisionOf } from './rows.ts';
export type { Described } from './words.ts';
export { described, momentText } from './words.ts';
