import { checkAnswer, fingerprint, shorten } from '../../insight/index.ts';
import type { FindingKind } from '../../insight/index.ts';
import type { ReviewKind } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import type { AnswerChange, QuestionRow, ReviewedAnswer } from './types.ts';

/** What a manager is asked about. No part is longer than its field: the words in it are shortened. */
interface Review {
  readonly kind: ReviewKind;
  readonly detail: string;
  readonly reason: string;
}

const KINDS: Readonly<Record<FindingKind, ReviewKind>> = {
  placeholder: 'Placeholder',
  mash: 'Keyboard Mash',
  echo: 'Echo',
};

/**
 * Answers in, changes out: which review flags to set and why, and which to take back because the text has become fine.
 * Only answers that differ from what they should say are in the result, so doing it twice changes nothing.
 * A flag is a question to the manager: an answer with a verdict is left alone, and no level is ever touched.
 */
export function decideReviews(answers: readonly ReviewedAnswer[], questions: readonly QuestionRow[]): AnswerChange[] {
  const askedFor = (concept: string) => questions.filter((question) => question.concept === concept);
  const originals = firstOfEachText(answers);
  const changes: AnswerChange[] = [];
  for (const answer of answers) {
    if (answer.verdict !== '') continue;
    const review = reviewOf(answer, askedFor(answer.concept), originals);
    const change: AnswerChange = {
      id: answer.id,
      name: answer.name,
      deal: answer.dealName,
      concept: answer.concept,
      flag: review !== null,
      reason: review?.reason ?? null,
      kind: review?.kind ?? null,
      detail: review?.detail ?? null,
    };
    if (!isAsItIs(answer, change)) changes.push(change);
  }
  return changes;
}

function isAsItIs(answer: ReviewedAnswer, { flag, reason, kind, detail }: AnswerChange): boolean {
  return (
    answer.isFlagged === flag &&
    answer.reviewReason === (reason ?? '') &&
    answer.reviewKind === (kind ?? '') &&
    answer.reviewDetail === (detail ?? '')
  );
}

/** Why a manager should look at an answer; null when there is nothing to ask. */
function reviewOf(
  answer: ReviewedAnswer,
  questions: readonly QuestionRow[],
  originals: ReadonlyMap<string, ReviewedAnswer>,
): Review | null {
  if (answer.status !== 'Answered') return null;
  const { concept } = answer;
  const text = answer.answer;
  const wordings = questions.length === 0 ? [undefined] : questions.map(({ ask }) => ask);
  for (const question of wordings) {
    const finding = checkAnswer({ text, concept, ...(question === undefined ? {} : { question }) });
    if (finding !== null) return { kind: KINDS[finding.kind], detail: shorten(text), reason: finding.reason };
  }
  return quoteReview(answer.quote) ?? repeatReview(answer, originals);
}

/** A quote is judged without its question, so it is never an echo. */
function quoteReview(quote: string): Review | null {
  const finding = checkAnswer({ text: quote });
  if (finding === null) return null;
  return {
    kind: finding.kind === 'mash' ? 'Quote Keyboard Mash' : 'Quote Placeholder',
    detail: shorten(quote),
    reason: `In the quote: ${finding.reason}`,
  };
}

function repeatReview(answer: ReviewedAnswer, originals: ReadonlyMap<string, ReviewedAnswer>): Review | null {
  const print = fingerprint(answer.answer);
  const original = print === null ? undefined : originals.get(print);
  if (original === undefined || original.dealId === answer.dealId) return null;
  // What one customer said about its situation is as true on its other deals.
  if (original.accountId !== null && original.accountId === answer.accountId) return null;
  const detail = `${shorten(original.dealName)} (${original.concept})`;
  return { kind: 'Repeat', detail, reason: `Repeat: the same text stands on another deal, \`${detail}\`.` };
}

/** Of answers with the same text, the oldest is the original, and only the later ones are asked about. */
function firstOfEachText(answers: readonly ReviewedAnswer[]): Map<string, ReviewedAnswer> {
  const originals = new Map<string, ReviewedAnswer>();
  for (const answer of answers) {
    const print = answer.status === 'Answered' ? fingerprint(answer.answer) : null;
    if (print === null) continue;
    const known = originals.get(print);
    if (known === undefined || isOlder(answer, known)) originals.set(print, answer);
  }
  return originals;
}

/** Records made in one call share their second: then the id decides. */
function isOlder(a: ReviewedAnswer, b: ReviewedAnswer): boolean {
  return a.createdDate === b.createdDate ? a.id < b.id : a.createdDate < b.createdDate;
}
