import { criterionOf, needs, nextStages } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord, Question } from 'c/gateRules';
import type { Answer } from './answers.ts';

/** A gate that waits for an answer, and how well it must be known. */
export interface Gap {
  readonly toEnter: string;
  readonly evidence: string;
}

/** A question of the playbook with what the deal has of it. */
export interface Item {
  readonly question: Question;
  readonly answer?: Answer;
  /** The first gate ahead that the present answer does not satisfy; absent: none. */
  readonly gap?: Gap;
  readonly isAnswered: boolean;
}

/** How many questions are put before the seller at once. */
export const SHOWN = 3;

/**
 * The playbook's questions in the order in which to ask: what the nearest gate lacks, by weight; what later gates lack; what nobody
 * has asked; what is answered. What somebody has promised to find out stands last among its equals.
 */
export function itemsOf(playbook: CompiledPlaybook, record: GateRecord, answers: readonly Answer[]): Item[] {
  const gaps = gapsOf(playbook, record);
  const byConcept = new Map(answers.map((answer) => [answer.concept, answer]));
  const items = questionsOf(playbook, gaps).map((question): Item => {
    const answer = byConcept.get(question.concept);
    const gap = gaps.get(question.concept);
    return {
      question,
      ...(answer ? { answer } : {}),
      ...(gap ? { gap } : {}),
      isAnswered: (answer?.level ?? 0) > 0,
    };
  });
  const rank = (item: Item): number[] => [
    item.gap ? playbook.stages.indexOf(item.gap.toEnter) : playbook.stages.length + (item.isAnswered ? 1 : 0),
    item.answer?.status === 'Not Known Yet' ? 1 : 0,
    -item.question.weight,
  ];
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ item }) => item);
}

/** What is worth asking now: at most three, of what a gate lacks or nobody has asked. */
export function nextOf(items: readonly Item[]): readonly Item[] {
  return items.filter(({ gap, isAnswered }) => gap !== undefined || !isAnswered).slice(0, SHOWN);
}

/** The first gate ahead that lacks each concept. */
function gapsOf(playbook: CompiledPlaybook, record: GateRecord): Map<string, Gap> {
  const gaps = new Map<string, Gap>();
  const last = nextStages(playbook, String(record.StageName ?? '')).at(-1);
  for (const unmet of last ? needs(playbook, record, last) : []) {
    const criterion = criterionOf(playbook, unmet);
    if (criterion?.kind !== 'answered' || gaps.has(criterion.concept)) continue;
    gaps.set(criterion.concept, { toEnter: unmet.toEnter, evidence: criterion.evidence });
  }
  return gaps;
}

/** A gate may ask for a concept that the playbook has no question for; without a place to answer, the deal would be stuck. */
function questionsOf(playbook: CompiledPlaybook, gaps: ReadonlyMap<string, Gap>): Question[] {
  const asked = new Set(playbook.questions.map(({ concept }) => concept));
  const unasked = [...gaps.keys()].filter((concept) => !asked.has(concept));
  return [...playbook.questions, ...unasked.map((concept) => ({ concept, ask: concept, why: '', weight: 0 }))];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((value, index) => value !== b[index]);
  return different < 0 ? 0 : (a[different] ?? 0) - (b[different] ?? 0);
}
