import { compareRates, CONFIDENCE, isEnough, type Compared } from './compare.ts';
import { clusteredRate } from './rate.ts';
import type { RateStratum } from './rate-difference.ts';
import type { AnswerCount, AnswerState, Proposal } from './types.ts';

/** A question that is heard on fewer deals than this share, its interval included, is hardly ever heard. */
const HARDLY = 0.05;
/** More placeholders than this share of the answers, its interval included, are a sign of a question that is not understood. */
const MANY = 0.1;

/** One question before the correction for all comparisons. */
export interface Counted {
  readonly question: string;
  readonly states: Readonly<Record<AnswerState, number>>;
  readonly compared: Compared;
  readonly proposals: readonly Proposal[];
}

/** Deals of an owner in each state, and how many of them were won. */
type Cell = Record<AnswerState, { deals: number; won: number }>;

/** Counts each question; the order is that of the code points of their keys. */
export function countQuestions(answers: readonly AnswerCount[]): readonly Counted[] {
  const questions = new Map<string, Map<string, Cell>>();
  for (const { question, ownerId, result, state, deals } of answers) {
    const owners = questions.get(question) ?? new Map<string, Cell>();
    questions.set(question, owners);
    const cell = owners.get(ownerId) ?? emptyCell();
    owners.set(ownerId, cell);
    cell[state].deals += deals;
    if (result === 'won') cell[state].won += deals;
  }
  return [...questions].toSorted(byKey).map(([question, owners]) =>
    count(
      question,
      [...owners].toSorted(byKey).map(([, cell]) => cell),
    ),
  );
}

/** By code points: sums and the order of lines do not depend on that of the rows. */
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function count(question: string, cells: readonly Cell[]): Counted {
  const total = (state: AnswerState): number => cells.reduce((sum, cell) => sum + cell[state].deals, 0);
  return {
    question,
    states: {
      heard: total('heard'),
      'not heard': total('not heard'),
      unknown: total('unknown'),
      placeholder: total('placeholder'),
    },
    compared: compareRates('won', cells.map(strataOf)),
    proposals: [...neverHeard(question, cells), ...placeholders(question, cells)],
  };
}

/** Heard against not heard and unknown. A placeholder leaves open whether anything was heard: such deals are in neither group. */
function strataOf(cell: Cell): RateStratum {
  return {
    deals: cell.heard.deals,
    hits: cell.heard.won,
    otherDeals: cell['not heard'].deals + cell.unknown.deals,
    otherHits: cell['not heard'].won + cell.unknown.won,
  };
}

function neverHeard(question: string, cells: readonly Cell[]): readonly Proposal[] {
  const owners = cells.map((cell) => ({
    deals: cell.heard.deals + cell['not heard'].deals + cell.unknown.deals + cell.placeholder.deals,
    hits: cell.heard.deals,
  }));
  const { deals, people, hits } = sizeOf(owners);
  if (!isEnough({ deals, people })) return [];
  if (hits > 0 && clusteredRate(owners, CONFIDENCE).high >= HARDLY) return [];
  const sentence = `Customers were heard on \`${question}\` on ${hits === 0 ? 'none' : hits} of ${deals} closed deals: retire it or word it anew.`;
  return [{ question, reason: 'never heard', sentence }];
}

function placeholders(question: string, cells: readonly Cell[]): readonly Proposal[] {
  const owners = cells
    .map((cell) => ({
      deals: cell.heard.deals + cell['not heard'].deals + cell.placeholder.deals,
      hits: cell.placeholder.deals,
    }))
    .filter(({ deals }) => deals > 0);
  const { deals, people, hits } = sizeOf(owners);
  if (!isEnough({ deals, people }) || clusteredRate(owners, CONFIDENCE).low <= MANY) return [];
  const sentence = `${hits} of ${deals} answers to \`${question}\` only fill the field: word it anew or retire it.`;
  return [{ question, reason: 'placeholders', sentence }];
}

function sizeOf(owners: readonly { readonly deals: number; readonly hits: number }[]): {
  readonly deals: number;
  readonly people: number;
  readonly hits: number;
} {
  const deals = owners.reduce((sum, one) => sum + one.deals, 0);
  const hits = owners.reduce((sum, one) => sum + one.hits, 0);
  return { deals, people: owners.length, hits };
}

function emptyCell(): Cell {
  const none = () => ({ deals: 0, won: 0 });
  return { heard: none(), 'not heard': none(), unknown: none(), placeholder: none() };
}
