import { MODIFIED, restOf, runningUserId, updateUnmodified, type SaveOutcome } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { decideAlone, decideReview } from '../review/decide.ts';
import { afterChange, writtenFields } from '../review/fields.ts';
import { REVIEWED_OBJECTS, waits } from '../review/read.ts';
import type { AnswerChange, FailedChange, QuestionRow } from '../review/types.ts';
import type { Statement } from '../state/store.ts';
import { readAsks } from './asks.ts';
import { positionKey, type SyncPosition } from './changes.ts';
import { countAgain } from './deals.ts';
import { readDue, type Due, type Present } from './present.ts';
import { indexedTexts, keepRecord } from './records.ts';
import { repeatedIn } from './repeated.ts';

/** What became of the due records. */
export interface Decided {
  /** Answers that were looked at. */
  readonly answers: number;
  /** How many changes were written, or would be in a dry run. */
  readonly records: number;
  /** These changes; none where `onChange` takes them. */
  readonly written: readonly AnswerChange[];
  readonly failed: readonly FailedChange[];
}

export interface DecideOptions {
  /** Takes each change when it is written, so that those of a large org need not be in memory together. */
  readonly onChange?: ((change: AnswerChange) => void) | undefined;
  readonly dryRun: boolean;
  readonly position: SyncPosition;
}

interface Batch {
  readonly context: JobContext;
  readonly options: DecideOptions;
  readonly asks: readonly QuestionRow[];
  readonly userId: () => Promise<string>;
}

/** Due records that are read together. */
const AT_ONCE = 400;
/** How often a record that is saved by others meanwhile is read again before it is left to the next sync. */
const ROUNDS = 3;

/**
 * Decides about the due records, deal by deal, and writes what must change. Each record is read just before; one that another user saved in between is
 * read again and decided anew. What is settled is due no more; what the org refuses stays due, with the reason.
 */
export async function decideDue(context: JobContext, options: DecideOptions): Promise<Decided> {
  const { store, orgId, org, signal } = context;
  const total = { answers: 0, records: 0, written: [] as AnswerChange[], failed: [] as FailedChange[] };
  let user: Promise<string> | undefined;
  const batch: Batch = {
    context,
    options,
    asks: await readAsks(store, orgId),
    userId: () => (user ??= runningUserId(org)),
  };
  let last: Due | undefined;
  for (;;) {
    signal.throwIfAborted();
    const due = await store.all<Due>(
      `select d.id, d.object, r.deal from review_due d join review_record r on r.org = d.org and r.id = d.id
         where d.org = $1 and (r.deal > $2 or (r.deal = $2 and r.id > $3)) order by r.deal, r.id limit ${AT_ONCE}`,
      [orgId, last?.deal ?? '', last?.id ?? ''],
    );
    if (due.length === 0) return total;
    last = due.at(-1);
    const one = await settleBatch(batch, due);
    total.answers += due.filter(({ object }) => object === 'DF_Answer__c').length;
    total.records += one.written.length;
    if (options.onChange) one.written.forEach(options.onChange);
    else total.written.push(...one.written);
    total.failed.push(...one.failed);
  }
}

async function settleBatch(batch: Batch, due: readonly Due[]): Promise<Pick<Decided, 'written' | 'failed'>> {
  const { context, options } = batch;
  const written: AnswerChange[] = [];
  const failed: FailedChange[] = [];
  let left = due;
  for (let round = 1; left.length > 0 && round <= ROUNDS; round += 1) {
    const present = await readDue(context, left);
    const changes = await decide(context, batch.asks, present);
    const settled = present.filter(({ answer }) => !changes.has(answer.id));
    if (options.dryRun) return { written: [...changes.values()], failed };
    const toWrite = present.filter(({ answer }) => changes.has(answer.id));
    const pause = restOf(
      context.org,
      toWrite.map(({ record }) => record.LastModifiedDate),
    );
    await keep(
      context,
      options.position,
      settled.flatMap((one) => settle(context.orgId, one)),
    );
    left = left.filter(({ id }) => changes.has(id));
    if (pause > 0 && round < ROUNDS) {
      await context.org.sleep(pause);
      continue;
    }
    const outcomes = await write(batch, present, changes);
    const statements: Statement[] = [];
    for (const [id, { success, errors }] of outcomes) {
      const change = changes.get(id)!;
      const had = present.find(({ answer }) => answer.id === id)!;
      if (success) {
        written.push(change);
        const answer = afterChange(had.answer, change);
        statements.push(...settle(context.orgId, { ...had, keep: { ...had.keep, answer, waits: waits(answer) } }));
      } else if (!isModified(errors) || round === ROUNDS) {
        failed.push({ change, errors });
        statements.push(refused(context.orgId, id, errors));
      }
    }
    await keep(context, options.position, statements);
    left = left.filter(({ id }) => isModified(outcomes.get(id)?.errors ?? []));
  }
  return { written, failed };
}

const isModified = (errors: SaveOutcome['errors']): boolean => errors.some(({ errorCode }) => errorCode === MODIFIED);

async function keep({ store, orgId }: JobContext, position: SyncPosition, statements: readonly Statement[]) {
  if (statements.length > 0) await store.keep(positionKey(orgId), JSON.stringify(position), statements);
}

/** What must change of records whose texts the index has, by id. */
export async function decide(
  { store, orgId }: JobContext,
  asks: readonly QuestionRow[],
  present: readonly Present[],
): Promise<Map<string, AnswerChange>> {
  const changes = new Map<string, AnswerChange>();
  for (const { answer } of present) {
    const alone = decideAlone(answer, asks);
    const repeated = alone.mayRepeat ? await repeatedIn(store, orgId, answer) : undefined;
    const change = repeated === undefined ? alone.change : decideReview(answer, asks, repeated);
    if (change !== undefined) changes.set(answer.id, change);
  }
  return changes;
}

/** Writes the changes, object by object; resolves to the outcomes by id. */
async function write(
  { context, userId }: Batch,
  present: readonly Present[],
  changes: ReadonlyMap<string, AnswerChange>,
): Promise<Map<string, SaveOutcome>> {
  const outcomes = new Map<string, SaveOutcome>();
  if (changes.size === 0) return outcomes;
  const moment = { now: context.now().toISOString(), userId: await userId() };
  for (const object of REVIEWED_OBJECTS) {
    const updates = present.flatMap(({ answer, record }) => {
      const change = changes.get(answer.id);
      if (answer.object !== object || change === undefined) return [];
      const fields = writtenFields(change, answer, record, moment);
      return [{ id: answer.id, fields, readAs: record.LastModifiedDate }];
    });
    for (const outcome of await updateUnmodified(context.org, object, updates))
      outcomes.set(updates[outcome.index]!.id, outcome);
  }
  return outcomes;
}

/** The statements behind a record that needs nothing more. */
function settle(org: string, { keep: kept }: Present): readonly Statement[] {
  return [
    keepRecord(org, kept, indexedTexts(kept.answer)),
    { sql: 'delete from review_due where org = $1 and id = $2', params: [org, kept.answer.id] },
    countAgain(org, kept.answer.dealId),
  ];
}

function refused(org: string, id: string, errors: SaveOutcome['errors']): Statement {
  return {
    sql: 'update review_due set reason = $3 where org = $1 and id = $2',
    params: [org, id, errors.map(({ message }) => message).join(' ')],
  };
}
