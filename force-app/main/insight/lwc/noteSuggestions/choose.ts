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

// As lists, once: they are gone through for each sentence.
const ACCEPTED_LIST = new Map(Object.entries(ACCEPTED).map(([topic, shares]) => [topic, entriesOf(shares)]));
const PAINFUL_LIST = entriesOf(PAINFUL);

/** A concept with how likely it is that a careful reader accepts it. */
export interface Choice {
  readonly concept: Topic;
  readonly sureness: number;
}

/** The concept that is most likely to be accepted as an answer; `problem` is offered as a pain. */
export function bestAnswer(reading: Reading): Choice {
  const sureness = new Map<Topic, number>();
  const add = (topic: Topic, share: number) => sureness.set(topic, (sureness.get(topic) ?? 0) + share);
  for (const [topic, share] of entriesOf(reading)) {
    add(topic, share);
    for (const [other, accepted] of ACCEPTED_LIST.get(topic) ?? []) add(other, accepted * share);
  }
  let best: Choice = { concept: 'situation', sureness: 0 };
  for (const [concept, sure] of sureness) {
    if (concept !== 'none' && concept !== 'problem' && sure > best.sureness) best = { concept, sureness: sure };
  }
  return best;
}

/** How likely it is that a careful reader accepts the words as a pain. */
export function painSureness(reading: Reading): number {
  return PAINFUL_LIST.reduce((sum, [topic, accepted]) => sum + accepted * reading[topic], 0);
}

function entriesOf(shares: Readonly<Partial<Record<Topic, number>>>): [Topic, number][] {
  return Object.entries(shares) as [Topic, number][];
}
