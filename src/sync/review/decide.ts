import { checkAnswer, fingerprint, shorten } from '../../insight/index.ts';
import type { FindingKind } from '../../insight/index.ts';
import type { ReviewKind } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import type { AnswerChange, QuestionRow, ReviewedAnswer } from './types.ts';

/** The review fields of a flagged answer. Texts are shortened so that each part fits its field. */
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
 * Decides which review flags to set, with the reason, and which to remove because the text is fine now. The result contains only answers
 * whose review fields must change, so a second run changes nothing. Answers with a manager's verdict are skipped, and evidence levels are
 * never changed.
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
    if (!isUnchanged(answer, change)) changes.push(change);
  }
  return changes;
}

function isUnchanged(answer: ReviewedAnswer, { flag, reason, kind, detail }: AnswerChange): boolean {
  return (
    answer.isFlagged === flag &&
    answer.reviewReason === (reason ?? '') &&
    answer.reviewKind === (kind ?? '') &&
    answer.reviewDetail === (detail ?? '')
  );
}

/** The review of an answer; null if it needs none. */
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

/** The review of a quote. It is checked without the question, so it is never an echo. */
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
  const key = fingerprint(answer.answer);
  const original = key === null ? undefined : originals.get(key);
  if (original === undefined || original.dealId === answer.dealId) return null;
  // Statements of one customer apply to all of its deals, so a repeat within an account is fine.
  if (original.accountId !== null && original.accountId === answer.accountId) return null;
  const detail = `${shorten(original.dealName)} (${original.concept})`;
  return { kind: 'Repeat', detail, reason: `Repeat: the same text stands on another deal, \`${detail}\`.` };
}

/** The oldest answer of each text. Later answers with the same text are flagged as repeats. */
function firstOfEachText(answers: readonly ReviewedAnswer[]): Map<string, ReviewedAnswer> {
  const originals = new Map<string, ReviewedAnswer>();
  for (const answer of answers) {
    const key = answer.status === 'Answered' ? fingerprint(answer.answer) : null;
    if (key === null) continue;
    const known = originals.get(key);
    if (known === undefined || isOlder(answer, known)) originals.set(key, answer);
  }
  return originals;
}

/** Records created in one call have the same time; the id then decides. */
function isOlder(a: ReviewedAnswer, b: ReviewedAnswer): boolean {
  return a.createdDate === b.createdDate ? a.id < b.id : a.createdDate < b.createdDate;
}
