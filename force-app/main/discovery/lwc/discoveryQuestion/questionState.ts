import type { AnswerDraft, AnswerValue } from 'c/answerDraft';
import type { Advice, MissingFields, Trouble } from 'c/answerSaving';
import type { Answer } from 'c/dealRows';
import type { AnswerSlot } from 'c/drafts';

/** State of one question on the page. Plain data; `reduce` computes the next state. */
export interface QuestionState {
  readonly draft?: AnswerDraft | undefined;
  /** The draft that Escape put away; the seller can bring it back or discard it. */
  readonly stash?: AnswerDraft | undefined;
  /** The draft comes from the browser's storage, from before the page was loaded. */
  readonly isRestored: boolean;
  readonly isSaving: boolean;
  /** Another save was requested while one was running. */
  readonly isSaveQueued: boolean;
  readonly hasFocus: boolean;
  /** The answer was saved on this page, and nothing was done with it since: the time to ask whether these are their words. */
  readonly isFresh: boolean;
  /** The draft gives the stored answer its quote, without a form. */
  readonly isRaising: boolean;
  readonly advice?: Advice | undefined;
  readonly missing?: MissingFields | undefined;
  readonly trouble?: Trouble | undefined;
  /** Another user's answer, found by a save: the seller has to choose between the two texts. */
  readonly theirs?: Answer | undefined;
  /** The text that the seller has decided to save although there is advice about it. */
  readonly accepted: string;
}

export const INITIAL: QuestionState = {
  isRestored: false,
  isSaving: false,
  isSaveQueued: false,
  hasFocus: false,
  isFresh: false,
  isRaising: false,
  accepted: '',
};

/** The stored answer, undefined without one. The first edit of a draft begins with it. */
interface WithAnswer {
  readonly answer: Answer | undefined;
}
interface Moving {
  /** Move the focus to the next question after the save. */
  readonly moveToNext: boolean;
}
/** What a check has found; nothing when the draft can be saved. */
interface Findings {
  readonly advice: Advice | undefined;
  readonly missing: MissingFields | undefined;
}
interface Sent {
  /** The draft as it was sent; the present one may have changed since. */
  readonly sent: AnswerDraft;
}
type Nothing = Readonly<Record<never, never>>;

interface Payloads {
  /** The element was inserted into the page; with the drafts from the browser's storage. */
  readonly restored: WithAnswer & { readonly draft: AnswerDraft | undefined; readonly stash: AnswerDraft | undefined };
  readonly opened: WithAnswer;
  readonly typed: WithAnswer & { readonly text: string };
  /** A field of the form other than the text was changed. */
  readonly changed: WithAnswer & { readonly change: Partial<AnswerValue> };
  /** The stored answer is in the customer's words: the quote, and who said it when. */
  readonly quoted: WithAnswer & { readonly change: Partial<AnswerValue> };
  /** The stored answer is not, or the user wants to stay with Heard. */
  readonly leftHeard: Nothing;
  /** The seller chose "not known yet": a user will find out. */
  readonly promised: WithAnswer & { readonly promise: AnswerValue };
  /** The stored answer does not hold any more. */
  readonly withdrawn: WithAnswer;
  readonly cancelled: Nothing;
  readonly stashTaken: Nothing;
  readonly stashDiscarded: Nothing;
  readonly focused: Nothing;
  readonly blurred: Nothing;
  /** The focus has left the question for good, not just moved to another element of it. */
  readonly left: Nothing;
  readonly submitted: Moving;
  readonly retried: Nothing;
  readonly reconnected: Nothing;
  readonly acceptedAnyway: Nothing;
  readonly acceptedAsHeard: WithAnswer;
  readonly movedToNote: WithAnswer & { readonly parts: Pick<AnswerValue, 'text' | 'note'> };
  readonly formUnavailable: Nothing;
  readonly checked: Moving & Findings;
  readonly saved: WithAnswer & Sent & Moving;
  readonly failed: Sent & { readonly trouble: Trouble };
  readonly conflicted: Sent & { readonly theirs: Answer };
  readonly conflictShown: { readonly theirs: Answer };
  readonly settled: { readonly choice: 'mine' | 'theirs' | 'merged'; readonly text: string };
}

export type EventKind = keyof Payloads;
export type EventOf<Kind extends EventKind> = { readonly kind: Kind } & Payloads[Kind];
export type QuestionEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind];

/** Elements that can take the focus, by their `data-` attribute. */
export type Target = 'text' | 'open' | 'form' | 'conflict' | 'bring-back';
export type DraftKind = AnswerSlot['kind'];

/** One thing that the element does after a transition; a transition returns a list, which is run in order. */
export type Effect =
  /** Stores the draft in the browser; undefined removes it. */
  | { readonly kind: 'store'; readonly slot: DraftKind; readonly draft: AnswerDraft | undefined }
  /** After the next render, focuses the first of these elements that exists. */
  | { readonly kind: 'focus'; readonly on: readonly Target[] }
  | { readonly kind: 'loadForm' }
  /** Loads the form and with it the checks, then sends `checked`; `formUnavailable` when they cannot be loaded. */
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
