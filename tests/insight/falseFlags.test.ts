import { existsSync, readFileSync } from 'node:fs';
import { checkAnswer } from '../../src/insight/index.ts';
import { persuadeeTurns } from './focus/conversations.ts';

// Questions of a sales handbook and turns of real talks are handed out next to the repository; they are measured where they are.
const QUESTIONS = ['../../../shared', '../../../../shared']
  .map((folder) => new URL(`${folder}/data/discovery-questions/`, import.meta.url))
  .find((folder) => existsSync(folder));

/** All questions of the files that have some, each once. */
function questions(folder: URL): string[] {
  const texts = ['by-purpose', 'good-bad', 'pain-to-solution'].flatMap((file) => {
    const { rows } = JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as {
      rows: readonly { readonly question: string }[];
    };
    return rows.map(({ question }) => question);
  });
  return [...new Set(texts)];
}

/** The texts that are flagged without a concept or under one of three. */
const flagged = (texts: readonly string[]): string[] =>
  texts.filter((text) =>
    [{}, { concept: 'situation' }, { concept: 'problem' }, { concept: 'budget' }].some(
      (concept) => checkAnswer({ text, ...concept }) !== null,
    ),
  );

const words = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** Flagged texts are at most this share of all; the failure names them. */
function expectAtMost(share: number, texts: readonly string[], least: number): void {
  expect(texts.length).toBeGreaterThan(least);
  const found = flagged(texts);
  expect({ found, isFine: found.length / texts.length <= share }).toEqual({ found, isFine: true });
}

if (QUESTIONS !== undefined) {
  test('discovery questions are not flagged', () => {
    expectAtMost(0.005, questions(QUESTIONS), 80);
  });
}

const turns = persuadeeTurns();
if (turns !== null) {
  test('turns of six words or more of real talks are hardly ever flagged', () => {
    expectAtMost(
      0.005,
      turns.filter((turn) => words(turn) >= 6),
      1000,
    );
  });

  test('turns of three to five words are seldom flagged', () => {
    expectAtMost(
      0.01,
      turns.filter((turn) => words(turn) >= 3 && words(turn) < 6),
      100,
    );
  });
}

test('a flag on a sound sentence would be found', () => {
  expect(flagged(['tbd', 'They retype every order twice.'])).toEqual(['tbd']);
});
