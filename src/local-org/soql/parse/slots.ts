import type { Slot } from './normalize.ts';

/** Gives the slots of a normalized text to the parser's literals, in the order of the text. */
export interface SlotCursor {
  /** The slot's index as a property to spread; nothing when the literal is not written as the next slot has it. */
  one(text: string): { slot?: number };
  list(texts: readonly string[]): { slot?: number };
  /** Whether each slot was given to a literal. */
  isComplete(): boolean;
}

export function slotCursor(slots: readonly Slot[]): SlotCursor {
  let at = 0;
  const next = (texts: readonly string[], list: boolean): { slot?: number } => {
    const slot = slots[at];
    if (!slot || slot.list !== list || slot.texts.length !== texts.length) return {};
    if (slot.texts.some((text, i) => text !== texts[i])) return {};
    at += 1;
    return { slot: at - 1 };
  };
  return {
    one: (text) => next([text], false),
    list: (texts) => next(texts, true),
    isComplete: () => at === slots.length,
  };
}
