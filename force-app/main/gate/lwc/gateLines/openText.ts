import { overdueText } from 'c/openAnswer';
import type { Answer } from 'c/dealRows';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import openUntil from '@salesforce/label/c.DF_Open_Until';
import someone from '@salesforce/label/c.DF_Open_Someone';

type Open = Pick<Answer, 'status' | 'openOwnerName' | 'openUntil'>;

/** One sentence about an open answer: until when it is open, or that it is overdue; empty for any other answer. */
export function openText(answer: Open): string {
  if (answer.status !== 'Not Known Yet') return '';
  return overdueText(answer) || fill(openUntil, dayText(answer.openUntil, locale), answer.openOwnerName || someone);
}
