import { checkAnswer, fingerprint, shorten } from '../insight/index.ts';
import type { AnswerChange, AnswerRow, QuestionRow } from './types.ts';

/** What Review_Reason__c holds. */
const REASON_LENGTH = 255;

/**
 * Answers in, changes out: which review flags to set, and which to take back because the text has become fine.
 * Only answers that differ from what they should say are in the result, so doing it twice changes nothing.
 * A flag is a question to the manager: an answer with a verdict is left alone, and no level is ever touched.
 */
export function decideReviews(answers: readonly AnswerRow[], questions: readonly QuestionRow[]): AnswerChange[] {
  const askedFor = (concept: string) => questions.filter((question) => question.concept === concept);
  const originals = firstOfEachText(answers);
  const changes: AnswerChange[] = [];
  for (const answer of answers) {
    if (answer.verdict !== null) continue;
    const reason = reasonFor(answer, askedFor(answer.concept), originals);
    if (answer.flagged === (reason !== null) && (answer.reason ?? null) === reason) continue;
    changes.push({
      id: answer.id,
      name: answer.name,
      deal: answer.dealName,
      concept: answer.concept,
      flag: reason !== null,
      reason,
    });
  }
  return changes;
}

/** Why a manager should look at an answer, as one sentence; null when there is nothing to ask. */
function reasonFor(
  answer: AnswerRow,
  questions: readonly QuestionRow[],
  originals: ReadonlyMap<string, AnswerRow>,
): string | null {
  if (answer.status !== 'Answered') return null;
  const concept = answer.concept;
  const wordings = questions.length === 0 ? [undefined] : questions.map(({ ask }) => ask);
  for (const question of wordings) {
    const finding = checkAnswer({ text: answer.text ?? '', concept, ...(question === undefined ? {} : { question }) });
    if (finding !== null) return finding.reason.slice(0, REASON_LENGTH);
  }
  const quote = checkAnswer({ text: answer.quote ?? '' });
  if (quote !== null) return `In the quote: ${quote.reason}`.slice(0, REASON_LENGTH);
  return repeatReason(answer, originals);
}

function repeatReason(answer: AnswerRow, originals: ReadonlyMap<string, AnswerRow>): string | null {
  const print = fingerprint(answer.text ?? '');
  const original = print === null ? undefined : originals.get(print);
  if (original === undefined || original.dealId === answer.dealId) return null;
  // What one customer said about its situation is as true on its other deals.
  if (original.accountId !== null && original.accountId === answer.accountId) return null;
  return `Repeat: the same text stands on another deal, \`${shorten(original.dealName)}\` (\`${original.concept}\`).`.slice(
    0,
    REASON_LENGTH,
  );
}

/** Of answers with the same text, the oldest is the original, and only the later ones are asked about. */
function firstOfEachText(answers: readonly AnswerRow[]): Map<string, AnswerRow> {
  const originals = new Map<string, AnswerRow>();
  for (const answer of answers) {
    const print = answer.status === 'Answered' ? fingerprint(answer.text ?? '') : null;
    if (print === null) continue;
    const known = originals.get(print);
    if (known === undefined || isOlder(answer, known)) originals.set(print, answer);
  }
  return originals;
}

/** Records made in one call share their second: then the id decides. */
function isOlder(a: AnswerRow, b: AnswerRow): boolean {
  return a.createdDate === b.createdDate ? a.id < b.id : a.createdDate < b.createdDate;
}
