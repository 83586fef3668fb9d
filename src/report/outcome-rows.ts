import type { Report } from './types.ts';

type Outcome = Report['outcome'];
type Comparison = Outcome['diagnosis'][number];
type Rate = Outcome['winRate'];

/** Does it pay, as lists of plain values by the name of their file: a row for each diagnosis, comparison, question and proposal. */
export function outcomeRows(outcome: Outcome): Readonly<Record<string, readonly object[]>> {
  const { byDiagnosis, diagnosis, questions, proposals, ghosting } = outcome;
  const compared = [...diagnosis, ...(ghosting === null ? [] : [ghosting])];
  return {
    outcomes: byDiagnosis.map(({ won, noDecision, cycleDays, amount, ...counts }) => ({
      ...counts,
      ...rateCells('won', won),
      ...rateCells('noDecision', noDecision),
      ...{ cycleDays, amount },
    })),
    outcomeComparisons: [
      ...compared.map((one) => comparisonRow('a pain heard', one)),
      ...questions.map(({ question, comparison }) => comparisonRow(question, comparison)),
    ],
    outcomeQuestions: questions.map(({ comparison: _comparison, ...counts }) => counts),
    outcomeProposals: proposals,
  };
}

/** @param heard what was heard on the deals of the group */
function comparisonRow(heard: string, { measure, group, others, difference, missing, sentence }: Comparison): object {
  return {
    ...{ heard, measure, deals: group.deals, people: group.people, rate: group.rate?.value, median: group.median },
    ...{ otherDeals: others.deals, otherPeople: others.people, otherRate: others.rate?.value },
    ...{ otherMedian: others.median, difference: difference?.value, low: difference?.low, high: difference?.high },
    ...{ p: difference?.p, corrected: difference?.corrected, isShown: difference?.isShown, missing, sentence },
  };
}

function rateCells(name: string, rate: Rate): object {
  return { [name]: rate?.value, [`${name}Low`]: rate?.low, [`${name}High`]: rate?.high };
}
