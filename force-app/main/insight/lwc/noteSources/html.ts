/** Tags whose begin and end are line ends of what a reader sees. */
const BLOCK =
  /<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|pre|hr|dl|dt|dd|center|address)(?=[\s/>])[^<>]{0,2000}>/gi;
const HIDDEN = ['style', 'script', 'head', 'title', 'noscript'];
/** Least tags of blocks from which a text is HTML, where it does not say so at its beginning. */
const LEAST_TAGS = 3;

/**
 * The text of an HTML mail or page as lines: a line for each block, `<br>`, item of a list and row of a table; quoted blocks with `>` before
 * each line; nothing of styles, scripts and comments. Line numbers of a source in HTML are those of this text. Any other text stays as it is;
 * character references are left to the readers.
 */
export function textOfHtml(text: string): string {
  if (!isHtml(text)) return text;
  const shown = HIDDEN.reduce((rest, tag) => without(rest, new RegExp(`<${tag}(?=[\\s>])`, 'gi'), `</${tag}>`), text);
  const bare = without(shown, /<!--/g, '-->').replace(/\s+/g, ' ');
  const lines = bare
    .replace(/<blockquote(?=[\s>])[^<>]{0,2000}>/gi, '\n\u0001\n')
    .replace(/<\/blockquote\s?>/gi, '\n\u0002\n')
    .replace(/<\/t[dh]\s?>/gi, ' ')
    .replace(BLOCK, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>|<!doctype[^<>]{0,300}>/gi, '')
    .split('\n');
  return quotedLines(lines).join('\n');
}

/** Whether a text is markup: a tag at its beginning shows it, or has several tags of blocks. */
function isHtml(text: string): boolean {
  const start = text.slice(0, 4000);
  if (/^\uFEFF?\s*(?:<!doctype html|<html|<body|<div|<p)[\s>]/i.test(start)) return true;
  if (/^\s*WEBVTT/.test(start) || !/<(?:p|div|br|table|blockquote|body)[\s/>]/i.test(start)) return false;
  return (start.match(BLOCK) ?? []).length >= LEAST_TAGS;
}

/** The text without the stretches from `open` to `close`; one that is not closed is kept. */
function without(text: string, open: RegExp, close: string): string {
  const low = text.toLowerCase();
  let kept = '';
  let from = 0;
  for (const { index } of text.matchAll(open)) {
    if (index < from) continue;
    const end = low.indexOf(close, index);
    if (end < 0) break;
    kept += `${text.slice(from, index)} `;
    from = end + close.length;
  }
  return kept + text.slice(from);
}

/** The lines with `>` before those of quoted blocks. A line about the author (`… wrote:`) is before its quotation. */
function quotedLines(lines: readonly string[]): string[] {
  const result: string[] = [];
  let depth = 0;
  let isFirst = false;
  for (const line of lines) {
    const text = line.trim();
    if (text === '\u0001') {
      depth += 1;
      isFirst = true;
    } else if (text === '\u0002') {
      depth = Math.max(0, depth - 1);
    } else if (text !== '') {
      const isAuthor = isFirst && /[:：]$/.test(text);
      result.push(`${'> '.repeat(Math.min(9, isAuthor ? depth - 1 : depth))}${text}`);
      isFirst = false;
    } else if (result.length > 0 && result.at(-1) !== '') result.push('');
  }
  return result;
}
