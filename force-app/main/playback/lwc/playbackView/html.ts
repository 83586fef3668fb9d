import type { Entry, Section, Sheet } from './sheet.ts';

/** Language and direction of the text, for the attributes of `<html>`. */
export interface Language {
  /** BCP 47: `en-US` */
  readonly lang: string;
  /** `ltr`, `rtl` */
  readonly dir: string;
}

const STYLE = [
  'body{max-width:44rem;margin:2rem auto;padding:0 1.25rem;font:1rem/1.5 system-ui,sans-serif;color:#181818;overflow-wrap:anywhere}',
  'h1{margin:0;font-size:1.5rem;line-height:1.25}.note{margin:0 0 1.5rem}',
  'h2{margin:1.75rem 0 .5rem;padding-block-end:.25rem;border-block-end:1px solid #c9c9c9;font-size:1.125rem;break-after:avoid}',
  'p{margin:.25rem 0}blockquote{margin:.25rem 0;padding-inline-start:.75rem;border-inline-start:3px solid #c9c9c9;font-style:italic}',
  'div{margin:0 0 .875rem;break-inside:avoid}small,.by{color:#5c5c5c}',
  '@page{margin:14mm}@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}}',
].join('');

/** One sheet of paper: small print, a line for label and text together. */
const COMPACT = [
  'h1{font-size:1.25rem}h2{margin:.75rem 0 .25rem;font-size:1rem}div{margin:0 0 .375rem}p{margin:0}blockquote{margin:0}small{display:none}small+br{display:none}',
  '@page{margin:10mm}@media print{body{font-size:9pt;line-height:1.3}}',
].join('');

/**
 * Escapes text for use as HTML content and in attributes with double quotes.
 *
 *     escapeHtml('<b> & "c"') → '&lt;b&gt; &amp; &quot;c&quot;'
 */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** The page as HTML for a mail, without its empty sections. */
export function richText({ note = '', title, subtitle, sections }: Sheet): string {
  return [
    ...(note ? [`<p class="note">${lines(note)}</p>`] : []),
    `<h1>${lines(title)}</h1>`,
    `<p class="by">${lines(subtitle)}</p>`,
    ...filled(sections).map(sectionHtml),
  ].join('');
}

/** The page as a complete HTML file. Its Content-Security-Policy forbids scripts and loading anything. */
export function htmlDocument(sheet: Sheet, { lang, dir }: Language): string {
  return [
    `<!doctype html><html lang="${escapeHtml(lang)}" dir="${escapeHtml(dir)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(sheet.title)}</title><style>${STYLE}${sheet.isCompact ? COMPACT : ''}</style></head>`,
    `<body><main>${richText(sheet)}</main></body></html>`,
  ].join('');
}

/** The page as plain text. */
export function plainText({ note = '', title, subtitle, sections }: Sheet): string {
  const parts = filled(sections).map((section) => [section.title, ...section.entries.map(entryText)].join('\n\n'));
  return [...(note ? [note] : []), `${title}\n${subtitle}`, ...parts].join('\n\n\n');
}

/** A file name that is valid on every common file system: `ACME: "Phase 1"` → `ACME Phase 1.html` */
export function fileName(title: string): string {
  const name = title
    // eslint-disable-next-line no-control-regex -- control characters are what file systems refuse
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${
    [...name]
      .slice(0, 80)
      .join('')
      .replace(/^[. ]+|[. ]+$/g, '') || 'playback'
  }.html`;
}

function filled(sections: readonly Section[]): Section[] {
  return sections.filter(({ entries }) => entries.length > 0);
}

function sectionHtml({ title, entries }: Section): string {
  return `<h2>${lines(title)}</h2>${entries.map(entryHtml).join('')}`;
}

function entryHtml({ lead, quote, by, facts }: Entry): string {
  const some = (text: string, html: string) => (text ? html : '');
  return [
    '<div>',
    some(lead, `<p><strong>${lines(lead)}</strong></p>`),
    ...facts.map(({ label, text }) => `<p><small>${lines(label)}</small><br>${lines(text)}</p>`),
    some(quote, `<blockquote>${lines(quote)}</blockquote>`),
    some(by, `<p class="by">${lines(by)}</p>`),
    '</div>',
  ].join('');
}

function entryText({ lead, quote, by, facts }: Entry): string {
  const described = facts.map(({ label, text }) => `${label}: ${text}`);
  return [lead, ...described, quote, by].filter(Boolean).join('\n');
}

function lines(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');
}
