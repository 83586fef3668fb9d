import type { AnswerValue } from 'c/answerDraft';
import { dayFrom, today } from 'c/calendarDays';
import { dueDay, readValues } from 'c/noteValues';
import { addDays } from 'c/zoneDays';
import mayExtend from '@salesforce/customPermission/DF_Approve_Gate_Overrides';
import userId from '@salesforce/user/Id';

const DAYS_TO_FIND_OUT = 7;
/** Latest due day, in days after `openSince`; the longer one is given by an approver who does not find out. */
const MOST_DAYS = { own: 30, approver: 60 };

type Open = Pick<AnswerValue, 'isOpen' | 'openOwner' | 'openSince' | 'openUntil'>;

/**
 * The latest due day that this user may set. The one that holds is kept, so that an extended one can be left or shortened by a user who could
 * not set it. Before today: the answer cannot be open any more.
 */
export function latestDay({ openOwner, openSince }: Omit<Open, 'isOpen'>, stored?: Open): string {
  const days = mayExtend === true && openOwner !== userId ? MOST_DAYS.approver : MOST_DAYS.own;
  const latest = addDays(openSince || today(), days);
  return stored?.isOpen && stored.openUntil > latest ? stored.openUntil : latest;
}

/**
 * The values with the status Not Known Yet. A missing owner becomes the user. A missing day becomes the one that the text names (`they tell us
 * by Friday`), else a week after `now`; at the latest the last one that the org accepts, none where that is past. `now` is the day since when, unless the answer was open before.
 */
export function asPromise(value: AnswerValue, user: string, now: Date): AnswerValue {
  const since = value.openSince || dayFrom(now, 0);
  const day = dayFrom(now, 0);
  const wanted = dueDay(readValues(value.text, { day }), day) ?? dayFrom(now, DAYS_TO_FIND_OUT);
  const [last] = [wanted, addDays(since, MOST_DAYS.own)].sort() as [string];
  const openUntil = value.openUntil || (last < day ? '' : last);
  return {
    ...value,
    isOpen: true,
    isWithdrawn: false,
    openSince: since,
    openOwner: value.openOwner || user,
    openUntil,
  };
}
