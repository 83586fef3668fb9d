import { asAnswer, draftOver, isUntouched, valueOf } from 'c/answerDraft';
import type { AnswerDraft, AnswerValue } from 'c/answerDraft';
import type { Answer } from 'c/dealRows';
import type { DraftKind, Effect, QuestionState, Step, Target } from './questionState.ts';

/** Builds the result of a transition: the new state and the effects to run. */
export const step = (state: QuestionState, ...effects: readonly Effect[]): Step => ({ state, effects });
export const focus = (...on: readonly Target[]): Effect => ({ kind: 'focus', on });
export const store = (slot: DraftKind, draft: AnswerDraft | undefined): Effect => ({ kind: 'store', slot, draft });

/** Adds effects to a result. */
export const and = ({ state, effects }: Step, ...more: readonly Effect[]): Step => step(state, ...effects, ...more);

/** Runs a second transition on the state of the first; the result has the effects of both, in order. */
export function then(first: Step, next: (state: QuestionState) => Step): Step {
  const { state, effects } = next(first.state);
  return step(state, ...first.effects, ...effects);
}

/** The values that the form shows: those of the draft, or of the stored answer. */
export const entryOf = ({ draft }: QuestionState, answer: Answer | undefined): AnswerValue =>
  draft?.value ?? valueOf(answer);

/**
 * The values with a changed text. A new quote that is the text so far stays the same as the text; a stored one is the customer's and does
 * not change with our sentence.
 */
export function typedInto({ draft }: QuestionState, answer: Answer | undefined, text: string): AnswerValue {
  const value = draft?.value ?? asAnswer(valueOf(answer));
  const isText = value.evidence === 'Quoted' && value.quote.trim() === value.text.trim() && !draft?.over?.value.quote;
  return { ...value, text, ...(isText ? { quote: text } : {}) };
}

/** Sets and stores the draft. Removes advice and missing fields, which were about the earlier text. An unchanged draft is not stored. */
export function keep(state: QuestionState, draft: AnswerDraft): Step {
  const next = { ...state, draft, advice: undefined, missing: undefined };
  return step(next, store('draft', isUntouched(draft) ? undefined : draft));
}

/** Changes the value of the draft; begins a draft of the stored answer if there is none. */
export const edit = (state: QuestionState, answer: Answer | undefined, value: AnswerValue): Step =>
  keep(state, { ...(state.draft ?? draftOver(answer)), value });

/** Puts a draft away so that it can be brought back; undefined discards the one that was put away. */
export const stash = (state: QuestionState, draft: AnswerDraft | undefined): Step =>
  step({ ...state, stash: draft }, store('stash', draft));

/** Puts the present draft away if it has a typed answer; an earlier one stays otherwise. */
export function putAway(state: QuestionState): Step {
  const { draft } = state;
  return draft && !isUntouched(draft) && !draft.value.isOpen ? stash(state, draft) : step(state);
}

/** State of a closed editor. */
const CLOSED = { isRestored: false, isFresh: false, isRaising: false } as const;

/** Closes the editor and removes the draft; a stash stays. */
export function close({ stash: stashed, hasFocus, isSaving, isSaveQueued, accepted }: QuestionState): Step {
  const state = { ...CLOSED, stash: stashed, hasFocus, isSaving, isSaveQueued, accepted };
  return step(state, store('draft', undefined));
}
