/** Which questions are worth asking next on a deal, why, and who could answer them. No I/O, no clock, no DOM. */
import { criterionOf, needs, nextStages, resultOf, stageNumber } from 'c/gateRules';
import type { CompiledPlaybook, Condition, GateRecord, Question, Surroundings } from 'c/gateRules';
import { conceptName } from 'c/conceptNames';
import type { Answer, Deal } from 'c/dealRows';
import { speakerOf } from './speakers.ts';
import type { Speaker } from './speakers.ts';

export { personasOf } from './speakers.ts';
export type { Named, Persona, Speaker } from './speakers.ts';

/** A stage that the deal does not enter without an answer, and the least evidence that the gate accepts. */
export interface Gap {
  readonly toEnter: string;
  readonly evidence: string;
  /** The stage is the first ahead at which enforced gates lack anything, a passed gate that is asked again included. */
  readonly isBlocking?: true;
}

/** A concept, the playbook's questions about it, and the deal's answer; a deal has one answer for all questions about a concept. */
export interface Topic {
  readonly concept: string;
  /** At least one, the one with the most weight first. */
  readonly questions: readonly Question[];
  readonly answer?: Answer;
  /** The first stage ahead for which the present answer is not enough; absent: none. */
  readonly gap?: Gap;
  /** Who could answer; absent when every contact could and the deal has none. */
  readonly speaker?: Speaker;
  readonly isAnswered: boolean;
}

/** How many questions are shown at once. */
export const SHOWN = 3;

/**
 * The topics of the playbooks that govern the deal, the most useful first. Groups in order: concepts that the next gated stage lacks, those that each later one lacks, those
 * without an answer, answered ones. Within a group, topics with status Not Known Yet come last; the others are ordered by weight times how
 * well a contact of the deal can answer. A criterion that a live override opens does not count as lacking.
 */
export function topicsOf(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  deal: Pick<Deal, 'answers' | 'contacts'>,
  surroundings: Surroundings,
): Topic[] {
  const gaps = gapsOf(playbooks, record, surroundings);
  const answers = new Map(deal.answers.map((answer) => [answer.concept, answer]));
  const ranked = [...questionsOf(playbooks, gaps)].map(([concept, questions]) => {
    const answer = answers.get(concept);
    const gap = gaps.get(concept);
    const { speaker, reach } = speakerOf(concept, deal.contacts);
    const isAnswered = (answer?.level ?? 0) > 0;
    const topic: Topic = {
      concept,
      questions,
      ...(answer ? { answer } : {}),
      ...(gap ? { gap } : {}),
      ...(speaker ? { speaker } : {}),
      isAnswered,
    };
    // No playbook numbers a stage above 99.
    const tier = gap ? stageNumber(playbooks, gap.toEnter) : isAnswered ? 101 : 100;
    const isPromised = answer?.status === 'Not Known Yet';
    return { topic, rank: [tier, isPromised ? 1 : 0, -(questions[0]?.weight ?? 0) * reach] };
  });
  return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ topic }) => topic);
}

/** Whether to ask about the topic: a gate lacks it, or it has no answer. */
export function isWorthAsking({ gap, isAnswered }: Topic): boolean {
  return gap !== undefined || !isAnswered;
}

/** The first topics that are worth asking about, at most `SHOWN`. */
export function nextOf(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(isWorthAsking).slice(0, SHOWN);
}

/** What decides the places of the questions, besides what is wanted. */
interface Places {
  /** Concepts that block the next stage. */
  readonly blocking: readonly string[];
  /** Whether the seller is in one of the questions. */
  readonly isHeld: boolean;
}

/**
 * The concepts to show, at most `SHOWN`. A concept of `before` that is still wanted stays, and free places are filled in the order of
 * `wanted`. What blocks the next stage comes first. While the seller is in a question (`isHeld`), each keeps its place instead, so that none
 * moves below the fingers: only the free places are filled.
 */
export function keepPlaces(
  before: readonly string[],
  wanted: readonly string[],
  { blocking, isHeld }: Places,
): string[] {
  const isWanted = new Set(wanted);
  const kept = before.filter((concept) => isWanted.has(concept));
  const fresh = wanted.filter((concept) => !kept.includes(concept));
  const isFirst = (concept: string): number => Number(blocking.includes(concept));
  if (!isHeld) return [...kept, ...fresh].sort((a, b) => isFirst(b) - isFirst(a)).slice(0, SHOWN);
  const places = before.map((concept) => (kept.includes(concept) ? concept : fresh.shift()));
  return [...places.filter((concept) => concept !== undefined), ...fresh].slice(0, SHOWN);
}

/**
 * The topics as they are shown below each other, with nothing said twice: whom to look for is shown with the first question for that persona
 * only, a contact's position with the first question for that contact.
 */
export function introduced(topics: readonly Topic[]): Topic[] {
  const seen = new Set<string>();
  return topics.map((topic) => {
    const { speaker, ...rest } = topic;
    if (!speaker) return topic;
    const key = 'ask' in speaker ? speaker.ask : speaker.contactId;
    if (!seen.has(key)) {
      seen.add(key);
      return topic;
    }
    return 'ask' in speaker ? rest : { ...rest, speaker: { ...speaker, position: '' } };
  });
}

/** An answer that keeps the deal from a stage, or that a gate on the way there only reports as lacking. */
interface Lack extends Pick<Gap, 'toEnter' | 'evidence'> {
  readonly concept: string;
  readonly order: number;
  readonly isEnforced: boolean;
}

/**
 * For each concept that a move ahead lacks: the first such stage. Each stage is asked by itself, because a gate that the deal has passed is
 * asked again there, and an open answer that is enough at one stage may not be at the next.
 */
function gapsOf(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  surroundings: Surroundings,
): Map<string, Gap> {
  const lacks: Lack[] = [];
  let first = Number.POSITIVE_INFINITY;
  for (const playbook of playbooks) {
    for (const toEnter of nextStages([playbook], String(record.StageName ?? ''))) {
      const order = stageNumber(playbooks, toEnter);
      const entered = { ...record, StageName: toEnter };
      for (const unmet of needs([playbook], record, toEnter, surroundings)) {
        if (unmet.overridden) continue;
        const isEnforced = unmet.mode === 'enforce';
        if (isEnforced && !unmet.notVisible) first = Math.min(first, order);
        const criterion = criterionOf(playbook, unmet);
        for (const asked of criterion ? answersIn(criterion) : []) {
          const { concept, evidence } = asked;
          if (resultOf(asked, entered, surroundings) === 'missing')
            lacks.push({ concept, toEnter, evidence, order, isEnforced });
        }
      }
    }
  }
  const gaps = new Map<string, Gap>();
  for (const { concept, toEnter, evidence, order, isEnforced } of lacks.sort((a, b) => a.order - b.order)) {
    const known = gaps.get(concept);
    if (known && known.toEnter !== toEnter) continue;
    const isBlocking = known?.isBlocking ?? (isEnforced && order === first);
    gaps.set(concept, { toEnter, evidence: known?.evidence ?? evidence, ...(isBlocking ? { isBlocking } : {}) });
  }
  return gaps;
}

/** All conditions on answers in a condition, including those within groups (`any`, `all`, `some`). */
function answersIn(condition: Condition): Extract<Condition, { kind: 'answered' }>[] {
  if (condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some')
    return condition.of.flatMap(answersIn);
  return condition.kind === 'answered' ? [condition] : [];
}

/**
 * Questions by concept, by falling weight. A concept that a gate lacks and no question asks for gets its name as the question: without a
 * place to answer it, the deal could never pass the gate.
 */
function questionsOf(playbooks: readonly CompiledPlaybook[], gaps: ReadonlyMap<string, Gap>): Map<string, Question[]> {
  const byConcept = new Map<string, Question[]>();
  for (const question of playbooks.flatMap(({ questions }) => questions)) {
    const others = byConcept.get(question.concept) ?? [];
    // Two playbooks can ask the same question, in the same words.
    if (!others.some(({ ask }) => ask === question.ask)) byConcept.set(question.concept, [...others, question]);
  }
  for (const questions of byConcept.values()) questions.sort((a, b) => b.weight - a.weight);
  for (const concept of gaps.keys()) {
    if (!byConcept.has(concept)) byConcept.set(concept, [{ concept, ask: conceptName(concept), why: '', weight: 0 }]);
  }
  return byConcept;
}

/** Compares number by number, the first difference decides. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
