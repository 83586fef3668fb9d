import type { Reading, Topic } from '../noteModel/noteModel.ts';

/**
 * How often a careful reader who would file a sentence under the first concept accepts it under the second. Estimated by hand from the
 * meaning of the concepts and checked against the second labels in `training/notes`: who signs is a part of how it is decided, a deadline
 * is a point of the schedule.
 */
const ACCEPTED: Readonly<Partial<Record<Topic, Partial<Record<Topic, number>>>>> = {
  'economic buyer': { 'decision process': 0.85 },
  'decision process': { 'economic buyer': 0.15 },
  'paper process': { 'decision process': 0.4 },
  'critical event': { timeline: 0.6 },
  timeline: { 'critical event': 0.35 },
  'decision criteria': { 'required capabilities': 0.6 },
  'required capabilities': { 'decision criteria': 0.4 },
  'cost of inaction': { 'business impact': 0.5 },
  'business impact': { 'cost of inaction': 0.05 },
  problem: { 'business impact': 0.3, situation: 0.2 },
};

/** The same for offering it as a pain: problems, goals and risks of the customer. */
const PAINFUL: Readonly<Partial<Record<Topic, number>>> = {
  problem: 1,
  'business impact': 0.8,
  'root cause': 0.7,
  'cost of inaction': 0.8,
  'desired state': 0.6,
  'personal impact': 0.3,
  'stakeholder risk': 0.05,
};

// As lists, once: they are gone through for each sentence. By the concept that is accepted: what is filed under others, and how often.
const ACCEPTED_FROM = new Map<Topic, [Topic, number][]>();
for (const [from, shares] of entriesOf(ACCEPTED)) {
  for (const [to, share] of entriesOf(shares ?? {})) {
    ACCEPTED_FROM.set(to, [...(ACCEPTED_FROM.get(to) ?? []), [from, share]]);
  }
}
const PAINFUL_LIST = entriesOf(PAINFUL);

/** A concept with how likely it is that a careful reader accepts it. */
export interface Choice {
  readonly concept: Topic;
  readonly sureness: number;
}

/** The concept that is most likely to be accepted as an answer; `problem` is offered as a pain. */
export function bestAnswer(reading: Reading): Choice {
  let best: Choice = { concept: 'situation', sureness: 0 };
  for (const concept of Object.keys(reading) as Topic[]) {
    if (concept === 'none' || concept === 'problem') continue;
    const from = ACCEPTED_FROM.get(concept) ?? [];
    const sureness = from.reduce((sum, [topic, accepted]) => sum + accepted * reading[topic], reading[concept]);
    if (sureness > best.sureness) best = { concept, sureness };
  }
  return best;
}

/** How likely it is that a careful reader accepts the words as a pain. */
export function painSureness(reading: Reading): number {
  return PAINFUL_LIST.reduce((sum, [topic, accepted]) => sum + accepted * reading[topic], 0);
}

function entriesOf<Value>(values: Readonly<Partial<Record<Topic, Value>>>): [Topic, Value][] {
  return Object.entries(values) as [Topic, Value][];
}
