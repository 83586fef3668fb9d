import type { AnswerValue } from 'c/answerDraft';
import { dayFrom } from 'c/calendarDays';
import { addDays } from 'c/zoneDays';

const DAYS_TO_FIND_OUT = 7;
/** The due day lies at most this many days after `openSince`. */
const MOST_DAYS_OPEN = 30;

/**
 * The values with the status Not Known Yet. A missing owner becomes the user, a missing day the day a week after `now`, or the last one
 * that the org accepts; none where that is past. `now` is the day since when, unless the answer was open before.
 */
export function asPromise(value: AnswerValue, userId: string, now: Date): AnswerValue {
  const since = value.openSince || dayFrom(now, 0);
  const [last] = [dayFrom(now, DAYS_TO_FIND_OUT), addDays(since, MOST_DAYS_OPEN)].sort() as [string];
  const openUntil = value.openUntil || (last < dayFrom(now, 0) ? '' : last);
  return {
    ...value,
    isOpen: true,
    isWithdrawn: false,
    openSince: since,
    openOwner: value.openOwner || userId,
    openUntil,
  };
}
