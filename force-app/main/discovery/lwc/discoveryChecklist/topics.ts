import type { Topic } from 'c/nextQuestions';

export function conceptsOf(topics: readonly Topic[]): string[] {
  return topics.map(({ concept }) => concept);
}

/** Stand for questions until these are drawn, as high as they are: one that blocks a stage has a line about that. */
export function placesOf(topics: readonly Topic[]): { concept: string; className: string }[] {
  return topics.map(({ concept, gap }) => {
    return { concept, className: `questions__item awaited${gap?.isBlocking ? ' awaited_blocking' : ''}` };
  });
}
