import { draftOver, isSame, isUntouched, missingOf } from './answerDraft.ts';
import type { AnswerDraft } from './answerDraft.ts';
import type { EventOf, QuestionState, Step } from './questionState.ts';
import { and, close, focus, keep, step, then } from './steps.ts';

/** The step where there is nothing to save now; undefined where there is. */
export function unsaveable(state: QuestionState, moveToNext: boolean): Step | undefined {
  if (state.isSaving) return step({ ...state, isSaveQueued: true });
  if (!state.draft) return step(state);
  if (!isUntouched(state.draft)) return undefined;
  return moveToNext ? and(close(state), focus('open', 'text')) : close(state);
}

/** Saves what can be saved, or shows why not yet. */
export const submit = (state: QuestionState, moveToNext: boolean): Step =>
  unsaveable(state, moveToNext) ?? step(state, { kind: 'check', moveToNext });

/** Saves the draft unless a field is missing or the text gets advice that the seller has not overruled. */
export function saveChecked(state: QuestionState, found: Pick<EventOf<'checked'>, 'moveToNext' | 'advice'>): Step {
  const { draft, accepted } = state;
  if (!draft) return step(state);
  const isAccepted = found.advice?.isBarred === false && draft.value.text === accepted;
  const advice = isAccepted ? undefined : found.advice;
  const missing = missingOf(draft.value);
  if (missing.length > 0 || advice) return step({ ...state, missing, advice });
  const saving = { ...state, missing, advice, isSaving: true, trouble: undefined };
  return step(saving, { kind: 'save', draft, moveToNext: found.moveToNext });
}

/** The org has the text. A seller who went on typing stays in this question, and the rest is saved next. */
export function finishSave(state: QuestionState, { sent, answer, moveToNext }: EventOf<'saved'>): Step {
  const { draft, isSaveQueued, hasFocus } = state;
  const after = { ...state, isSaving: false, isSaveQueued: false };
  if (!draft || isSame(draft.value, sent.value)) return and(close(after), { kind: 'announceSaved', moveToNext });
  const kept = and(keep(after, draftOver(answer, draft.value)), { kind: 'announceSaved', moveToNext: false });
  return isSaveQueued || !hasFocus ? then(kept, (next) => submit(next, false)) : kept;
}

/**
 * The draft with what was sent: the next save needs it to distinguish this user's lost save from another user's answer. A record that is
 * gone can only be created again.
 */
export function keepUnsaved(state: QuestionState, sent: AnswerDraft, isGone: boolean): Step {
  const after = { ...state, isSaving: false, isSaveQueued: false };
  if (!state.draft) return step(after);
  const { over, ...draft } = { ...state.draft, sent: sent.value };
  return keep(after, over && !isGone ? { ...draft, over } : draft);
}
