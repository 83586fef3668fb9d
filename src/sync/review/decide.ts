import { checkAnswer, shorten } from '../../insight/index.ts';
import type { FindingKind } from '../../insight/index.ts';
import { isSameText } from '../../../force-app/main/base/lwc/textTemplate/textTemplate.ts';
import type { ReviewKind } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import { reviewHash } from './hash.ts';
import { findRepeats, type Repeated } from './repeats.ts';
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
  wordless: 'No Words',
  repetition: 'Repetition',
  pointer: 'Pointer',
  promise: 'Promise',
  confession: 'Confession',
  template: 'Template',
  vague: 'Vague',
  number: 'Number Only',
};

/** The review fields that an answer is to have. */
type Wanted = Pick<AnswerChange, 'effect' | 'flag' | 'reason' | 'kind' | 'detail' | 'verdict' | 'hash'>;

/**
 * Decides which review flags to set, with the reason, and which to remove because the text is fine now. The result contains only answers
 * whose review fields must change, so a second run changes nothing. A verdict covers the text that was looked at: a cleared answer with
 * another text is reviewed like a new one, a rejected one is flagged as rewritten and stays rejected. Evidence levels are never changed.
 */
export function decideReviews(answers: readonly ReviewedAnswer[], questions: readonly QuestionRow[]): AnswerChange[] {
  const repeats = findRepeats(answers);
  return answers.flatMap((answer) => decideReview(answer, questions, repeats.get(answer.id)) ?? []);
}

/** What must change of one answer; undefined where nothing does. @param repeated an older record with the same text */
export function decideReview(
  answer: ReviewedAnswer,
  questions: readonly QuestionRow[],
  repeated: Repeated | undefined,
): AnswerChange | undefined {
  return changeOf(answer, questions, () => repeated);
}

/** What must change of one answer as long as it repeats nothing, and whether a repeat would be looked at. */
export function decideAlone(
  answer: ReviewedAnswer,
  questions: readonly QuestionRow[],
): { readonly change: AnswerChange | undefined; readonly mayRepeat: boolean } {
  let mayRepeat = false;
  const change = changeOf(answer, questions, () => {
    mayRepeat = true;
    return undefined;
  });
  return { change, mayRepeat };
}

function changeOf(
  answer: ReviewedAnswer,
  questions: readonly QuestionRow[],
  repeated: () => Repeated | undefined,
): AnswerChange | undefined {
  const asked = questions.filter(({ concept }) => concept === answer.concept);
  const wanted = wantedOf(answer, () => reviewOf(answer, asked, repeated));
  const { id, name, dealName: deal, concept } = answer;
  return isUnchanged(answer, wanted) ? undefined : { id, name, deal, concept, ...wanted };
}

function wantedOf(answer: ReviewedAnswer, reviewAs: () => Review | null): Wanted {
  if (answer.verdict === '') {
    const review = reviewAs();
    return reviewed('', review === null ? '' : reviewHash(answer), review);
  }
  const hash = reviewHash(answer);
  if (isCovered(answer, hash)) return { ...presentOf(answer), effect: 'fingerprint', hash };
  if (answer.verdict === 'Cleared') return reviewed('unreview', hash, reviewAs());
  // Without a text that counts there is nothing to decide yet; the fingerprint stays, so that the next text is noticed.
  if (answer.status !== 'Answered') return presentOf(answer);
  const detail = shorten(answer.answer);
  const reason = `Rewritten: it was rejected, and now it is \`${detail}\`.`;
  return { effect: 'flag', flag: true, kind: 'Rewritten', detail, reason, verdict: 'Rejected', hash };
}

/**
 * Whether the verdict was given on the present text. A verdict without a fingerprint was given on a text that no review had flagged; it covers
 * the present one unless a seller was the last to change the record, because sellers give no verdicts.
 */
function isCovered({ reviewedHash, isLastChangedBySeller }: ReviewedAnswer, hash: string): boolean {
  return reviewedHash === '' ? !isLastChangedBySeller : reviewedHash === hash;
}

/** The fields of an answer without a verdict, or whose verdict is taken back. */
function reviewed(effect: 'unreview' | '', hash: string, review: Review | null): Wanted {
  const without: Wanted = {
    effect: effect || 'unflag',
    flag: false,
    reason: null,
    kind: null,
    detail: null,
    verdict: null,
    hash: null,
  };
  return review === null ? without : { ...without, ...review, effect: effect || 'flag', flag: true, hash };
}

function presentOf(answer: ReviewedAnswer): Wanted {
  return {
    effect: 'fingerprint',
    flag: answer.isFlagged,
    reason: answer.reviewReason || null,
    kind: answer.reviewKind || null,
    detail: answer.reviewDetail || null,
    verdict: answer.verdict || null,
    hash: answer.reviewedHash || null,
  };
}

function isUnchanged(answer: ReviewedAnswer, wanted: Wanted): boolean {
  const present = presentOf(answer);
  return (['flag', 'reason', 'kind', 'detail', 'verdict', 'hash'] as const).every(
    (name) => present[name] === wanted[name],
  );
}

/** The review of an answer; null if it needs none. */
function reviewOf(
  answer: ReviewedAnswer,
  questions: readonly QuestionRow[],
  repeated: () => Repeated | undefined,
): Review | null {
  if (answer.status !== 'Answered') return null;
  const text = answer.answer;
  const about = answer.object === 'DF_Answer__c' ? { concept: answer.concept } : {};
  const wordings = questions.length === 0 ? [undefined] : questions.map(({ ask }) => ask);
  for (const question of wordings) {
    const finding = checkAnswer({ text, ...about, ...(question === undefined ? {} : { question }) });
    if (finding !== null) return { kind: KINDS[finding.kind], detail: shorten(text), reason: finding.reason };
  }
  return quoteReview(answer.quote) ?? sourceReview(answer) ?? repeatReview(repeated());
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

/** The review of who said and who confirmed it, and of a confirmation that only repeats the quote. An old quote is no reason by itself. */
function sourceReview({ sayers, quote, confirmedWords }: ReviewedAnswer): Review | null {
  const colleague = sayers.find(({ isUser }) => isUser);
  if (colleague) {
    const detail = shorten(colleague.name);
    const reason = `Colleague: \`${detail}\` bears the e-mail address of a user of this org, and is not the customer.`;
    return { kind: 'Colleague', detail, reason };
  }
  const stranger = sayers.find(({ isOfDeal }) => !isOfDeal);
  if (stranger) {
    const detail = shorten(stranger.name);
    const reason = `Not of this account: \`${detail}\` belongs neither to the deal's account nor to that of one of its contact roles.`;
    return { kind: 'Not Of Account', detail, reason };
  }
  if (!isSameText(quote, confirmedWords)) return null;
  const detail = shorten(confirmedWords);
  const reason = `Confirmation: \`${detail}\` are the words of the quote; a confirmation has words of its own.`;
  return { kind: 'Confirmation Same As Quote', detail, reason };
}

/** The review of a text that an older record has: another concept of the deal, or a deal of another account. */
function repeatReview(repeated: Repeated | undefined): Review | null {
  if (repeated === undefined) return null;
  const { original, isSameDeal } = repeated;
  if (isSameDeal) {
    const detail = original.concept;
    return { kind: 'Same Text', detail, reason: `Same text: it is also what this deal has under \`${detail}\`.` };
  }
  const detail = `${shorten(original.dealName)} (${original.concept})`;
  return { kind: 'Repeat', detail, reason: `Repeat: the same text stands on another deal, \`${detail}\`.` };
}
