import { daysBetween } from 'c/calendarDays';
import { judgingPlaybooks } from 'c/playbookReading';
import type { CompiledPlaybook } from 'c/gateRules';
import userId from '@salesforce/user/Id';
import type { BoardDeal } from './deals.ts';

/** Empty text: no restriction. */
export interface Filters {
  readonly owner: string;
  /** Name of the manager whom the owners report to. */
  readonly team: string;
  readonly stage: string;
  /** `past`, or the days from today: `30`, `90`. */
  readonly close: string;
  /** Code of the playbook that governs the deal; `none`: deals without a playbook. */
  readonly playbook: string;
}

export const NO_FILTERS: Filters = { owner: '', team: '', stage: '', close: '', playbook: '' };

const KEY = `diagnose-first/${userId}/board`;

/** The deals that match all filters. `today` is an ISO date. */
export function fitting(
  deals: readonly BoardDeal[],
  filters: Filters,
  playbooks: readonly CompiledPlaybook[],
  today: string,
): readonly BoardDeal[] {
  const { owner, team, stage, close, playbook } = filters;
  const isUnder = ({ record }: BoardDeal, code: string): boolean => {
    const governing = judgingPlaybooks(playbooks, record);
    return code === 'none' ? governing.length === 0 : governing.some((one) => one.playbook === code);
  };
  const isIn = (deal: BoardDeal): boolean =>
    (!owner || deal.ownerId === owner) &&
    (!team || deal.manager === team) &&
    (!stage || deal.stage === stage) &&
    (!close || closes(deal, close, today)) &&
    (!playbook || isUnder(deal, playbook));
  return deals.filter(isIn);
}

function closes({ closesOn }: BoardDeal, close: string, today: string): boolean {
  const left = daysBetween(today, closesOn);
  return close === 'past' ? left < 0 : left >= 0 && left <= Number(close);
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Options of the filters: values that occur in the deals, sorted by label. */
export function choicesOf(deals: readonly BoardDeal[]): Record<'owner' | 'team' | 'stage', Choice[]> {
  const unique = (pairs: readonly (readonly [value: string, label: string])[]): Choice[] =>
    [...new Map(pairs)]
      .filter(([value]) => value !== '')
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label));
  return {
    owner: unique(deals.map(({ ownerId, owner }) => [ownerId, owner])),
    team: unique(deals.map(({ manager }) => [manager, manager])),
    stage: unique(deals.map(({ stage }) => [stage, stage])),
  };
}

/** The filters that were stored in this browser session; none if nothing readable is stored. */
export function keptFilters(): Filters {
  try {
    return { ...NO_FILTERS, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Filters>) };
  } catch {
    return NO_FILTERS;
  }
}

/** Stores the filters for this browser session. */
export function keepFilters(filters: Filters): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(filters));
  } catch {
    // Without session storage the filters last as long as the page.
  }
}
