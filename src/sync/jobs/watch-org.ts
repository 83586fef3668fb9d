import { readLivePlaybooks } from '../../deal/index.ts';
import { runningUserZone } from '../../salesforce/index.ts';
import { driftSentence, notComparedSentence, readDrift } from '../deploy/drift.ts';
import { Backlog } from '../watch/backlog.ts';
import { baselineStep } from '../watch/baseline.ts';
import { Histories } from '../watch/histories.ts';
import { movedMeanwhile } from '../watch/moved.ts';
import { pauseBetween } from '../watch/pace.ts';
import { readPeople, type Person } from '../watch/people.ts';
import { Reader, type WatchPosition } from '../watch/reader.ts';
import { keepRefused, retryRefused } from '../watch/refused.ts';
import { keepReverts, revertAll, revertsOf, type Reverted } from '../watch/revert.ts';
import { ruleFinder } from '../watch/rules.ts';
import { settle, type OrgKnowledge } from '../watch/settle.ts';
import { keepDeals, settleRows, standingWithout } from '../watch/state.ts';
import type { Decision, Pending } from '../watch/types.ts';
import { writeDecisions, writtenKeys, type RefusedDecision } from '../watch/write.ts';
import type { JobContext } from './types.ts';

/** What a watch reports while it runs. */
export type WatchNews =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'reverted'; readonly reverted: Reverted }
  | { readonly kind: 'refused'; readonly refused: RefusedDecision }
  /** Whether rules or playbooks are as deployed, once in a minute: one sentence about those that are not; null: all are. */
  | { readonly kind: 'drift'; readonly sentence: string | null }
  /** This user may not read the org's rules, so that it is not known. */
  | { readonly kind: 'not compared'; readonly sentence: string }
  /** The org has no gates, so that nothing is recorded; once in a minute. */
  | { readonly kind: 'no playbook' }
  /** At its end: how many deals stood past a gate without what it asks when they were last read. */
  | { readonly kind: 'standing'; readonly deals: number };

export interface WatchOptions {
  /** Ends when everything up to now is settled, however long that takes. Default: only by the signal, or `slice`. */
  readonly isOnce?: boolean;
  /** Milliseconds after which it ends by itself at the next safe point, to be started again; not with `isOnce`. */
  readonly slice?: number;
  /** Milliseconds between reads of the ledger while nothing wakes it. Default 60,000. */
  readonly every?: number;
  /** Milliseconds that a deal rests after its last change before it is judged. Default 2,000. */
  readonly rest?: number;
  /** Resolves when the org reports a change. Default: never. */
  readonly woken?: () => Promise<void>;
  readonly onNews?: (news: WatchNews) => void;
}

const EVERY = 60_000;
/** How long after a start decisions may have been written already by the run before it. */
const RECOVERY = 60_000;

/**
 * Follows the stage changes of an org from the kept position and records what the gates made of each, and what changed under deals that
 * stand past a gate. The ledger (OpportunityHistory) is the truth: it is read at least every minute, whatever wakes the watch in between.
 * Everything is recorded first and the position kept after it, so that a run that is killed loses nothing; what it did twice has the same
 * key.
 */
export async function watchOrg(context: JobContext, options: WatchOptions = {}): Promise<void> {
  const { store, orgId, signal } = context;
  const started = performance.now();
  const backlog = new Backlog(options.rest);
  const kept = await store.position(`${orgId}/watch`);
  const position = kept === undefined ? undefined : (JSON.parse(kept) as WatchPosition);
  const reader = await Reader.open(context, backlog, position);
  const watch: Watch = { context, options, backlog, reader, started, histories: new Histories(context.org) };
  let known = await learn(watch);
  let hasBaseline = true;
  let longAt = 0;
  let readAt = 0;
  let lastRead = 0;
  while (!signal.aborted && !isOver(started, options)) {
    let isLong = false;
    if (performance.now() >= readAt) {
      isLong = performance.now() >= longAt;
      if (isLong) {
        if (longAt > 0) known = await learn(watch);
        // A playbook that has come brings gates which deals stand past already.
        hasBaseline = true;
        for (const decision of await retryRefused(context)) options.onNews?.({ kind: 'decision', decision });
        longAt = performance.now() + EVERY;
      }
      await reader.read(isLong);
      lastRead = performance.now();
      readAt = lastRead + (options.every ?? EVERY);
    }
    for (const reverted of await revertAll(context, isLong)) options.onNews?.({ kind: 'reverted', reverted });
    const due = backlog.take(performance.now());
    if (due.size > 0) await settleBatch(watch, due, known);
    else if (hasBaseline) hasBaseline = await baselineStep(context, known);
    else if (options.isOnce === true && backlog.size === 0) break;
    else if (await isWoken(watch, readAt)) readAt = Math.min(readAt, lastRead + pauseOf(watch));
  }
  const deals = known.playbooks.length === 0 ? 0 : await standingWithout(store, orgId);
  options.onNews?.({ kind: 'standing', deals });
}

interface Watch {
  readonly context: JobContext;
  readonly options: WatchOptions;
  readonly backlog: Backlog;
  readonly reader: Reader;
  readonly started: number;
  readonly histories: Histories;
}

/** Milliseconds from one read to the next one that a change wakes. */
function pauseOf({ context: { org }, options }: Watch): number {
  return pauseBetween(org.meter.daily(), org.meter.reserve, options.every ?? EVERY);
}

function isOver(started: number, { isOnce, slice }: WatchOptions): boolean {
  return isOnce !== true && slice !== undefined && performance.now() - started > slice;
}

/** Reads what is judged by: the live playbooks, and whether the org's rules are as deployed. */
async function learn({ context: { org }, options, histories, reader, backlog }: Watch): Promise<OrgKnowledge> {
  const playbooks = await readLivePlaybooks(org);
  if (playbooks.length === 0) options.onNews?.({ kind: 'no playbook' });
  const drift = await readDrift(org);
  options.onNews?.({ kind: 'drift', sentence: driftSentence(drift) ?? null });
  const unknown = notComparedSentence(drift);
  if (unknown !== undefined) options.onNews?.({ kind: 'not compared', sentence: unknown });
  const named = playbooks.flatMap((one) => [one.bypassPermission, ...Object.keys(one.permissionFields ?? {})]);
  const people = new Map<string, Person>();
  return {
    playbooks,
    permissions: [...new Set(named)],
    histories,
    movedOf: (stamps, pending) => movedMeanwhile({ org, reader, backlog }, stamps, pending),
    zone: await runningUserZone(org),
    ruleOf: async () => ruleFinder(await readDrift(org)),
    peopleOf: async (users) => {
      const unknown = users.filter((user) => !people.has(user));
      if (unknown.length > 0) for (const [user, person] of await readPeople(org, unknown)) people.set(user, person);
      return people;
    },
  };
}

/** Judges a batch, writes its decisions, then keeps the position behind it. */
async function settleBatch(watch: Watch, due: Pending, known: OrgKnowledge): Promise<void> {
  const { context, options, reader, backlog, started } = watch;
  const { org, orgId, store } = context;
  const { decisions, keep, putOff } = await settle(context, due, known);
  for (const deal of putOff) backlog.putBack(deal, performance.now());
  const isRecovering = performance.now() - started < RECOVERY && decisions.length > 0;
  const written = isRecovering
    ? await writtenKeys(
        org,
        decisions.map(({ key }) => key),
      )
    : new Set<string>();
  const fresh = decisions.filter(({ key }) => !written.has(key.toLowerCase()));
  const refused = await writeDecisions(org, fresh);
  const rows = [...due].flatMap(([deal, some]) => (putOff.has(deal) ? [] : some));
  reader.settled(rows);
  await store.keep(`${orgId}/watch`, JSON.stringify(reader.position()), [
    ...settleRows(orgId, rows, reader.keptSince()),
    ...keepDeals(orgId, keep),
    ...keepRefused(orgId, refused),
    ...keepReverts(orgId, revertsOf(decisions, known.playbooks)),
  ]);
  const isRefused = new Set(refused.map(({ decision }) => decision.key));
  for (const decision of fresh) if (!isRefused.has(decision.key)) options.onNews?.({ kind: 'decision', decision });
  for (const one of refused) options.onNews?.({ kind: 'refused', refused: one });
}

/** Waits until a deal is due, the ledger is to be read, or something wakes the watch; whether it was that. */
async function isWoken({ context, options, backlog }: Watch, readAt: number): Promise<boolean> {
  const { signal } = context;
  const next = backlog.next();
  const pauses = [readAt - performance.now(), ...(next === undefined ? [] : [next - performance.now()])];
  let timer: NodeJS.Timeout | undefined;
  let end: (() => void) | undefined;
  const timeout = new Promise<false>((resolve) => {
    end = () => resolve(false);
    timer = setTimeout(end, Math.max(0, Math.min(...pauses)));
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([timeout, ...(options.woken ? [options.woken().then(() => true as const)] : [])]);
  } finally {
    clearTimeout(timer);
    if (end) signal.removeEventListener('abort', end);
  }
}
