import { LEAST } from './compare.ts';
import type { Rate } from './rate.ts';
import type { Compared } from './compare.ts';
import type { Difference, Group, Measure, Missing, OutcomeReport, Proposal } from './types.ts';

const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const FACTOR = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const NAMES: Readonly<Record<Measure, string>> = {
  won: 'Win rate',
  'no decision': 'No decision',
  cycle: 'Days to the close of won deals',
  size: 'Amount of won deals',
  silence: 'Days of silence before the close of deals that were not won',
};

/**
 * A comparison as a sentence.
 * @param of what the deals of the group have, as `a pain heard`; the others are those without it
 * @example `Win rate with a pain heard 55 %, without 35 %; for the same owner a difference of 20 points (95 % interval 11 to 29), which holds after correction.`
 */
export function comparisonSentence(
  { measure, group, others, missing }: Compared,
  difference: Difference | null,
  of: string,
): string {
  const name = NAMES[measure];
  if (difference === null)
    return `${name} with and without ${of}: not enough data; ${missingText(missing!, group, others)}.`;
  const figures =
    measure === 'size' || group.median === null ? ratesText(group, others, of) : mediansText(group, others, of);
  const change = `${changeText(measure, difference.value)} (95 % interval ${rangeText(measure, difference)})`;
  const verdict = difference.isShown ? 'which holds after correction' : 'which may be chance';
  return `${name} ${figures}; for the same owner ${change}, ${verdict}.`;
}

/** What the report begins with. @example `212 of 318 closed deals have no unknown answer at all; no live playbook asks anything of 40.` */
function completeSentence({ complete, closed, asked }: Pick<OutcomeReport, 'complete' | 'closed' | 'asked'>): string {
  const rest = closed - asked;
  const unasked =
    rest === 0 ? '' : `; no live playbook asks anything of ${rest === closed ? 'any of them' : COUNT.format(rest)}`;
  return `${COUNT.format(complete)} of ${COUNT.format(closed)} closed deals have no unknown answer at all${unasked}.`;
}

/** Behind a difference in which most of the others are unknown. */
export const MOSTLY_UNKNOWN =
  'Most of the others are unknown, and a deal that ends early leaves more unknown: this may be the deal and not the question.';

/** What a reader must know before any number is used. */
export const CAVEATS: readonly string[] = [
  'Compared are deals of the same owner, as they happened. Deals with better customers are won more often and discovered better, so that a difference does not prove that asking wins.',
  'Answers and pains that were recorded after the close do not count, since they are known because of the outcome. Evidence that was raised later on an older one is seen as it is now.',
  'A difference that is not shown is not a difference of zero: its interval gives what the data leave open.',
];

type Figures = Omit<OutcomeReport, 'summary' | 'sentences' | 'caveats'>;

/** The sentences of the whole report: completeness first. */
export function reportSentences(report: Figures): readonly string[] {
  const { diagnosis, proposals } = report;
  return [
    completeSentence(report),
    winRateSentence(report),
    ...diagnosis.map(({ sentence }) => sentence),
    questionsSentence(report),
    ...shownQuestions(report).map(({ comparison }) => comparison.sentence),
    ...proposals.map(({ sentence }) => sentence),
    silenceSentence(report),
    ...CAVEATS,
  ];
}

/** The short answer: completeness, the win rate with and without a pain heard and whatever else is shown, questions, proposals, silence. */
export function summarySentences(report: Figures): readonly string[] {
  const { closed, diagnosis } = report;
  if (closed === 0) return ['No deal is closed yet.'];
  const main = diagnosis.filter(({ difference }, at) => at === 0 || difference?.isShown === true);
  return [
    `${completeSentence(report)} ${winRateSentence(report)}`,
    ...main.map(({ sentence }) => sentence),
    ...[questionsSentence(report), proposalsSentence(report)].filter((sentence) => sentence !== ''),
    silenceSentence(report),
  ];
}

function winRateSentence({ closed, people, winRate }: Figures): string {
  if (winRate !== null) return `${rateText(winRate)} of the closed deals are won.`;
  return `No win rate: ${COUNT.format(closed)} closed ${closed === 1 ? 'deal' : 'deals'} of ${peopleText(people)}; ${neededText()}.`;
}

const shownQuestions = ({ questions }: Figures): Figures['questions'] =>
  questions.filter(({ comparison }) => comparison.difference?.isShown === true);

function questionsSentence(report: Figures): string {
  const shown = shownQuestions(report);
  if (shown.length > 0) return `Questions that separate won deals from others: ${namesText(shown)}.`;
  const tested = report.questions.filter(({ comparison }) => comparison.difference !== null).length;
  if (tested === 0) return 'Questions that separate won deals from others: not enough data.';
  return `No question is shown to separate won deals from others, of ${COUNT.format(tested)} with enough data.`;
}

function proposalsSentence({ proposals }: Figures): string {
  const named = (reason: Proposal['reason'], text: string): readonly string[] => {
    const those = proposals.filter((one) => one.reason === reason);
    return those.length === 0 ? [] : [`${text}: ${namesText(those)}`];
  };
  const parts = [...named('never heard', 'hardly ever heard'), ...named('placeholders', 'only filled')];
  return parts.length === 0 ? '' : `To take out or to word anew: ${parts.join('; ')}.`;
}

function silenceSentence({ ghosting }: Figures): string {
  return ghosting === null ? 'Silence before the close: no e-mail data.' : ghosting.sentence;
}

const namesText = (lines: readonly { readonly question: string }[]): string =>
  lines.map(({ question }) => `\`${question}\``).join(', ');

function missingText(missing: Missing, group: Group, others: Group): string {
  if (missing === 'all alike') return 'the deals of each owner are too much alike';
  if (missing === 'too few with both') return `fewer than ${LEAST.people} people have deals of both kinds`;
  return `${sizeText(group)} with, ${sizeText(others)} without, and ${neededText()}`;
}

const neededText = (): string => `${LEAST.deals} deals of ${LEAST.people} people are needed`;
const sizeText = ({ deals, people }: Group): string =>
  `${COUNT.format(deals)} ${deals === 1 ? 'deal' : 'deals'} of ${peopleText(people)}`;
const peopleText = (people: number): string => `${COUNT.format(people)} ${people === 1 ? 'person' : 'people'}`;

function ratesText(group: Group, others: Group, of: string): string {
  if (group.rate === null || others.rate === null) return `with ${of} against without`;
  return `with ${of} ${percentText(group.rate.value)}, without ${percentText(others.rate.value)}`;
}

function mediansText(group: Group, others: Group, of: string): string {
  return `with ${of} ${DECIMAL.format(group.median!)} (median), without ${DECIMAL.format(others.median!)}`;
}

function changeText(measure: Measure, value: number): string {
  if (measure === 'size') return `${FACTOR.format(value)} times as much`;
  const unit = isShare(measure) ? 'point' : 'day';
  const number = numberText(measure, value);
  return `a difference of ${number} ${unit}${number.replace('−', '') === '1' ? '' : 's'}`;
}

function rangeText(measure: Measure, { low, high }: Difference): string {
  return `${numberText(measure, low)} to ${numberText(measure, high)}`;
}

/** Shares as points, so that a difference of rates is not taken for a percentage of a rate. */
function numberText(measure: Measure, value: number): string {
  if (measure === 'size') return FACTOR.format(value);
  const number = isShare(measure) ? Math.round(value * 100) : value;
  return DECIMAL.format(number === 0 ? 0 : number).replace('-', '−');
}

const isShare = (measure: Measure): boolean => measure === 'won' || measure === 'no decision';
const percentText = (share: number): string => `${Math.round(share * 100)} %`;
const rateText = ({ value, low, high }: Rate): string =>
  `${percentText(value)} (95 % interval ${Math.round(low * 100)} to ${percentText(high)})`;
