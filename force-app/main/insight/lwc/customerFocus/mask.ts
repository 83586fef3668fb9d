/** Longest quote; a mark without its partner hides no more than nothing. */
const PAIRED =
  /```[\s\S]{0,4000}?```|`[^`\n]{1,500}`|"[^"\n]{1,500}"|“[^”“\n]{1,500}[”“]|„[^“”\n]{1,500}[“”]|«[^»\n]{1,500}»|»[^«\n]{1,500}«|‹[^›\n]{1,500}›|‚[^‘\n]{1,500}‘/g;

/** Begins one of them. */
const MARK = /[`"“„«»‹‚]/;

/** Lines of a mail that answer with the other's words. */
const QUOTED_LINE = /^[ \t]*>.*$/gm;

/** What hides the words of others, so that places stay the same. A letter would join with the words around it. */
const HIDDEN = '\u0000';

/** The text with quotes and code hidden, of the same length: they are not the writer's words. */
export function withoutQuotes(text: string): string {
  const hide = (quote: string): string => HIDDEN.repeat(quote.length);
  const own = text.includes('>') ? text.replace(QUOTED_LINE, hide) : text;
  return MARK.test(own) ? own.replace(PAIRED, hide) : own;
}

/** Whether a quote stands between two offsets of a masked text. */
export function hasQuote(masked: string, start: number, end: number): boolean {
  return masked.slice(start, end).includes(HIDDEN);
}
