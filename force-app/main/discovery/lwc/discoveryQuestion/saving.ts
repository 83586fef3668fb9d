import type { Answer } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { faultOf } from 'c/ldsErrors';
import type { Fault } from 'c/ldsErrors';
import { changeOf, isSame, valueOf } from './answerDraft.ts';
import type { AnswerDraft } from './answerDraft.ts';

/** Reads the deal again and gives the answer of the concept, undefined without one. Rejects when it cannot be read. */
export type Reread = (concept: string) => Promise<Answer | undefined>;

/** Why nothing was saved: what it means, and what was thrown. */
export interface Trouble {
  readonly kind: Exclude<Fault, 'conflict'>;
  readonly error: unknown;
}

export type Outcome =
  | { readonly kind: 'saved' }
  /** Somebody else's answer is there instead. */
  | { readonly kind: 'conflict'; readonly theirs: Answer }
  | Trouble;

interface Job {
  readonly dealId: string;
  readonly concept: string;
  readonly draft: AnswerDraft;
  readonly reread: Reread;
}

/**
 * Saves a draft, and finds out what has become of it where the org's answer leaves that open: a request whose answer was lost may have
 * been stored, and the second one then meets its own words. They are told from somebody else's by what was sent.
 */
export async function saveAnswer({ dealId, concept, draft, reread }: Job): Promise<Outcome> {
  try {
    await saveChanges(dealId, [changeOf(dealId, concept, draft)]);
    return { kind: 'saved' };
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== 'conflict' && fault !== 'gone' && !hasCode(error, 'DUPLICATE_VALUE')) return refusedBy(error, fault);
    try {
      const theirs = await reread(concept);
      if (!theirs) return refusedBy(error, 'gone');
      const there = valueOf(theirs);
      if (isSame(there, draft.value)) return { kind: 'saved' };
      const ours = [draft.sent, draft.over?.value].some((known) => known && isSame(there, known));
      // Moved on only by our own lost save, or by a field that is not in the form, as a review's flag: nobody's words are at stake.
      if (!ours || draft.over?.modifiedAt === theirs.modifiedAt) return { kind: 'conflict', theirs };
      const over = { id: theirs.id, modifiedAt: theirs.modifiedAt, value: there };
      return await saveAnswer({ dealId, concept, draft: { value: draft.value, over }, reread });
    } catch (unread) {
      return refusedBy(unread, 'offline');
    }
  }
}

/** A fault as the trouble that the seller is told about. */
export function refusedBy(error: unknown, fault: Fault): Trouble {
  return { kind: fault === 'conflict' ? 'refused' : fault, error };
}

/** Whether one of the org's error codes is this one, wherever Lightning Data Service's error has them. */
function hasCode(error: unknown, code: string): boolean {
  return JSON.stringify((error as { body?: unknown } | undefined)?.body ?? '').includes(`"${code}"`);
}
