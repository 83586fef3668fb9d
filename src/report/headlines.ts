import { amountOf, countOf, countText, type Money } from './numbers.ts';
import type { ComparedList, EarlierDay, Headline, Moved, QuestionLine, Report } from './types.ts';

type Figures = Pick<
  Report,
  'atRisk' | 'heat' | 'questions' | 'risk' | 'totals' | 'listed' | 'late' | 'currency' | 'people'
>;
/** An earlier day, and what moved since. */
type Previous = Pick<EarlierDay, 'day' | 'inQuestion'> & { readonly moved: readonly Moved[] };

/** The three lines on top: the largest risk, who needs help with which question, what changed since about a week ago. */
export function headlinesOf(figures: Figures, previous: Previous | undefined): Headline[] {
  return [riskLine(figures), helpLine(figures), changeLine(figures, previous)];
}

function riskLine({ atRisk, listed, late, currency }: Figures): Headline {
  const [worst] = atRisk;
  if (worst === undefined)
    return quiet(
      'risk',
      'Nothing is at risk: no deal closes within 30 days, or should have, without a confirmed pain.',
    );
  const money: Money = { currency };
  const { deal, days, diagnosis, url } = worst;
  const closes =
    days < 0
      ? `was to close ${countOf(-days, 'day')} ago`
      : days === 0
        ? 'closes today'
        : `closes in ${countOf(days, 'day')}`;
  const { rows, amount } = listed.atRisk;
  const rest = `${countOf(rows, 'deal')} worth ${amountOf(amount, money)} ${rows === 1 ? 'is' : 'are'} at risk in all.${lateText(rows, late.rows)}`;
  const text = `Largest risk: ${deal}, ${amountOf(worst.amount, money)}, ${closes} (${diagnosis.toLowerCase()}). ${rest}`;
  return { about: 'risk', text, quiet: false, url };
}

/** What to do about deals that nobody works on any more. */
function lateText(rows: number, late: number): string {
  if (late === 0) return '';
  const which = rows === 1 ? 'It' : late === rows ? 'All of them' : `${countText(late)} of them`;
  return ` ${which} should have closed more than 30 days ago: close or disqualify ${late === 1 ? 'it' : 'them'}.`;
}

/** Highest chance, over all cells together, that a seller is named although all ask alike. */
const CHANCE = 0.05;

/**
 * The seller whose customers answered a question on far fewer deals than those of the others, by the amount of the deals behind it. Chance alone
 * names a seller in at most one report of twenty, however many sellers and questions there are.
 */
function helpLine({ heat, questions, people, totals }: Figures): Headline {
  if (totals.openDeals === 0) return quiet('help', 'No deal is open: there is nobody to help.');
  const all = new Map(questions.map((question) => [question.concept, question]));
  const cells = heat.flatMap((line) => line.cells.map((cell) => ({ line, ...cell, team: all.get(cell.concept) })));
  const tested = cells.filter(({ share }) => share !== null);
  const found = tested.flatMap(({ line, concept, heard, team }) => {
    const others = othersOf(team, { heard, deals: line.deals });
    if (others === undefined || heard / line.deals >= others) return [];
    const isFar = lowerTail(heard, line.deals, others) * tested.length < CHANCE;
    return isFar ? [{ line, concept, heard, others, weight: line.amount * (others - heard / line.deals) }] : [];
  });
  const [first] = found.sort((a, b) => b.weight - a.weight || a.line.owner.localeCompare(b.line.owner));
  if (first === undefined)
    return quiet(
      'help',
      heat.length === 0
        ? nobodyNamed(people, questions)
        : 'Nobody stands out: no seller is far below the others on any question.',
    );
  const { line, concept, heard, others } = first;
  const text = `${line.owner} needs help with “${concept}”: answered on ${heard} of ${countOf(line.deals, 'deal')}, where the others have ${percent(others)}.`;
  return { about: 'help', text, quiet: false };
}

/** The share of the others' deals on which customers answered the question; undefined over fewer than five of them. */
function othersOf(
  team: QuestionLine | undefined,
  own: { readonly heard: number; readonly deals: number },
): number | undefined {
  const deals = (team?.deals ?? 0) - own.deals;
  return team === undefined || deals < 5 ? undefined : Math.min(1, Math.max(0, (team.heard - own.heard) / deals));
}

function nobodyNamed(people: Report['people'], questions: readonly QuestionLine[]): string {
  const known = questions.filter(({ share }) => share !== null);
  const [least] = [...known].sort((a, b) => (a.share ?? 0) - (b.share ?? 0));
  const reason = people === 'off' ? 'The playbook names nobody.' : 'No seller may be named to this reader.';
  if (least === undefined) return reason;
  return `${reason} Over all, “${least.concept}” is answered least: on ${percent(least.share ?? 0)} of ${countOf(least.deals, 'deal')}.`;
}

/** The chance of at most `hits` of `tries` at a rate, computed by logarithms so that it does not vanish over many tries. */
export function lowerTail(hits: number, tries: number, rate: number): number {
  if (rate <= 0 || hits >= tries) return 1;
  if (rate >= 1) return 0;
  let term = tries * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let k = 1; k <= hits; k += 1) {
    term += Math.log((tries - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

function changeLine(figures: Figures, previous: Previous | undefined): Headline {
  if (previous === undefined)
    return quiet(
      'change',
      'There is no snapshot of an earlier day to compare with; from tomorrow on, reports name what changed.',
    );
  const since = `Since ${previous.day}:`;
  const { moved, inQuestion } = previous;
  const more = figures.totals.inQuestion - inQuestion;
  const parts = [
    ...moved.flatMap((one) => movedParts(one, figures)),
    ...(more === 0 ? [] : [`${countOf(Math.abs(more), 'deal')} ${more > 0 ? 'more' : 'fewer'} in question`]),
  ];
  if (parts.length === 0) return quiet('change', `${since} nothing of weight changed.`);
  const url = moved.find((one) => one.url !== null)?.url ?? null;
  return { about: 'change', text: `${since} ${parts.join('; ')}.`, quiet: false, ...(url === null ? {} : { url }) };
}

const WHERE: Readonly<Record<ComparedList, string>> = {
  atRisk: 'at risk',
  pastGate: 'past a gate without what it asks',
};

function movedParts({ list, added, amount, deal, gone }: Moved, { currency }: Pick<Figures, 'currency'>): string[] {
  const where = WHERE[list];
  return [
    ...(added > 0
      ? [`${countOf(added, 'deal')} new ${where} (${amountOf(amount, { currency })}), the largest ${deal ?? ''}`]
      : []),
    ...(gone > 0 ? [`${countOf(gone, 'deal')} no longer ${where}`] : []),
  ];
}

const quiet = (about: Headline['about'], text: string): Headline => ({ about, text, quiet: true });
const percent = (share: number): string => `${Math.round(share * 100)} %`;
