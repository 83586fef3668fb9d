import { readSource, type Known, type NoteSource } from '../../../src/insight/index.ts';
import { damage, FORMATS, LOOSE } from './formats.ts';
import { Chance } from './random.ts';
import { makeTalk, type SpokenTurn } from './talks.ts';

export const NOBODY: Known = { contacts: [], users: [], companies: [], products: [] };

/** What is wrong with the reading of a whole file: speakers, words or times that are not those of the talk; null when all is right. */
export function difference(talk: readonly SpokenTurn[], { turns }: NoteSource): string | null {
  const wanted = talk.map(({ speaker, sentences }) => `${speaker}: ${sentences.join(' ')}`);
  const got = turns.map(
    ({ speaker, sentences }) => `${speaker ?? '-'}: ${sentences.map(({ text }) => text).join(' ')}`,
  );
  return wanted.join('\n') === got.join('\n') ? null : `wanted\n${wanted.join('\n')}\ngot\n${got.join('\n')}`;
}

/** What must hold of any text at all; null when it does. */
export function fault(text: string, { format, turns }: NoteSource): string | null {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).length;
  if (format === '') return 'no format';
  for (const { sentences, speaker } of turns) {
    if (sentences.length === 0) return 'a turn without sentences';
    if (speaker?.trim() === '') return 'an empty speaker';
    for (const { text: words, place } of sentences) {
      if (words.trim() === '' || words !== words.trim()) return `an empty or padded sentence: ${JSON.stringify(words)}`;
      if (/[^\S ]|\s{2}/.test(words)) return `white space that is not folded: ${JSON.stringify(words)}`;
      if (place.line < 1 || place.line > lines) return `line ${place.line} of ${lines}`;
      if (place.seconds !== null && !(place.seconds >= 0)) return `second ${place.seconds}`;
    }
  }
  return null;
}

/** Reads `count` made-up files of each format, whole and damaged. Returns what is wrong, at most ten. */
export function checkFiles(count: number, seed: number): string[] {
  const faults: string[] = [];
  for (const [format, render] of [...Object.entries(FORMATS), ...Object.entries(LOOSE)]) {
    const chance = new Chance(seed);
    for (let index = 0; index < count && faults.length < 10; index += 1) {
      const talk = makeTalk(chance);
      const whole = render(talk, chance);
      const broken = damage(whole, chance);
      const source = readSource(whole, NOBODY);
      const found =
        (format in FORMATS ? difference(talk, source) : null) ??
        fault(whole, source) ??
        fault(broken, readSource(broken, NOBODY));
      if (found !== null) faults.push(`${format} ${seed}/${index}: ${found}\n${whole}\n--- damaged\n${broken}`);
    }
  }
  return faults;
}
