import { draftOver, valueOf } from 'c/answerDraft';
import { answer } from './questionOnPage.ts';
import { INITIAL } from '../questionState.ts';
import type { QuestionEvent, QuestionState, Step } from '../questionState.ts';
import { reduce } from '../reduce.ts';

const written = (text: string) => ({ value: { ...valueOf(answer), text } });
const editing: QuestionState = { ...INITIAL, draft: written('Twelve days') };
const typed = draftOver(answer, { ...valueOf(answer), text: 'Twelve days' });

const advice = { reason: 'It repeats the question.', better: 'Who said it?', isTooLong: false, isBarred: false };
const missing = { line: 'A quote is missing.', canBeHeard: true };

/** The transitions of these events, one after the other. */
const after = (state: QuestionState, ...events: readonly QuestionEvent[]): Step =>
  events.reduce<Step>((step, event) => reduce(step.state, event), { state, effects: [] });
const kinds = ({ effects }: Step) => effects.map(({ kind }) => kind);

describe('drafts that the browser has stored', () => {
  const restored = (draft: typeof typed | undefined) =>
    reduce(INITIAL, { kind: 'restored', answer, draft, stash: undefined });

  test('nothing is stored: nothing happens', () => {
    expect(restored(undefined)).toEqual({ state: INITIAL, effects: [] });
  });

  test('a draft is shown as not saved yet, and its form is loaded', () => {
    const step = restored(typed);
    expect(step.state).toMatchObject({ draft: typed, isRestored: true });
    expect(kinds(step)).toEqual(['loadForm']);
  });

  test('a draft that the org has already is removed', () => {
    const step = restored(draftOver(answer));
    expect(step.state.draft).toBeUndefined();
    expect(step.effects).toEqual([{ kind: 'store', slot: 'draft', draft: undefined }]);
  });
});

describe('editing', () => {
  test('the first letter begins a draft over the stored answer, and stores it', () => {
    const step = reduce(INITIAL, { kind: 'typed', answer, text: 'Twelve days' });
    expect(step.state.draft).toEqual(typed);
    expect(step.effects).toEqual([{ kind: 'store', slot: 'draft', draft: typed }]);
  });

  test('a draft that is equal to the stored answer again is removed from the browser, and stays open', () => {
    const step = after(
      INITIAL,
      { kind: 'typed', answer, text: 'Twelve days' },
      { kind: 'typed', answer, text: answer.answer },
    );
    expect(step.state.draft).toBeDefined();
    expect(step.effects).toEqual([{ kind: 'store', slot: 'draft', draft: undefined }]);
  });

  test('another letter removes the advice and the missing fields of the text before', () => {
    const { state } = reduce({ ...editing, missing, advice }, { kind: 'typed', answer, text: 'x' });
    expect([state.missing, state.advice]).toEqual([undefined, undefined]);
  });

  test('Escape stashes what was typed, closes the editor and leaves the stash', () => {
    const step = reduce(editing, { kind: 'cancelled' });
    expect(step.state).toMatchObject({ stash: editing.draft });
    expect(step.state.draft).toBeUndefined();
    expect(kinds(step)).toEqual(['store', 'store', 'focus']);
    expect(reduce(INITIAL, { kind: 'cancelled' })).toEqual({ state: INITIAL, effects: [] });
  });

  test('Escape in a promise to find out stashes nothing', () => {
    const promise = { ...valueOf(undefined), isOpen: true, openOwner: '005', openUntil: '2026-11-27' };
    const step = after(INITIAL, { kind: 'promised', answer: undefined, promise }, { kind: 'cancelled' });
    expect(step.state.stash).toBeUndefined();
    expect(kinds(step)).toEqual(['store', 'focus']);
  });

  test('a stash and a draft change places; without a stash nothing is lost', () => {
    const both = { ...editing, stash: written('First words') };
    const step = reduce(both, { kind: 'stashTaken' });
    expect(step.state).toMatchObject({ draft: both.stash, stash: both.draft });
    expect(reduce(editing, { kind: 'stashTaken' }).state.draft).toEqual(editing.draft);
    expect(reduce(step.state, { kind: 'stashDiscarded' }).state.stash).toBeUndefined();
  });
});

describe('withdrawing "not known yet"', () => {
  const open = { ...answer, status: 'Not Known Yet' as const, openOwner: '005', openUntil: '2026-11-27' };
  const withdrawn = { kind: 'withdrawn', answer: open } as const;

  test('changes the status alone, and saves it', () => {
    const step = reduce(INITIAL, withdrawn);
    expect(step.state.draft?.value).toEqual({ ...valueOf(open), isOpen: false, isWithdrawn: true });
    expect(kinds(step)).toEqual(['store', 'check']);
    const checked = { kind: 'checked', moveToNext: true, advice: undefined, missing: undefined } as const;
    expect(kinds(reduce(step.state, checked))).toEqual(['save']);
  });

  test('puts away an answer that was being typed', () => {
    const step = reduce(
      { ...INITIAL, draft: draftOver(open, { ...valueOf(open), isOpen: false, text: 'Ten' }) },
      withdrawn,
    );
    expect(step.state.stash?.value.text).toBe('Ten');
  });
});

describe('saving', () => {
  const submitted = { kind: 'submitted', moveToNext: true } as const;
  const checked = { kind: 'checked', moveToNext: true, advice: undefined, missing: undefined } as const;
  const saving = reduce(editing, checked).state;
  const sent = editing.draft!;

  test('a draft is checked first; then it is saved', () => {
    expect(reduce(editing, submitted).effects).toEqual([{ kind: 'check', moveToNext: true }]);
    expect(reduce(editing, checked)).toEqual({
      state: { ...editing, advice: undefined, trouble: undefined, isSaving: true },
      effects: [{ kind: 'save', draft: sent, moveToNext: true }],
    });
  });

  test('without a draft nothing is saved; an untouched one is closed', () => {
    expect(reduce(INITIAL, submitted).effects).toEqual([]);
    expect(reduce(INITIAL, checked).effects).toEqual([]);
    const untouched = { ...INITIAL, draft: draftOver(answer) };
    expect(kinds(reduce(untouched, submitted))).toEqual(['store', 'focus']);
    expect(kinds(reduce(untouched, { ...submitted, moveToNext: false }))).toEqual(['store']);
  });

  test('advice stops the save until the seller accepts the text; a barred text cannot be accepted', () => {
    const advised = reduce(editing, { ...checked, advice });
    expect(advised).toMatchObject({ state: { advice, isSaving: false }, effects: [] });
    const accepted = reduce(advised.state, { kind: 'acceptedAnyway' });
    expect(kinds(accepted)).toEqual(['check']);
    expect(kinds(reduce(accepted.state, { ...checked, advice }))).toEqual(['save']);
    expect(kinds(reduce(accepted.state, { ...checked, advice: { ...advice, isBarred: true } }))).toEqual([]);
  });

  test('a missing field stops the save; as Heard it needs none', () => {
    const quoted = { ...editing, draft: { value: { ...sent.value, evidence: 'Quoted' as const } } };
    expect(reduce(quoted, { ...checked, missing })).toMatchObject({ state: { missing, isSaving: false }, effects: [] });
    expect(kinds(reduce(quoted, { kind: 'acceptedAsHeard', answer }))).toEqual(['store', 'check']);
  });

  test('another save during a save waits for it, unless the seller is still in the form', () => {
    const queued = after(saving, { kind: 'typed', answer, text: 'Twelve days, at least' }, submitted);
    expect(queued).toMatchObject({ state: { isSaveQueued: true }, effects: [] });
    const saved = { kind: 'saved', sent, answer, moveToNext: true } as const;
    const step = reduce(queued.state, saved);
    expect(step.effects).toEqual([
      { kind: 'store', slot: 'draft', draft: step.state.draft },
      { kind: 'announceSaved', moveToNext: false },
      { kind: 'check', moveToNext: false },
    ]);
    const typing = { ...queued.state, isSaveQueued: false, hasFocus: true };
    expect(kinds(reduce(typing, saved))).toEqual(['store', 'announceSaved']);
  });

  test('what is saved closes the editor and moves to the next question', () => {
    const step = reduce(saving, { kind: 'saved', sent, answer, moveToNext: true });
    expect(step.state).toEqual({ ...INITIAL, stash: undefined, isFresh: true });
    expect(step.effects.at(-1)).toEqual({ kind: 'announceSaved', moveToNext: true });
  });

  test('a failure keeps the draft with what was sent, and is retried when the connection is back', () => {
    const offline = { kind: 'failed', sent, trouble: { kind: 'offline', error: 'x' } } as const;
    const { state } = reduce(saving, offline);
    expect(state).toMatchObject({ isSaving: false, draft: { sent: sent.value }, trouble: offline.trouble });
    expect(kinds(reduce(state, { kind: 'reconnected' }))).toEqual(['check']);
    expect(kinds(reduce(saving, { kind: 'reconnected' }))).toEqual([]);
    expect(reduce(state, { kind: 'retried' }).state.trouble).toBeUndefined();
    const closed = reduce({ ...INITIAL, isSaving: true }, offline).state;
    expect(closed.draft).toBeUndefined();
  });

  test('a record that is gone is forgotten, so that the next save creates one', () => {
    const gone = { kind: 'failed', sent: typed, trouble: { kind: 'gone', error: 'x' } } as const;
    expect(reduce({ ...saving, draft: typed }, gone).state.draft?.over).toBeUndefined();
    const refused = { ...gone, trouble: { kind: 'refused', error: 'x' } } as const;
    expect(reduce({ ...saving, draft: typed }, refused).state.draft?.over).toEqual(typed.over);
  });

  test('leaving saves, unless the focus came back or two texts are compared', () => {
    expect(kinds(reduce(editing, { kind: 'left' }))).toEqual(['check']);
    expect(kinds(reduce({ ...editing, hasFocus: true }, { kind: 'left' }))).toEqual([]);
    expect(kinds(reduce({ ...editing, theirs: answer }, { kind: 'left' }))).toEqual([]);
  });
});

describe('a conflict', () => {
  const theirs = { ...answer, answer: 'Two weeks', modifiedAt: '2026-11-21T09:00:00.000Z' };
  const conflict = reduce(editing, { kind: 'conflicted', sent: editing.draft!, theirs });
  const shown = reduce(conflict.state, { kind: 'conflictShown', theirs }).state;

  test('is shown once its component is loaded; without it the save counts as offline', () => {
    expect(kinds(conflict)).toEqual(['store', 'showConflict']);
    expect(conflict.state.theirs).toBeUndefined();
    const focused = { ...conflict.state, hasFocus: true };
    expect(kinds(reduce(focused, { kind: 'conflictShown', theirs }))).toEqual(['focus']);
    expect(reduce(conflict.state, { kind: 'formUnavailable' }).state.trouble?.kind).toBe('offline');
  });

  test('with the other text taken ends the editing', () => {
    const step = reduce(shown, { kind: 'settled', choice: 'theirs', text: '' });
    expect([step.state.draft, step.state.theirs]).toEqual([undefined, undefined]);
  });

  test.each([
    ['mine', 'Twelve days'],
    ['merged', 'Both'],
  ] as const)('with %s chosen saves that text over theirs', (choice, text) => {
    const step = reduce(shown, { kind: 'settled', choice, text: 'Both' });
    expect(step.state.draft).toMatchObject({ value: { text }, over: { modifiedAt: theirs.modifiedAt } });
    expect(kinds(step)).toEqual(['store', 'focus', 'check']);
  });
});
