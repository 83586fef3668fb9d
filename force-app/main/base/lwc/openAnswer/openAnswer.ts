/** How an answer that is not known yet is shown in the panels. */
import { today } from 'c/calendarDays';
import type { Answer } from 'c/dealRows';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import overdue from '@salesforce/label/c.DF_Open_Overdue';
import someone from '@salesforce/label/c.DF_Open_Someone';

type Open = Pick<Answer, 'status' | 'openOwnerName' | 'openUntil'>;

/** One sentence about an open answer whose due day is past; empty for any other answer. */
export function overdueText({ status, openOwnerName, openUntil: day }: Open): string {
  if (status !== 'Not Known Yet' || day === '' || day >= today()) return '';
  return fill(overdue, dayText(day, locale), openOwnerName || someone);
}
