import type { Answer } from 'c/dealRows';
import type { Advice } from './advice.ts';
import type { AnswerDraft, AnswerValue, Missing } from './answerDraft.ts';
import type { Trouble } from './trouble.ts';

/** One question as the page has it. Plain data; `reduce` returns the next one. */
export interface QuestionState {
  readonly draft?: AnswerDraft | undefined;
  /** A draft that the seller left with Escape, until it is brought back or discarded. */
  readonly stash?: AnswerDraft | undefined;
  /** The draft was stored before the page was loaded. */
  readonly isRestored: boolean;
  readonly isSaving: boolean;
  /** Another save was requested while one was running. */
  readonly isSaveQueued: boolean;
  readonly hasFocus: boolean;
  /** The field of the note is open. */
  readonly hasNote: boolean;
  readonly advice?: Advice | undefined;
  readonly missing: readonly Missing[];
  readonly trouble?: Trouble | undefined;
  /** Another user's answer that a save found: the seller chooses between the two texts. */
  readonly theirs?: Answer | undefined;
  /** The text that the seller saves in spite of the advice. */
  readonly accepted: string;
}

export const INITIAL: QuestionState = {
  isRestored: false,
  isSaving: false,
  isSaveQueued: false,
  hasFocus: false,
  hasNote: false,
  missing: [],
  accepted: '',
};

/** The answer as the org has it, undefined without one. A first edit begins from it. */
interface Over {
  readonly answer: Answer | undefined;
}
interface Moving {
  /** The seller is done here: the focus moves to the next question. */
  readonly moveToNext: boolean;
}
interface Sent {
  /** What was sent; the draft may have changed since. */
  readonly sent: AnswerDraft;
}
type Nothing = Readonly<Record<never, never>>;

interface Payloads {
  /** The element is in the page; with the drafts that the browser has stored. */
  readonly restored: Over & { readonly draft: AnswerDraft | undefined; readonly stash: AnswerDraft | undefined };
  readonly opened: Over;
  readonly typed: Over & { readonly text: string };
  /** Any other field of the form. */
  readonly changed: Over & { readonly change: Partial<AnswerValue> };
  readonly noteAdded: Nothing;
  /** Not known yet: someone finds out. */
  readonly promised: Over & { readonly userId: string; readonly now: Date };
  readonly cancelled: Nothing;
  readonly stashTaken: Nothing;
  readonly stashDiscarded: Nothing;
  readonly focused: Nothing;
  readonly blurred: Nothing;
  /** The focus did not come back in the same turn. */
  readonly left: Nothing;
  readonly submitted: Moving;
  readonly retried: Nothing;
  readonly reconnected: Nothing;
  readonly acceptedAnyway: Nothing;
  readonly acceptedAsHeard: Over;
  readonly movedToNote: Over;
  readonly formUnavailable: Nothing;
  readonly checked: Moving & { readonly advice: Advice | undefined };
  readonly saved: Over & Sent & Moving;
  readonly failed: Sent & { readonly trouble: Trouble };
  readonly conflicted: Sent & { readonly theirs: Answer };
  readonly conflictShown: { readonly theirs: Answer };
  readonly settled: { readonly choice: 'mine' | 'theirs' | 'merged'; readonly text: string };
}

export type EventKind = keyof Payloads;
export type EventOf<Kind extends EventKind> = { readonly kind: Kind } & Payloads[Kind];
export type QuestionEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind];

/** Elements that can take the focus, by their `data-` attribute. */
export type Target = 'text' | 'open' | 'note' | 'finding' | 'conflict' | 'bring-back';
export type DraftSlot = 'draft' | 'stash';

/** What the element does after a transition, in this order. */
export type Effect =
  /** Stores the draft in the browser; undefined removes it. */
  | { readonly kind: 'store'; readonly slot: DraftSlot; readonly draft: AnswerDraft | undefined }
  /** After the next render: focuses the first of these that is there. */
  | { readonly kind: 'focus'; readonly on: readonly Target[] }
  | { readonly kind: 'loadForm' }
  /** Checks the text with what the form brought, then sends `checked`. */
  | ({ readonly kind: 'check' } & Moving)
  /** Saves the draft, then sends `saved`, `failed` or `conflicted`. */
  | ({ readonly kind: 'save'; readonly draft: AnswerDraft } & Moving)
  | { readonly kind: 'showConflict'; readonly theirs: Answer }
  | ({ readonly kind: 'announceSaved' } & Moving);

/** A transition's result. */
export interface Step {
  readonly state: QuestionState;
  readonly effects: readonly Effect[];
}
