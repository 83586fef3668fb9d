/** Names of the entities that meeting tools write. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  euro: '€',
};

/** Decodes entities once, so that `&amp;lt;` becomes `&lt;`. Unknown names stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    const isCharacter = code > 8 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

/** Removes tags of cues (`<i>`, `<c.yellow>`, `<00:01.000>`). A `<` that starts no tag stays: `< 10 min`. */
export function stripTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?(?:[a-z][^<>@]{0,200}|\d[\d:.]{4,20})?>/gi, '') : text;
}

/** Removes Markdown emphasis and link targets; single `*` and `_` stay, since they also are in figures and names. */
export function stripEmphasis(text: string): string {
  if (!/\*\*|__|\]\(/.test(text)) return text;
  return text.replace(/\*\*|__/g, '').replace(/\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/g, '$1');
}
