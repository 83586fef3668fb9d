/** Deals as the live playbooks judge them: the one place where the service loads and evaluates a deal. */
export { checkDeal } from './check.ts';
export type { DealCheck } from './check.ts';
export { findDeals } from './find.ts';
export type { DealName } from './find.ts';
export { judgeDeal, judgeDeals } from './judge.ts';
export type { DealJudgement, JudgeOptions, StageNeeds } from './judge.ts';
export { jsonObject, readLivePlaybooks, readTranslatedAsks, storedPlaybook } from './live-playbooks.ts';
export { loadDeals } from './load.ts';
export type { DealSelection } from './load.ts';
export { moment } from './moment.ts';
export { readWaitingReviews, waitingByDeal } from './reviews.ts';
export type { WaitingReview } from './reviews.ts';
export { clockOf, isTimeZone, todayIn, zoneOf } from './today.ts';
export type { Clock } from './today.ts';
