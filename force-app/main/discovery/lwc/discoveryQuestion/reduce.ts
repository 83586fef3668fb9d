import { asAnswer, asWithdrawn, draftOver, isSame, isUntouched, valueOf } from 'c/answerDraft';
import type { EventKind, EventOf, QuestionEvent, QuestionState, Step } from './questionState.ts';
import { and, close, edit, entryOf, focus, keep, putAway, stash, step, store, then, typedInto } from './steps.ts';
import { finishSave, keepUnsaved, saveChecked, submit, unsaveable } from './submitting.ts';

type Transitions = { readonly [Kind in EventKind]: (state: QuestionState, event: EventOf<Kind>) => Step };

const TRANSITIONS: Transitions = {
  restored: (state, { answer, draft, stash: stored }) => {
    const stashed = { ...state, stash: stored };
    if (!draft) return step(stashed);
    // The stored answer equals the draft: the save succeeded, only its response was lost.
    if (answer && isSame(draft.value, valueOf(answer))) return step(stashed, store('draft', undefined));
    return step({ ...stashed, draft, isRestored: true }, { kind: 'loadForm' });
  },
  opened: (state, { answer }) => {
    const edited = edit(state, answer, asAnswer(entryOf(state, answer)));
    return step(edited.state, { kind: 'loadForm' }, ...edited.effects, focus('text'));
  },
  typed: (state, { answer, text }) => edit(state, answer, typedInto(state, answer, text)),
  changed: (state, { answer, change }) => edit(state, answer, { ...entryOf(state, answer), ...change }),
  promised: (state, { answer, promise }) => and(edit({ ...state, trouble: undefined }, answer, promise), focus('form')),

  withdrawn: (state, { answer }) =>
    then(
      then(putAway(state), (next) => edit(next, answer, asWithdrawn(valueOf(answer)))),
      (next) => submit(next, true),
    ),
  // A key answers from elsewhere on the page: the focus then stays where the user is.
  quoted: (state, { answer, change }) =>
    then(edit({ ...state, isRaising: true }, answer, { ...valueOf(answer), ...change }), (next) =>
      submit(next, next.hasFocus),
    ),
  leftHeard: (state) => step({ ...state, isFresh: false }, ...(state.hasFocus ? [focus('open')] : [])),
  cancelled: (state) => {
    if (!state.draft) return step(state);
    return and(then(putAway(state), close), focus('text', 'bring-back', 'open'));
  },
  stashTaken: (state) => {
    const { draft, stash: taken } = state;
    const swapped = stash(state, draft && !isUntouched(draft) ? draft : undefined);
    return and(taken ? then(swapped, (next) => keep(next, taken)) : swapped, focus('text'));
  },
  stashDiscarded: (state) => and(stash(state, undefined), focus('text', 'open')),

  focused: (state) => step({ ...state, hasFocus: true }, { kind: 'loadForm' }),
  blurred: (state) => step({ ...state, hasFocus: false }),
  left: (state) => (!state.hasFocus && state.draft && !state.theirs ? submit(state, false) : step(state)),

  submitted: (state, { moveToNext }) => submit(state, moveToNext),
  retried: (state) => submit({ ...state, trouble: undefined }, true),
  reconnected: (state) => (state.trouble?.kind === 'offline' ? submit(state, false) : step(state)),
  acceptedAnyway: (state) => submit({ ...state, accepted: state.draft?.value.text ?? '' }, true),
  acceptedAsHeard: (state, { answer }) =>
    then(edit(state, answer, { ...entryOf(state, answer), evidence: 'Heard' }), (next) => submit(next, true)),
  movedToNote: (state, { answer, parts }) =>
    and(edit(state, answer, { ...entryOf(state, answer), ...parts }), focus('text')),
  formUnavailable: (state) => step({ ...state, isRaising: false, trouble: { kind: 'offline', error: { status: 0 } } }),

  checked: (state, found) => unsaveable(state, found.moveToNext) ?? saveChecked(state, found),
  saved: finishSave,
  failed: (state, { sent, trouble }) =>
    then(keepUnsaved(state, sent, trouble.kind === 'gone'), (next) => step({ ...next, trouble })),
  conflicted: (state, { sent, theirs }) => and(keepUnsaved(state, sent, false), { kind: 'showConflict', theirs }),
  conflictShown: (state, { theirs }) => step({ ...state, theirs }, ...(state.hasFocus ? [focus('conflict')] : [])),
  settled: (state, { choice, text }) => {
    const { draft, theirs } = state;
    if (choice === 'theirs' || !theirs || !draft) return and(close(state), focus('open', 'text'));
    const value = choice === 'merged' ? { ...draft.value, text } : draft.value;
    const kept = keep({ ...state, theirs: undefined }, draftOver(theirs, value));
    return then(and(kept, focus('text', 'form')), (next) => submit(next, true));
  },
};

/** Computes one transition of a question: the next state and the effects that the element has to run. Pure function. */
export function reduce(state: QuestionState, event: QuestionEvent): Step {
  const transition = TRANSITIONS[event.kind] as (state: QuestionState, event: QuestionEvent) => Step;
  return transition(state, event);
}
