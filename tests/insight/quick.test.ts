import { join } from 'node:path';
import { readTraining } from '../../scripts/notes/rows.ts';
import { lexicon } from '../../force-app/main/insight/lwc/answerCheck/lexicon.ts';
import { hasContent } from '../../force-app/main/insight/lwc/answerCheck/quick.ts';
import { checkAnswer } from '../../src/insight/index.ts';
import { ROOT } from '../metadata/source.ts';
import { Chance } from './notes/random.ts';
import { linesOf, OWN } from './placeholders/lines.ts';

/** A character without width: it changes nothing that is read, but the quick look leaves such a text to the full check. */
const UNSEEN = '\u200b';

/** Texts that the quick look and the full check judge differently. */
function contradictions(texts: readonly string[]): string[] {
  const kind = (text: string): string | undefined => checkAnswer({ text, concept: 'problem' })?.kind;
  return texts.filter((text) => hasContent(text) && kind(UNSEEN + text) !== undefined);
}

const sentences = readTraining(join(ROOT, 'training/notes')).rows.map(({ text }) => text);
const lines = ['gaming.txt', 'genuine.txt'].flatMap((file) => linesOf(OWN, file).map(({ text }) => text));

test('the quick look decides most sentences, and the full check agrees', () => {
  const some = sentences.filter((_, at) => at % 5 === 0);
  expect(some.filter(hasContent).length / some.length).toBeGreaterThan(0.75);
  expect(contradictions([...some, ...lines])).toEqual([]);
});

test('the quick look agrees with the full check on phrases with words in between, letters changed and words repeated', () => {
  const chance = new Chance(7);
  const { filler, context, exact, phrases } = lexicon();
  const empty = [...phrases.vocabulary, ...filler, ...context, ...exact];
  const spoken = sentences.flatMap((text) => text.split(' '));
  const change = (text: string): string => {
    const at = chance.below(text.length + 1);
    const [before, after, letter] = [text.slice(0, at), text.slice(at), text.charAt(at)];
    const word = chance.pick(spoken);
    return chance.pick([
      ...[
        text,
        `${text} ${word}`,
        `${word}: ${text}`,
        `${text} (${word})`,
        `${before} ${after}`,
        before + letter + after,
      ],
      ...[before + after.slice(1), `${text} ${text} ${text}`, `${before}'${after}`, `${before}.${after}`, `X ${text}`],
    ]);
  };
  const texts = Array.from({ length: 4000 }, () => {
    const words = Array.from({ length: 1 + chance.below(6) }, () =>
      chance.pick(chance.below(3) === 0 ? spoken : empty),
    );
    return change(words.join(' '));
  });
  expect(texts.filter(hasContent).length).toBeGreaterThan(500);
  expect(contradictions(texts)).toEqual([]);
});
