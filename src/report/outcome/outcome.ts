import type { Compared } from './compare.ts';
import { byDiagnosis, compareDiagnosis, compareSilence, peopleOf, shareOf } from './diagnosis.ts';
import { holm } from './holm.ts';
import { countQuestions, type Counted } from './questions.ts';
import { CAVEATS, comparisonSentence, MOSTLY_UNKNOWN, reportSentences, summarySentences } from './sentences.ts';
import type { Comparison, OutcomeData, OutcomeReport, QuestionLine } from './types.ts';

/** The chance that a report without any true difference shows one, at most. */
const FAMILY_WISE = 0.05;
const PAIN = 'a pain heard';

/**
 * Whether diagnosis pays on an org's own closed deals: outcomes by diagnosis, which questions separate won deals from others, which are never heard
 * or draw placeholders, and how long customers were silent before the close. Pure.
 *
 * Deals are compared with deals of the same owner only (`rate-difference.ts`, `rank-shift.ts`). All comparisons of the report are one family for the
 * correction of Holm; those without enough data are not in it. Docs: `docs/outcome.md`.
 */
export function computeOutcomes({ deals, answers }: OutcomeData): OutcomeReport {
  const diagnosis = compareDiagnosis(deals);
  const silence = compareSilence(deals);
  const counted = countQuestions(answers);
  const all = [...diagnosis, ...(silence === null ? [] : [silence]), ...counted.map(({ compared }) => compared)];
  const corrected = correct(all);
  const figures = {
    closed: deals.length,
    people: peopleOf(deals),
    won: deals.filter(({ result }) => result === 'won').length,
    lost: deals.filter(({ result }) => result === 'lost').length,
    noDecision: deals.filter(({ result }) => result === 'no decision').length,
    asked: deals.filter(({ hasUnknown }) => hasUnknown !== null).length,
    complete: deals.filter(({ hasUnknown }) => hasUnknown === false).length,
    winRate: shareOf(deals, 'won'),
    byDiagnosis: byDiagnosis(deals),
    diagnosis: diagnosis.map((one) => finish(one, corrected, PAIN)),
    questions: counted.map((one) => questionLine(one, corrected)).toSorted(byEvidence),
    proposals: counted.flatMap(({ proposals }) => proposals),
    ghosting: silence && finish(silence, corrected, PAIN),
    comparisons: corrected.size,
  };
  return { ...figures, summary: summarySentences(figures), sentences: reportSentences(figures), caveats: CAVEATS };
}

type Corrected = ReadonlyMap<Compared, number>;

/** The corrected p-value of each comparison that has one. */
function correct(all: readonly Compared[]): Corrected {
  const tested = all.filter(({ estimate }) => estimate !== null);
  const values = holm(tested.map(({ estimate }) => estimate!.p));
  return new Map(tested.map((one, at) => [one, values[at]!]));
}

function finish(compared: Compared, values: Corrected, of: string): Comparison {
  const { measure, group, others, estimate, missing } = compared;
  const corrected = values.get(compared)!;
  const difference = estimate && { ...estimate, corrected, isShown: corrected <= FAMILY_WISE };
  return { measure, group, others, difference, missing, sentence: comparisonSentence(compared, difference, of) };
}

function questionLine({ question, states, compared }: Counted, values: Corrected): QuestionLine {
  const comparison = finish(compared, values, `\`${question}\` heard`);
  const isMostlyUnknown = comparison.difference?.isShown === true && states.unknown > states['not heard'];
  return {
    question,
    heard: states.heard,
    notHeard: states['not heard'],
    unknown: states.unknown,
    placeholder: states.placeholder,
    comparison: isMostlyUnknown ? { ...comparison, sentence: `${comparison.sentence} ${MOSTLY_UNKNOWN}` } : comparison,
  };
}

/** Least corrected p-value first, those without one last; equal ones stay in the order of their keys. */
function byEvidence(a: QuestionLine, b: QuestionLine): number {
  return (a.comparison.difference?.p ?? 2) - (b.comparison.difference?.p ?? 2);
}
