import { isSame, valueOf } from 'c/answerDraft';
import type { AnswerDraft } from 'c/answerDraft';
import { pairOf } from 'c/answerPairs';
import type { PairContext } from 'c/answerPairs';
import type { Answer } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { faultOf, messagesIn } from 'c/ldsErrors';
import { changeOf } from './changes.ts';
import { troubleOf } from './trouble.ts';
import type { Trouble } from './trouble.ts';

/** Reads the deal again; resolves to the answer of the concept, undefined without one. Rejects when it cannot be read. */
export type Reread = (concept: string) => Promise<Answer | undefined>;

/** As the org refuses an update of a record that has changed. */
const CHANGED = { status: 412 };

type Outcome =
  | { readonly kind: 'saved' }
  /** Another user has saved a different answer. */
  | { readonly kind: 'conflict'; readonly theirs: Answer }
  | Trouble;

/** Result of a save, as an event of the question. */
type SaveResult =
  | { readonly kind: 'saved'; readonly sent: AnswerDraft; readonly answer: Answer | undefined }
  | { readonly kind: 'failed'; readonly sent: AnswerDraft; readonly trouble: Trouble }
  | { readonly kind: 'conflicted'; readonly sent: AnswerDraft; readonly theirs: Answer };

interface Job {
  readonly context: PairContext;
  readonly draft: AnswerDraft;
  readonly reread: Reread;
  /** Whether the user wants the other record of the pair saved too; undefined: what is proposed. */
  readonly isPaired: boolean | undefined;
  /** The draft only gives the stored answer its quote: of the pair, a pain with the same words gets it too, nothing else is saved. */
  readonly isRaising: boolean;
}

/**
 * Saves a draft and then reads the answer again: the draft may be removed only when the page has the stored text to show. Does not reject;
 * a failure is a result too.
 */
export async function saveAndReread(job: Job): Promise<SaveResult> {
  const { draft: sent, reread } = job;
  const { concept } = job.context.item;
  const outcome = await saveAnswer(job);
  if (outcome.kind === 'conflict') return { kind: 'conflicted', sent, theirs: outcome.theirs };
  if (outcome.kind !== 'saved') return { kind: 'failed', sent, trouble: outcome };
  try {
    return { kind: 'saved', sent, answer: await reread(concept) };
  } catch (error) {
    return { kind: 'failed', sent, trouble: troubleOf(error, 'offline') };
  }
}

/**
 * Saves a draft. After a conflict it reads the stored answer. When that is the text of this user's earlier request whose response was lost
 * (`sent`), the save succeeded or is tried again; otherwise another user's answer is a conflict.
 */
async function saveAnswer(job: Job): Promise<Outcome> {
  const { draft, reread } = job;
  const { concept } = job.context.item;
  try {
    await send(job);
    return { kind: 'saved' };
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== 'conflict' && fault !== 'gone' && !messagesIn(error).some(({ code }) => code === 'DUPLICATE_VALUE'))
      return troubleOf(error, fault);
    try {
      const theirs = await reread(concept);
      if (!theirs) return troubleOf(error, 'gone');
      const there = valueOf(theirs);
      if (isSame(there, draft.value)) return { kind: 'saved' };
      const isOurs = [draft.sent, draft.over?.value].some((known) => known && isSame(there, known));
      // The stored text is this user's. Only a lost save of theirs, or a field outside the form (a review flag), changed the record.
      if (!isOurs || draft.over?.modifiedAt === theirs.modifiedAt) return { kind: 'conflict', theirs };
      const over = { id: theirs.id, modifiedAt: theirs.modifiedAt, value: there };
      return await saveAnswer({ ...job, draft: { value: draft.value, over } });
    } catch (unread) {
      return troubleOf(unread, 'offline');
    }
  }
}

/**
 * One request for the answer and the other record of its pair, all or none. Requests for several records cannot be refused for a change
 * since the answer was read, so the answer is read again before; a change within the few milliseconds between is overwritten.
 */
async function send({ context, draft, reread, isPaired, isRaising }: Job): Promise<void> {
  const { dealId, item } = context;
  const change = changeOf(dealId, item.concept, draft);
  const pair = pairOf(context, draft.value, draft.over?.value);
  const isWanted = isRaising ? pair?.kind === 'samePain' : (isPaired ?? pair?.isTicked);
  if (!pair || !isWanted) {
    await saveChanges(dealId, [change]);
    return;
  }
  const present = await reread(item.concept);
  if (present?.modifiedAt !== draft.over?.modifiedAt)
    throw Object.assign(new Error('Changed since it was read'), CHANGED);
  await saveChanges(dealId, [change, pair.change]);
}
