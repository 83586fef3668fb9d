import { errorSentences } from 'c/ldsErrors';
import { reportText } from 'host/reportTexts';
import { currentSession } from 'host/session';

/** After so many milliseconds without an answer the page states that large reports take long. */
export const SLOW_MS = 3000;

/** `500.000+0000` is no offset that every browser reads. */
const readMoment = (text: string): Date => new Date(text.replace(/\+0000$/, 'Z'));

/** Whose view is shown, of which moment. @param moment an ISO date-time; now without it */
export function asOf(user: string, moment?: string): string {
  const { locale, timeZone } = currentSession();
  const date = moment === undefined ? new Date() : readMoment(moment);
  const shown = date.toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return reportText('asOf', user, shown);
}

/** Codes with which the org refuses what the user has no access to. */
const NO_ACCESS = /^(INVALID_TYPE|INSUFFICIENT_ACCESS\w*|INVALID_FIELD|API_DISABLED_FOR_ORG)$/;

/** What to show for a failed request: that there is no such report, that the user may not run it, or the org's own words. */
export function failureSentences(error: unknown): string[] {
  const { status, body } = error as { status?: number; body?: unknown };
  const code = Array.isArray(body) ? String((body[0] as { errorCode?: unknown } | undefined)?.errorCode) : '';
  if (status === 404) return [reportText('notFound')];
  if (status === 403 || NO_ACCESS.test(code)) return [reportText('mayNotRun'), ...errorSentences(error)];
  return errorSentences(error);
}
