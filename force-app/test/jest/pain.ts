import type { Pain } from 'c/dealRows';
import { heardEvidence } from './evidence.ts';

/** A pain as it is after capture. */
export const pain: Pain = {
  id: 'a0B1',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  modifiedBy: 'Sam Seller',
  statement: 'We pay overtime every month end',
  kind: 'Problem',
  driver: '',
  rootCause: '',
  feltBy: '',
  feltByName: '',
  ...heardEvidence,
  low: null,
  likely: null,
  high: null,
  basis: '',
  wantedOutcome: '',
  outcomeMeasure: '',
  personalRisk: '',
  priority: null,
  status: 'Live',
  mergedInto: '',
  mergedIntoStatement: '',
};
