import { join } from 'node:path';
import { linesOf, OWN } from '../../insight/placeholders/lines.ts';
import { ROOT } from '../../metadata/source.ts';
import { readTraining } from '../../../scripts/notes/rows.ts';

/** Every how many sentences of the training notes are taken: some 750, of four languages. */
const SENTENCES = 10;
/** Every how many placeholders, so that about 3 % of the texts have no content. */
const PLACEHOLDERS = 9;
/** Every how many sentences of a language go into its long texts. */
const LONG_SENTENCES = 8;
/** Sentences of a long text. */
const LONG = 100;

const everyNth = <T>(all: readonly T[], n: number): T[] => all.filter((_, at) => at % n === 0);

/** Answers as an org has them, in turn: short true ones, sentences of notes, a placeholder now and then. */
export function answers(): string[] {
  const sentences = everyNth(readTraining(join(ROOT, 'training/notes')).rows, SENTENCES).map(({ text }) => text);
  const genuine = linesOf(OWN, 'genuine.txt').map(({ text }) => text);
  const gaming = everyNth(linesOf(OWN, 'gaming.txt'), PLACEHOLDERS).map(({ text }) => text);
  const all = [...sentences, ...genuine, ...gaming];
  // Mixed by a step that has no common divisor with the number of texts.
  const step = 7 * Math.floor(all.length / 18) + 1;
  return all.map((_, at) => all[(at * step) % all.length] ?? '');
}

/** Long texts: the sentences of one language after each other. */
export function documents(): string[] {
  const { rows } = readTraining(join(ROOT, 'training/notes'));
  const texts: string[] = [];
  for (const language of new Set(rows.map((row) => row.language))) {
    const own = everyNth(
      rows.filter((row) => row.language === language),
      LONG_SENTENCES,
    ).map(({ text }) => text);
    for (let at = 0; at + LONG <= own.length; at += LONG) texts.push(own.slice(at, at + LONG).join(' '));
  }
  return texts;
}
