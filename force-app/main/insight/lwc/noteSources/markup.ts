/** Removes tags of cues (`<i>`, `<c.yellow>`, `<00:01.000>`). A `<` that starts no tag stays: `< 10 min`. */
export function stripTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?(?:[a-z][^<>@]{0,200}|\d[\d:.]{4,20})?>/gi, '') : text;
}

/** Removes Markdown emphasis and link targets; single `*` and `_` stay, since they also are in figures and names. */
export function stripEmphasis(text: string): string {
  if (!/\*\*|__|\]\(/.test(text)) return text;
  return text.replace(/\*\*|__/g, '').replace(/\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/g, '$1');
}
