/** Concepts by what can answer them. Questions of a company's own (`custom 1`) may ask anything. */
const NOTHING = new Set([
  'tried before',
  'alternatives',
  'side effects',
  'stakeholder risk',
  'critical event',
  'paper process',
  'cost of inaction',
  'budget',
  'timeline',
  'champion',
  'personal impact',
]);
const YES_NO = new Set([
  'budget',
  'customer confirmation',
  'priority',
  'solution fit',
  'champion',
  'critical event',
  'alternatives',
  'side effects',
  'tried before',
  'stakeholder risk',
  'paper process',
]);
const NUMBER = new Set([
  'budget',
  'business impact',
  'cost of inaction',
  'critical event',
  'priority',
  'success metric',
  'timeline',
]);

const DAY = new Set(['critical event', 'priority', 'timeline']);

const isCustom = (concept: string): boolean => concept.startsWith('custom ');

/** Whether "nothing" is a real answer: nothing tried, no alternative, no risk. */
export const answersNothing = (concept: string): boolean => isCustom(concept) || NOTHING.has(concept);

/** Whether the question may be asked so that yes or no answers it. */
export const answersYesNo = (concept: string): boolean => isCustom(concept) || YES_NO.has(concept);

/** Whether a bare day can be the answer. */
export const answersDay = (concept: string): boolean => isCustom(concept) || DAY.has(concept);

/** Whether a bare number can be the answer: an amount, a year, a rank. */
export const answersNumber = (concept: string): boolean => isCustom(concept) || NUMBER.has(concept);
