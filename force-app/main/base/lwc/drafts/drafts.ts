/**
 * What was typed and is not saved yet. Kept in the browser's own storage by user, deal and slot, so that a reload, a crash or an expired
 * session loses nothing, and one person's words never show to another at the same machine. Where there is no storage (private
 * windows, a full disk) the page's memory does, which lasts as long as the page.
 */
import userId from '@salesforce/user/Id';

export interface Draft<Value> {
  readonly value: Value;
  /** ISO date-time. */
  readonly typedAt: string;
  /** `LastModifiedDate` of the record that was edited, as it was then; absent for a new one. */
  readonly base?: string;
}

const PREFIX = 'diagnose-first';
/** A draft that nobody came back to is forgotten after so many days. */
const KEPT_DAYS = 30;

// Where the browser has no storage. One a page, as the storage would be.
const memory = new Map<string, string>();

/** `slot` names the field within the deal: `answer:problem`, `pain:new`. */
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

/** The draft of a slot, undefined without one. What is not readable is forgotten. */
export function draftOf<Value>(dealId: string, slot: string): Draft<Value> | undefined {
  const key = keyOf(dealId, slot);
  const text = memory.get(key) ?? stored(key);
  if (text === undefined) return undefined;
  try {
    const draft = JSON.parse(text) as Draft<Value>;
    const age = Date.now() - Date.parse(draft.typedAt);
    if (age <= KEPT_DAYS * 86_400_000) return draft;
  } catch {
    // Not a draft of this product, or cut off: nothing that could be shown.
  }
  dropDraft(dealId, slot);
  return undefined;
}

export function dropDraft(dealId: string, slot: string): void {
  const key = keyOf(dealId, slot);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage: then it is not in it.
  }
}

/** Slots of a deal that have a draft, by the start of their names (`answer:`), sorted. */
export function draftSlots(dealId: string, start = ''): string[] {
  const prefix = keyOf(dealId, start);
  const whole = keyOf(dealId, '');
  const keys = new Set([...memory.keys(), ...storedKeys()]);
  return [...keys]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(whole.length))
    .sort();
}

/** 15 characters of the deal's id: its two forms are the same deal. */
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
