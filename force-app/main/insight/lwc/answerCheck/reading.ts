/**
 * Reads a text as a person sees it: markup and invisible characters are gone, look-alike and decorated letters are plain ones. The result is
 * for comparison only and is never shown or stored.
 */

/** Names of HTML tags; other words in angle brackets are slots of a template (`<pain>`). */
const TAGS =
  /<!--[^<>]{0,200}-->|<\/?(?:a|abbr|article|b|blockquote|body|br|button|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|input|label|li|meta|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,400})?\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi;

/** Fillers of other scripts that show nothing but are no white space for Unicode: Hangul fillers and the empty Braille pattern. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800\u3164\u115f\u1160\uffa0]/gu;

/** Letters of other scripts that look like a Latin one; the second list has the Latin letter at the same place. */
const LOOKALIKE = 'авекмнорстухіѕјԁһӏԛԝьгαβεικνορτυχηγωϲϳµᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıƨ';
const LATIN = 'abekmhopctyxisjdhlqwbrabeiknoptuxnywcjuabcdefghijklmnoprstuvwyzagis';
const LOOKALIKES: ReadonlyMap<string, string> = new Map([...LOOKALIKE].map((letter, at) => [letter, LATIN[at] ?? '']));

/** Latin letters that have no decomposition into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th' };

/** Letters in filled circles and squares, and those of flags; other enclosed letters have a plain form in Unicode. */
const BOXED = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;

function unboxed(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
  return String.fromCharCode(0x61 + code - first);
}

/** The text without markup, entities, invisible characters and compatibility forms (full width, mathematical and circled letters). */
export function visibleText(text: string): string {
  const plain = text.includes('<') || text.includes('&') ? withoutMarkup(text) : text;
  if (/^[\x20-\x7e]*$/.test(plain)) return plain;
  return plain
    .replace(/[\t\r\n]/g, ' ')
    .replace(BOXED, unboxed)
    .normalize('NFKC')
    .replace(INVISIBLE, '');
}

function withoutMarkup(text: string): string {
  const decoded = text
    .replace(TAGS, ' ')
    .replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    });
  return decoded === text ? text : decoded.replace(TAGS, ' ');
}

/** Letters with dots or slashes between them are one word: `n/a`, `T.B.D.`, `s.o.`. */
export function asRead(visible: string): string {
  if (!/[./\\*_]/.test(visible)) return visible;
  return visible.replace(/(?<![\p{L}\p{N}])\p{L}(?:[./\\*_]\p{L}(?![\p{L}\p{N}]))+/gu, (letters) =>
    letters.replace(/[^\p{L}]/gu, ''),
  );
}

/** The words of a visible text: lower case, without accents; `e-mail` and `t-b-d` are one word, `don't` is `dont`, `l'info` two words. Signs of money and percent are
 * words too, because a figure with one is an answer. */
export function plainWords(visible: string): string[] {
  const plain = visible.toLowerCase();
  if (/^[a-z ,.;:!?]*$/.test(plain)) return plain.match(/[a-z]+/g) ?? [];
  const words = foldLetters(visible)
    .replace(/(\p{L})['’ʼ`´](t|s|ll|re|ve|m|d)(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/([\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])/gu, '$1')
    .match(/(?<![\p{L}\p{N}])(?:\d*[.,])?\d+[.,]\d+(?!\p{L})|(?<![\p{L}\p{N}])\.\d+|[\p{L}\p{N}]+|[%€$£¥]/gu);
  return words?.some((word) => /[\p{L}\p{N}]/u.test(word)) === true ? words.map(plainWord) : [];
}

function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßłøæœđðþ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** A word in which Latin letters are mixed with look-alikes of other scripts is read as Latin. */
function plainWord(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word;
  const isMixed = /[a-z]/.test(word) || /[ᴀ-ᴢʀʏꜰꜱ]/.test(word);
  return isMixed ? asLatin(word) : word;
}

/** The word with every look-alike replaced by the Latin letter. */
export function asLatin(word: string): string {
  return [...word].map((letter) => LOOKALIKES.get(letter) ?? letter).join('');
}
