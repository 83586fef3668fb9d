import { errors, json, LOCKED, NOT_SAVED, page, sessionEnded, TOO_MANY } from './answers.ts';
import { EVENT_FAULTS, type Message } from './event-faults.ts';
import { isEvents, type Forward, type Reply, type Sent } from './proxy.ts';
import { failingRow, writeOf } from './writes.ts';

/** What a fault is simulated with. */
export interface Scene {
  readonly sent: Sent;
  readonly forward: Forward;
  /** How often this fault was fired, this time included. */
  readonly count: number;
  readonly random: () => number;
  /** The org's time. */
  readonly now: () => Date;
  /** Events that the service gets after later ones. */
  readonly withheld: Message[];
  /** Ends all sessions; `isForGood`: and their renewals are refused too, until the next login. */
  readonly endSessions: (isForGood: boolean) => void;
}

export interface Fault {
  /** It changes the answer to a poll that brings events. */
  readonly needsEvents?: boolean;
  /** @param count how often it will have been fired then */
  fits(sent: Sent, count: number): boolean;
  simulate(scene: Scene): Promise<Reply>;
}

const isCall = (sent: Sent): boolean => !isEvents(sent);
const isWrite = (sent: Sent): boolean => writeOf(sent) !== undefined;
/** What ends a run meets writes, before and after the org has saved them, until it has four times; reads come last. */
const isMostlyWrite = (sent: Sent, count: number): boolean => (count <= 4 ? isWrite(sent) : isCall(sent));
const place = ({ sent, random }: Scene): number => Math.floor(random() * writeOf(sent)!.records.length);

/** Before and after the org has done what it was asked for, in turns. */
async function inTurns({ sent, forward, count }: Scene): Promise<void> {
  if (count % 2 === 0) await forward(sent);
}

const HTTP_FAULTS = {
  latency: {
    fits: isCall,
    async simulate({ sent, forward, random }) {
      await new Promise((resolve) => setTimeout(resolve, 50 + random() * 200));
      return forward(sent);
    },
  },
  '429': {
    fits: isCall,
    simulate: async () => json(429, TOO_MANY),
  },
  '429 with Retry-After': {
    fits: isCall,
    // As seconds, and as a time of the org's clock.
    simulate: async ({ count, now }) =>
      json(429, TOO_MANY, {
        'retry-after': count % 2 === 0 ? '1' : new Date(now().getTime() + 1000).toUTCString(),
      }),
  },
  '503': { fits: isCall, simulate: async () => page(503, 'Service Unavailable') },
  reset: {
    fits: isCall,
    async simulate(scene) {
      await inTurns(scene);
      return 'reset';
    },
  },
  'half response': {
    fits: isCall,
    simulate: async ({ sent, forward }) => ({ half: await forward(sent) }),
  },
  'row lock': {
    fits: isWrite,
    async simulate(scene) {
      if (scene.count % 2 === 0) return errors(400, LOCKED.statusCode, LOCKED.message);
      return failingRow(scene.sent, scene.forward, { place: place(scene), error: LOCKED });
    },
  },
  'failed row in a success': {
    fits: isWrite,
    simulate: (scene) => failingRow(scene.sent, scene.forward, { place: place(scene), error: NOT_SAVED }),
  },
  'expired session': {
    fits: isCall,
    async simulate({ sent, endSessions }) {
      endSessions(false);
      return sessionEnded(sent);
    },
  },
  'dead session': {
    fits: isMostlyWrite,
    async simulate(scene) {
      await inTurns(scene);
      scene.endSessions(true);
      return sessionEnded(scene.sent);
    },
  },
  'HTML instead of JSON': {
    fits: isMostlyWrite,
    async simulate(scene) {
      await inTurns(scene);
      return page(200, 'Maintenance');
    },
  },
  silence: {
    fits: isCall,
    async simulate(scene) {
      await inTurns(scene);
      return 'silence';
    },
  },
} satisfies Readonly<Record<string, Fault>>;

/** The org has saved, and the answer is lost in one way after another. */
async function answerLost({ sent, forward, count }: Scene): Promise<Reply> {
  const answer = await forward(sent);
  const ways: readonly Reply[] = ['reset', { half: answer }, page(200, 'Maintenance'), 'silence'];
  return ways[count % ways.length]!;
}

/** Where a second record would come from, and where the service's own save would be taken for that of a person. */
const LOST_ANSWERS = {
  'answer to a create lost': {
    fits: ({ method, path }) => method === 'POST' && path.includes('/composite/sobjects'),
    simulate: answerLost,
  },
  'answer to a conditional update lost': {
    fits: ({ path, body }) => /\/composite$/.test(path) && body.includes('"If-Unmodified-Since"'),
    simulate: answerLost,
  },
} satisfies Readonly<Record<string, Fault>>;

const ALL = { ...HTTP_FAULTS, ...LOST_ANSWERS, ...EVENT_FAULTS };
export type FaultName = keyof typeof ALL;
export const FAULTS: Readonly<Record<FaultName, Fault>> = ALL;

/** The faults of calls, and those of change events. */
export const CALL_FAULTS = Object.keys({ ...HTTP_FAULTS, ...LOST_ANSWERS }) as readonly FaultName[];
export const STREAM_FAULTS = Object.keys(EVENT_FAULTS) as readonly FaultName[];

/** Faults that show most on writes, which are few. */
export const ON_WRITES: readonly FaultName[] = [
  'dead session',
  'HTML instead of JSON',
  'row lock',
  'failed row in a success',
];

/** Faults that fit few writes: one that fits is fired before all others. */
export const ON_FEW_WRITES = Object.keys(LOST_ANSWERS) as readonly FaultName[];
