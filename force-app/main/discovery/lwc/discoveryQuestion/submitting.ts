import { draftOver, isSame, isUntouched } from 'c/answerDraft';
import type { AnswerDraft } from 'c/answerDraft';
import type { EventOf, QuestionState, Step } from './questionState.ts';
import { and, close, focus, keep, step, then } from './steps.ts';

/** The result when nothing can be saved now: a save is running, there is no draft, or it has no change. Undefined when it can be. */
export function unsaveable(state: QuestionState, moveToNext: boolean): Step | undefined {
  if (state.isSaving) return step({ ...state, isSaveQueued: true });
  if (!state.draft) return step(state);
  if (!isUntouched(state.draft)) return undefined;
  return moveToNext ? and(close(state), focus('open', 'text')) : close(state);
}

/** Begins to save the draft, with the check of the text. */
export const submit = (state: QuestionState, moveToNext: boolean): Step =>
  unsaveable(state, moveToNext) ?? step(state, { kind: 'check', moveToNext });

/** Continues after the check: saves the draft unless a field is missing or there is advice that the seller has not rejected. */
export function saveChecked(state: QuestionState, found: EventOf<'checked'>): Step {
  const { draft, accepted } = state;
  if (!draft) return step(state);
  const isAccepted = found.advice?.isBarred === false && draft.value.text === accepted;
  const advice = isAccepted ? undefined : found.advice;
  const { missing } = found;
  if (missing || advice) return step({ ...state, missing, advice, isRaising: false });
  const saving = { ...state, missing, advice, isSaving: true, trouble: undefined };
  return step(saving, { kind: 'save', draft, moveToNext: found.moveToNext });
}

/** Ends a successful save. If the seller has typed more meanwhile, the focus stays here and the rest is saved next. */
export function finishSave(state: QuestionState, { sent, answer, moveToNext }: EventOf<'saved'>): Step {
  const { draft, isSaveQueued, hasFocus } = state;
  const after = { ...state, isSaving: false, isSaveQueued: false };
  if (!draft || isSame(draft.value, sent.value)) {
    const closed = close(after);
    return and({ ...closed, state: { ...closed.state, isFresh: true } }, { kind: 'announceSaved', moveToNext });
  }
  const kept = and(keep(after, draftOver(answer, draft.value)), { kind: 'announceSaved', moveToNext: false });
  return isSaveQueued || !hasFocus ? then(kept, (next) => submit(next, false)) : kept;
}

/**
 * Ends a failed save. Stores with the draft what was sent, so that the next save can distinguish it from another user's answer. When the
 * record is gone, the next save creates a new one.
 */
export function keepUnsaved(state: QuestionState, sent: AnswerDraft, isGone: boolean): Step {
  const after = { ...state, isSaving: false, isSaveQueued: false, isRaising: false };
  if (!state.draft) return step(after);
  const { over, ...draft } = { ...state.draft, sent: sent.value };
  return keep(after, over && !isGone ? { ...draft, over } : draft);
}
