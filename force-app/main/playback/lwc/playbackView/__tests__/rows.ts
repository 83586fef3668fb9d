import type { Deal } from 'c/dealRows';
import type { Setting } from '../story.ts';

/** Part of a row or deal, where a test needs no more. */
export const some = <Whole>(over: object) => over as Whole;

export const SETTING: Setting = {
  name: 'Deal 42 XR',
  account: 'ACME',
  desiredOutcome: 'Typed once',
  currency: 'EUR',
  closeDate: undefined,
  today: '2026-11-22',
  locale: 'en-US',
};

export const PAIN = {
  id: 'p1',
  statement: 'Overtime',
  status: 'Live',
  evidence: 'Confirmed',
  level: 4,
  quote: 'We pay for it.',
  saidByName: 'Ada King',
  saidOn: '2026-11-20',
  feltByName: 'Ada King',
  low: 10,
  likely: 12,
  high: 14,
  basis: 'By count',
  wantedOutcome: 'Three days',
  outcomeMeasure: 'Days',
  personalRisk: 'Evenings',
};
const NONE = { low: null, high: null, wantedOutcome: '', outcomeMeasure: '', personalRisk: '' };
const RX = { because: 'It fits', expectedEffect: '', sideEffects: 'Two systems', wrongWhen: '' };

/** A deal with pains and answers of each level, and a product for a confirmed pain and for one that is not. */
export const DEAL_ROWS = some<Deal>({
  pains: [
    PAIN,
    { ...PAIN, ...NONE, id: 'p2', statement: 'Overtime at night', evidence: 'Heard', level: 2, quote: '', saidOn: '' },
    { ...PAIN, id: 'p3', statement: 'Assumed pain', evidence: 'Assumed', level: 1, quote: '' },
    { ...PAIN, id: 'p4', statement: 'Withdrawn pain', status: 'Withdrawn' },
    { ...PAIN, ...NONE, id: 'p5', statement: 'Typos', level: 2, quote: '', saidByName: '', likely: null },
  ],
  answers: [
    { concept: 'cost of inaction', level: 2, answer: 'They leave', quote: 'They leave', saidByName: '', saidOn: '' },
    { concept: 'desired state', level: 1, answer: 'Our guess', quote: '' },
    { concept: 'stakeholder risk', level: 3, answer: 'Fear', quote: 'They fear', saidByName: 'Ada King', saidOn: '' },
    { concept: 'budget', level: 0, status: 'Not Known Yet', answer: '', openOwnerName: 'Kim', openUntil: '2026-12-01' },
  ],
  prescriptions: [
    { ...RX, id: 'rx1', painId: 'p1', productName: 'Alpha' },
    { ...RX, id: 'rx2', painId: 'p2', productName: 'Beta' },
  ],
  lines: [{ id: 'l1', productName: 'Gamma', isUnlinked: true }],
  contacts: [],
  overrides: [],
  decisions: [],
});
