/**
 * Lower case without accents; words and numbers separated by one space. `ß` becomes `ss`, `œ` becomes `oe`; `%`, currency signs, `?` and
 * arrows stay as words of their own, because they carry meaning in notes.
 *
 * `Où ? Env. 12.000 €` becomes `ou ? env 12000 €`.
 */
export function comparable(text: string): string {
  const lower = text.toLowerCase();
  return (/[^\u0020-\u007e]/.test(lower) ? unaccented(lower) : lower)
    .replace(/(\d)[.,' \u00a0\u202f](?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)[.,](?=\d)/g, '$1')
    .replace(/->|=>|→/g, ' > ')
    .replace(/[%€$£?>]/g, ' $& ')
    .replace(/[^\p{L}\p{N}%€$£?>]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function unaccented(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe');
}
