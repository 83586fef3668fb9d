import { asAnswer } from 'c/answerDraft';
import type { AnswerValue } from 'c/answerDraft';
import type { Deal } from 'c/dealRows';
import { EVIDENCE_NAMES } from 'c/evidenceNames';
import { personOf, withLevel } from 'c/quoteSpeaker';

/**
 * The values with an evidence level, 1 (Assumed) to 4 (Confirmed), as a choice in the form makes it. Nothing is saved: levels that
 * need more fields open them.
 */
export function withLevelOf(
  digit: number,
  entry: AnswerValue,
  { dealId, deal }: { readonly dealId: string; readonly deal: Deal | undefined },
): AnswerValue {
  const value = asAnswer(entry);
  const [level] = EVIDENCE_NAMES[digit - 1] ?? [value.evidence];
  return { ...value, ...withLevel(level, value, { words: value.text, person: personOf(dealId, deal?.contacts) }) };
}
