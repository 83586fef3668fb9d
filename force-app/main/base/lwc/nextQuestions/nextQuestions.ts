/** Which questions are worth asking next on a deal, why, and who could answer them. No I/O, no clock, no DOM. */
import { criterionOf, isMet, needs, nextStages } from 'c/gateRules';
import type { CompiledPlaybook, Condition, GateRecord, Question, Surroundings } from 'c/gateRules';
import { conceptName } from 'c/conceptNames';
import type { Answer, Deal } from 'c/dealRows';
import { speakerOf } from './speakers.ts';
import type { Speaker } from './speakers.ts';

export { personasOf } from './speakers.ts';
export type { Persona, Speaker } from './speakers.ts';

/** A gate that waits for an answer, and how well it must be known. */
export interface Gap {
  readonly toEnter: string;
  readonly evidence: string;
}

/** A concept with the playbook's questions about it and what the deal has of it: one answer, however many questions. */
export interface Topic {
  readonly concept: string;
  /** At least one, the one with the most weight first. */
  readonly questions: readonly Question[];
  readonly answer?: Answer;
  /** The first gate ahead that the present answer does not satisfy; absent: none. */
  readonly gap?: Gap;
  /** Who could tell; absent where the deal has no contact and anybody could. */
  readonly speaker?: Speaker;
  readonly isAnswered: boolean;
}

/** How many questions are put before the seller at once. */
export const SHOWN = 3;

/**
 * The playbook's topics in the order in which to ask: what the nearest gate lacks, by weight and by what the deal's contacts can
 * answer; what later gates lack; what nobody has asked; what is answered. What a user has promised to find out comes last among
 * its equals, and what a live override lets pass is not missing.
 */
export function topicsOf(
  playbook: CompiledPlaybook,
  record: GateRecord,
  deal: Pick<Deal, 'answers' | 'contacts'>,
  surroundings: Surroundings,
): Topic[] {
  const gaps = gapsOf(playbook, record, surroundings);
  const answers = new Map(deal.answers.map((answer) => [answer.concept, answer]));
  const ranked = [...questionsOf(playbook, gaps)].map(([concept, questions]) => {
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
    const tier = gap ? playbook.stages.indexOf(gap.toEnter) : playbook.stages.length + (isAnswered ? 1 : 0);
    const isPromised = answer?.status === 'Not Known Yet';
    return { topic, rank: [tier, isPromised ? 1 : 0, -(questions[0]?.weight ?? 0) * reach] };
  });
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ topic }) => topic);
}

/** Whether a topic is worth asking about now: a gate lacks it, or nobody has an answer. */
export function isWorthAsking({ gap, isAnswered }: Topic): boolean {
  return gap !== undefined || !isAnswered;
}

/** What is worth asking now: at most three. */
export function nextOf(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(isWorthAsking).slice(0, SHOWN);
}

/**
 * The next concepts, each in the place that it had before: who types into the second question must not see it move because the first
 * was answered. Places that became free are filled in the order of `wanted`.
 */
export function keepPlaces(before: readonly string[], wanted: readonly string[]): string[] {
  const isWanted = new Set(wanted);
  const kept = new Set(before.filter((concept) => isWanted.has(concept)));
  const fresh = wanted.filter((concept) => !kept.has(concept));
  const places = before.map((concept) => (kept.has(concept) ? concept : fresh.shift()));
  return [...places.filter((concept) => concept !== undefined), ...fresh].slice(0, SHOWN);
}

/** The first gate ahead that lacks each concept. */
function gapsOf(playbook: CompiledPlaybook, record: GateRecord, surroundings: Surroundings): Map<string, Gap> {
  const gaps = new Map<string, Gap>();
  const last = nextStages(playbook, String(record.StageName ?? '')).at(-1);
  for (const unmet of last ? needs(playbook, record, last, surroundings) : []) {
    const criterion = unmet.overridden ? undefined : criterionOf(playbook, unmet);
    for (const asked of criterion ? answersIn(criterion) : []) {
      const { concept, evidence } = asked;
      if (!gaps.has(concept) && !isMet(asked, record, surroundings))
        gaps.set(concept, { toEnter: unmet.toEnter, evidence });
    }
  }
  return gaps;
}

/** The answers that a condition asks for, also as one of several ways to meet it. */
function answersIn(condition: Condition): Extract<Condition, { kind: 'answered' }>[] {
  if (condition.kind === 'any' || condition.kind === 'all') return condition.of.flatMap(answersIn);
  return condition.kind === 'answered' ? [condition] : [];
}

/** Questions by concept. A gate may ask for a concept without a question; with no place to answer, the deal would be stuck. */
function questionsOf(playbook: CompiledPlaybook, gaps: ReadonlyMap<string, Gap>): Map<string, Question[]> {
  const byConcept = new Map<string, Question[]>();
  for (const question of playbook.questions) {
    byConcept.set(question.concept, [...(byConcept.get(question.concept) ?? []), question]);
  }
  for (const questions of byConcept.values()) questions.sort((a, b) => b.weight - a.weight);
  for (const concept of gaps.keys()) {
    if (!byConcept.has(concept)) byConcept.set(concept, [{ concept, ask: conceptName(concept), why: '', weight: 0 }]);
  }
  return byConcept;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((value, index) => value !== b[index]);
  return different < 0 ? 0 : (a[different] ?? 0) - (b[different] ?? 0);
}
