import type { Answer } from 'c/dealRows';
import { draftOver, isUntouched, valueOf } from './answerDraft.ts';
import type { AnswerDraft, AnswerValue } from './answerDraft.ts';
import type { DraftSlot, Effect, QuestionState, Step, Target } from './questionState.ts';

/** A transition's result with what the element then does. */
export const step = (state: QuestionState, ...effects: readonly Effect[]): Step => ({ state, effects });
export const focus = (...on: readonly Target[]): Effect => ({ kind: 'focus', on });
export const store = (slot: DraftSlot, draft: AnswerDraft | undefined): Effect => ({ kind: 'store', slot, draft });

/** The same result with more to do. */
export const and = ({ state, effects }: Step, ...more: readonly Effect[]): Step => step(state, ...effects, ...more);

/** A transition that follows another: effects of both, in this order. */
export function then(first: Step, next: (state: QuestionState) => Step): Step {
  const { state, effects } = next(first.state);
  return step(state, ...first.effects, ...effects);
}

/** What the form shows: the draft, else the stored answer. */
export const entryOf = ({ draft }: QuestionState, answer: Answer | undefined): AnswerValue =>
  draft?.value ?? valueOf(answer);

/** Stores every change at once. Advice and missing fields were about the text before. */
export function keep(state: QuestionState, draft: AnswerDraft): Step {
  const next = { ...state, draft, advice: undefined, missing: [] };
  return step(next, store('draft', isUntouched(draft) ? undefined : draft));
}

/** The draft with another value; the first edit begins one over the stored answer. */
export const edit = (state: QuestionState, answer: Answer | undefined, value: AnswerValue): Step =>
  keep(state, { ...(state.draft ?? draftOver(answer)), value });

/** Puts a draft away until it is brought back; undefined: discards it. */
export const stash = (state: QuestionState, draft: AnswerDraft | undefined): Step =>
  step({ ...state, stash: draft }, store('stash', draft));

/** What the editor has when it is closed. */
const CLOSED = { isRestored: false, hasNote: false, missing: [] } as const;

/** The editor is closed and the draft is gone; a stash stays. */
export function close({ stash: stashed, hasFocus, isSaving, isSaveQueued, accepted }: QuestionState): Step {
  const state = { ...CLOSED, stash: stashed, hasFocus, isSaving, isSaveQueued, accepted };
  return step(state, store('draft', undefined));
}
