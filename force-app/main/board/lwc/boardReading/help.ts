import { daysBetween } from 'c/calendarDays';
import { needs, nextStages, NO_CHILDREN } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { judgingPlaybooks } from 'c/playbookReading';
import type { BoardDeal } from './deals.ts';

/** Why a deal needs help. `past`, `closing`: its close date; `quiet`: days without a note; `gate`: unmet criteria of the next gate. */
export type Hint =
  | { readonly kind: 'past' | 'closing'; readonly day: string }
  | { readonly kind: 'quiet'; readonly days: number }
  | { readonly kind: 'gate'; readonly count: number; readonly stage: string };

/** A seller's deals that need help, ordered by close date. */
export interface SellerDeals {
  readonly ownerId: string;
  readonly owner: string;
  readonly deals: readonly { readonly deal: BoardDeal; readonly hints: readonly Hint[] }[];
}

/** A deal that closes within this number of days should have a confirmed pain. */
const CLOSING_DAYS = 30;
/** A deal without a new answer or pain for this number of days is `quiet`. */
const QUIET_DAYS = 21;

/** Why a deal needs help; empty when it does not. An unmet gate alone is no reason: it is only added to others. `today`: ISO date. */
export function hintsOf(deal: BoardDeal, playbooks: readonly CompiledPlaybook[], today: string): Hint[] {
  const left = daysBetween(today, deal.closesOn);
  const quiet = daysBetween(deal.lastNoted, today);
  const urgent: Hint[] = [
    ...(left < 0 ? [{ kind: 'past', day: deal.closesOn } as const] : []),
    ...(left >= 0 && left <= CLOSING_DAYS && deal.painsConfirmed <= 0
      ? [{ kind: 'closing', day: deal.closesOn } as const]
      : []),
    ...(quiet >= QUIET_DAYS ? [{ kind: 'quiet', days: quiet } as const] : []),
  ];
  return urgent.length === 0 ? [] : [...urgent, ...gateHint(deal, playbooks, today)];
}

/** The number of unmet criteria of the next enforced gate, as one hint; none when there are none. */
function gateHint(deal: BoardDeal, playbooks: readonly CompiledPlaybook[], today: string): Hint[] {
  const governing = judgingPlaybooks(playbooks, deal.record);
  const gates = governing.flatMap((playbook) => playbook.gates);
  const enforced = gates.filter(({ mode }) => mode === 'enforce').map(({ toEnter }) => toEnter);
  const stage = nextStages(governing, deal.stage).find((next) => enforced.includes(next));
  if (stage === undefined) return [];
  // No child records are needed: a criterion of an enforced gate can only read fields of the opportunity.
  const open = needs(governing, deal.record, stage, { today, children: NO_CHILDREN }).filter(
    ({ mode, overridden }) => mode === 'enforce' && !overridden,
  );
  return open.length === 0 ? [] : [{ kind: 'gate', count: open.length, stage }];
}

/** Sellers with deals that need help, by the close date of their first such deal: the order in which to call them, not a ranking. */
export function sellersOf(
  deals: readonly BoardDeal[],
  playbooks: readonly CompiledPlaybook[],
  today: string,
): SellerDeals[] {
  const sellers = new Map<string, { ownerId: string; owner: string; deals: SellerDeals['deals'][number][] }>();
  for (const deal of [...deals].sort((a, b) => rank(a, today) - rank(b, today))) {
    const hints = hintsOf(deal, playbooks, today);
    if (hints.length === 0) continue;
    const { ownerId, owner } = deal;
    const seller = sellers.get(ownerId) ?? { ownerId, owner, deals: [] };
    sellers.set(ownerId, seller);
    seller.deals.push({ deal, hints });
  }
  return [...sellers.values()];
}

/** Sort key: days to the close date. Past dates come after all future ones, the most recent first; deals without a date come last. */
function rank({ closesOn }: BoardDeal, today: string): number {
  const left = daysBetween(today, closesOn);
  if (Number.isNaN(left)) return 1e6;
  return left >= 0 ? left : 1e5 - left;
}
