/** What a manager talks about with one seller: three deals and three questions. */
import { daysBetween } from 'c/calendarDays';
import type { CompiledPlaybook } from 'c/gateRules';
import { isReady } from 'c/nextGate';
import { evidenceOf } from './table.ts';
import type { TableDeal } from './table.ts';

export type SheetDeal = TableDeal;

/** A question whose answer is missing, and the names of the deals on which. */
export interface SheetQuestion {
  readonly concept: string;
  /** The question to the customer, as the playbook has it; `''` when no live playbook has it. */
  readonly ask: string;
  readonly deals: readonly string[];
}

const DEALS = 3;
const QUESTIONS = 3;
const SOON_DAYS = 30;

/**
 * Three of a seller's deals: first those that lack something and close within 30 days or should have closed, then others that lack
 * something, then the rest; each group by amount, as `deals` come. Three questions: first those that the next gates of the three deals
 * ask, then those without an answer on most of them. No question for deals that have all answers. `today`: ISO date.
 */
export function sheetOf(
  deals: readonly TableDeal[],
  playbooks: readonly CompiledPlaybook[],
  today: string,
): { readonly deals: readonly SheetDeal[]; readonly questions: readonly SheetQuestion[] } {
  const chosen = [...deals].sort((a, b) => rank(a, today) - rank(b, today)).slice(0, DEALS);
  const asks = new Map(
    playbooks.flatMap(({ questions }) => questions.map(({ concept, ask }) => [concept, ask] as const)),
  );
  const lacksOn = (concept: string): TableDeal[] =>
    chosen.filter(({ record }) => !isHeard(evidenceOf(record, concept)));
  const gated = new Set(chosen.flatMap(({ next }) => next?.concepts ?? []));
  const concepts = [...new Set([...gated, ...asks.keys()])]
    .map((concept) => ({ concept, lacks: gated.has(concept) ? openOn(concept, chosen) : lacksOn(concept) }))
    .filter(({ lacks }) => lacks.length > 0);
  // The sort is stable: among as many deals the order of the playbook stays, gates first.
  const questions = concepts
    .sort((a, b) => Number(gated.has(b.concept)) - Number(gated.has(a.concept)) || b.lacks.length - a.lacks.length)
    .slice(0, QUESTIONS)
    .map(({ concept, lacks }) => ({ concept, ask: asks.get(concept) ?? '', deals: lacks.map(({ name }) => name) }));
  return { deals: chosen, questions };
}

function openOn(concept: string, deals: readonly TableDeal[]): TableDeal[] {
  return deals.filter(({ next }) => next?.concepts.includes(concept));
}

function isHeard(evidence: string): boolean {
  return evidence !== '' && evidence !== 'Assumed';
}

function rank({ next, closesOn }: TableDeal, today: string): number {
  if (!next || isReady(next)) return 2;
  return daysBetween(today, closesOn) <= SOON_DAYS ? 0 : 1;
}
