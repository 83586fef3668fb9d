import { conceptName } from 'c/conceptNames';
import type { Topic } from 'c/nextQuestions';
import { overdueText } from 'c/openAnswer';
import { reviewText } from 'c/reviewReason';
import { dayText, fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** One question of a row. `stop` is its tabindex: Tab reaches only the first of the list, the arrow keys reach the others. */
export interface Ask {
  readonly key: string;
  readonly ask: string;
  readonly index: number;
  readonly stop: string;
}

/** A topic outside the next few: heading, questions as buttons, answer as text. The editor is rendered only while it is open. */
export interface Row {
  readonly concept: string;
  readonly name: string;
  readonly topic: Topic;
  readonly isOpen: boolean;
  /** Index of the question that was opened. */
  readonly ask: number;
  readonly questions: readonly Ask[];
  readonly answer: string;
  /** Empty without an answer. */
  readonly evidence: string;
  readonly review: string;
}

/** The topic whose editor is open, and the index of its question. */
export interface Opened {
  readonly concept: string;
  readonly ask: number;
}

/** The rows of the topics. `locale` formats the days. */
export function rowsOf(topics: readonly Topic[], opened: Opened | undefined, locale: string): Row[] {
  const first = topics.find(({ concept }) => concept !== opened?.concept);
  return topics.map((topic) => {
    const { concept, questions, answer } = topic;
    const isOpen = opened?.concept === concept;
    const stopOf = (index: number): string => (topic === first && index === 0 ? '0' : '-1');
    return {
      concept,
      name: conceptName(concept),
      topic,
      isOpen,
      ask: isOpen ? opened.ask : 0,
      questions: questions.map(({ ask }, index) => ({ key: `${concept} ${index}`, ask, index, stop: stopOf(index) })),
      answer: lineOf(topic, locale),
      evidence: answer?.status === 'Answered' ? answer.evidence : '',
      review: answer ? reviewText(answer) : '',
    };
  });
}

function lineOf({ answer }: Topic, locale: string): string {
  if (answer?.status === 'Answered') return answer.answer;
  if (answer?.status !== 'Not Known Yet') return '';
  return (
    overdueText(answer) ||
    fill(labels.promised, answer.openOwnerName || labels.someone, dayText(answer.openUntil, locale))
  );
}

/**
 * Index that an arrow key, Home or End moves to from `at` in a list with `count` entries; undefined for other keys. Stops at both ends, so
 * that a keyboard user notices the end of a long list.
 */
export function stepTo(key: string, at: number, count: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  const to = steps[key];
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}

/** Whether each word of the search is in the topic's name, one of its questions or its answer. Without words each topic matches. */
export function isMatch({ concept, questions, answer }: Topic, searched: string): boolean {
  const text = [conceptName(concept), ...questions.map(({ ask }) => ask), answer?.answer ?? ''].join(' ').toLowerCase();
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
