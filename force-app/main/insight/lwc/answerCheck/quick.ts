import { lexicon } from './lexicon.ts';

/** A phrase has at most three words that may be anything: four unknown ones are more than all phrases take away. */
const ENOUGH = 4;
const SHORTEST_WORD = 3;
const LONGEST_CLUSTER = 4;
/** What contractions leave before their apostrophe. */
const CONTRACTED = 'don isn didn haven doesn wasn won couldn wouldn aren weren hadn hasn shouldn ain';

/** Latin letters with accents, folded as `plainWords` does it. */
const ACCENTED = 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿąćčďđęěğıłńňőœřśşšťůűźżžß';
const FOLDED = 'aaaaaaceeeeiiiinoooooouuuuyyaccddeegilnnoorsssstuuzzzs';
const FOLDS: ReadonlyMap<number, number> = new Map(
  [...ACCENTED].flatMap((letter, at) => [
    [letter.charCodeAt(0), FOLDED.charCodeAt(at)] as const,
    [letter.toUpperCase().charCodeAt(0), FOLDED.charCodeAt(at)] as const,
  ]),
);
const VOWELS = /[aeiouy]/;
/** By code of a small letter: whether it is a vowel, and its place in its row of keys. */
const IS_VOWEL = Array.from({ length: 123 }, (_, code) => VOWELS.test(String.fromCharCode(code)));
const PLACE = Array.from({ length: 123 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'].reduce(
    (at, row, number) => (row.includes(letter) && letter !== '' ? number * 20 + row.indexOf(letter) : at),
    -9,
  );
});

let known: ReadonlySet<number> | undefined;

/** Hashes of all words of the lexicon. A word that collides with one is read by the full check, so nothing is lost but time. */
function knownHashes(): ReadonlySet<number> {
  if (known !== undefined) return known;
  const { filler, context, exact, nothing, yesNo, phrases } = lexicon();
  const entries = [
    ...filler,
    ...context,
    ...exact,
    ...nothing,
    ...yesNo,
    ...phrases.vocabulary,
    ...CONTRACTED.split(' '),
  ];
  known = new Set(entries.flatMap((entry) => entry.split(' ')).map(hashOf));
  return known;
}

function hashOf(word: string): number {
  let hash = 7;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}

/**
 * Whether a text surely has content: it has enough different words that can be spoken and are in no phrase. Reads no further than the
 * last of them, so that most sentences cost one look at a few words. False: the full check decides.
 */
export function hasContent(text: string): boolean {
  const hashes = knownHashes();
  const found: number[] = [];
  let hash = 7;
  let length = 0;
  let vowels = 0;
  let cluster = 0;
  let worst = 0;
  let neighbours = 0;
  let last = -99;
  let isPlain = true;
  for (let at = 0; at <= text.length; at += 1) {
    let code = at === text.length ? 32 : text.charCodeAt(at);
    if (code > 64 && code < 91) code += 32;
    else if (code > 127) code = FOLDS.get(code) ?? code;
    if (code > 96 && code < 123) {
      hash = (Math.imul(hash, 31) + code) | 0;
      length += 1;
      const place = PLACE[code] ?? -9;
      if (place - last === 1 || last - place === 1 || place === last) neighbours += 1;
      last = place;
      cluster = IS_VOWEL[code] === true ? 0 : cluster + 1;
      if (cluster === 0) vowels += 1;
      if (cluster > worst) worst = cluster;
    } else if (code > 127 || (code > 47 && code < 58)) isPlain = code > 0x2010 && code < 0x2027 ? isPlain : false;
    // Markup, blanks of templates and entities change what is read.
    else if (code === 60 || code === 91 || code === 123 || code === 95 || code === 38) return false;
    if (code > 96 && code < 123) continue;
    if (code > 127 && !(code > 0x2010 && code < 0x2027)) continue;
    if (code > 47 && code < 58) continue;
    const isWord =
      isPlain && length >= SHORTEST_WORD && vowels > 0 && worst <= LONGEST_CLUSTER && neighbours * 2 < length;
    if (isWord && !hashes.has(hash) && !found.includes(hash) && found.push(hash) === ENOUGH) return true;
    hash = 7;
    length = 0;
    vowels = 0;
    cluster = 0;
    worst = 0;
    neighbours = 0;
    last = -99;
    isPlain = true;
  }
  return false;
}
