/** Where the quote of an answer or a pain comes from, as panels show it under the quote. */
import { dayFrom } from 'c/calendarDays';
import type { Traced } from 'c/dealRows';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import typed from '@salesforce/label/c.DF_Quote_Typed';
import found from '@salesforce/label/c.DF_Quote_Found';
import foundLine from '@salesforce/label/c.DF_Quote_Found_Line';
import foundSource from '@salesforce/label/c.DF_Quote_Found_Source';

/**
 * `found at 12:41 in call.vtt`, or `typed by hand, Kim, May 12, 2026` with the user who wrote the record and the day. Empty without a quote. The place is what the
 * record claims; only who has the source can check it, so no word here claims that it was.
 */
export function originText({ quote, ...from }: Traced & { readonly quote: string }): string {
  if (!quote) return '';
  const { sourceName, sourceHash, place, createdBy, createdAt } = from;
  if (!sourceHash) {
    const day = createdAt ? dayText(dayFrom(new Date(createdAt), 0), locale) : '';
    return createdBy ? fill(typed, createdBy, day) : '';
  }
  if (!place) return fill(foundSource, sourceName);
  const [, line = ''] = /^line (\d+)$/.exec(place) ?? [];
  return line ? fill(foundLine, line, sourceName) : fill(found, place, sourceName);
}
