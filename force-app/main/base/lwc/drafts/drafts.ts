/**
 * Drafts: text that was typed and is not saved yet. Stored in the browser's local storage by user, deal and slot, so that a reload, a crash
 * or an expired session loses nothing, and another user of the same computer sees none of it. Without storage (private window, full disk)
 * a draft is kept in memory and lasts as long as the page.
 */
import userId from '@salesforce/user/Id';

/** A stored draft. */
export interface Draft<Value> {
  readonly value: Value;
  /** ISO date-time. */
  readonly typedAt: string;
  /** `LastModifiedDate` of the edited record at that time; absent for a new record. */
  readonly base?: string;
}

const PREFIX = 'diagnose-first';
/** Age in days at which a draft is removed. */
const KEPT_DAYS = 30;

// Replaces the storage where the browser has none. Shared by all panels of a page.
const memory = new Map<string, string>();

/**
 * Stores a draft, in place of an earlier one of the slot. Never fails.
 *
 * @param slot name of the form within the deal: `answer:problem`, `pain:new`
 * @param base `LastModifiedDate` of the edited record
 */
export function keepDraft<Value>(dealId: string, slot: string, value: Value, base?: string): void {
  const draft: Draft<Value> = { value, typedAt: new Date().toISOString(), ...(base === undefined ? {} : { base }) };
  const text = JSON.stringify(draft);
  const key = keyOf(dealId, slot);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

/** The draft of a slot, undefined without one. A draft that is too old or cannot be parsed is removed. */
export function draftOf<Value>(dealId: string, slot: string): Draft<Value> | undefined {
  const key = keyOf(dealId, slot);
  const text = memory.get(key) ?? stored(key);
  if (text === undefined) return undefined;
  try {
    const draft = JSON.parse(text) as Draft<Value>;
    const age = Date.now() - Date.parse(draft.typedAt);
    if (age <= KEPT_DAYS * 86_400_000) return draft;
  } catch {
    // Not JSON: another program wrote it, or it was cut off.
  }
  dropDraft(dealId, slot);
  return undefined;
}

/** Removes the draft of a slot, if there is one. */
export function dropDraft(dealId: string, slot: string): void {
  const key = keyOf(dealId, slot);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage the draft was in memory only.
  }
}

/** Slots of a deal that have a draft and whose names begin with `start` (`answer:`), sorted. */
export function draftSlots(dealId: string, start = ''): string[] {
  const prefix = keyOf(dealId, start);
  const whole = keyOf(dealId, '');
  const keys = new Set([...memory.keys(), ...storedKeys()]);
  return [...keys]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(whole.length))
    .sort();
}

/** One draft of the answer to a concept: the text that is being typed (`draft`), or the one that Escape put away (`stash`). */
export interface AnswerSlot {
  readonly kind: 'draft' | 'stash';
  readonly concept: string;
}

/** As stored in browsers, so these must not change. */
const ANSWER_PREFIXES = { draft: 'answer:', stash: 'answer aside:' } as const;

/** Name of the slot: `answer:problem`, `answer aside:problem`. */
export function answerSlotName({ kind, concept }: AnswerSlot): string {
  return ANSWER_PREFIXES[kind] + concept;
}

/** Concepts whose answer has a draft or a stash, each once. */
export function draftedConcepts(dealId: string): string[] {
  const concepts = Object.values(ANSWER_PREFIXES).flatMap((prefix) =>
    draftSlots(dealId, prefix).map((slot) => slot.slice(prefix.length)),
  );
  return [...new Set(concepts)];
}

/** Uses the first 15 characters of the deal's id, which its 15- and 18-character forms share. */
function keyOf(dealId: string, slot: string): string {
  return `${PREFIX}/${userId}/${dealId.slice(0, 15)}/${slot}`;
}

function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function storedKeys(): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  } catch {
    return [];
  }
}
