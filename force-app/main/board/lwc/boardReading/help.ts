import { daysBetween } from 'c/calendarDays';
import type { CompiledPlaybook } from 'c/gateRules';
import { nextGateOf } from 'c/nextGate';
import type { Judge } from 'c/nextGate';
import type { BoardDeal } from './deals.ts';

/** Why a deal needs help. `past`, `closing`: its close date; `quiet`: days without a note; `gate`: unmet criteria of the next gate. */
export type Hint =
  | { readonly kind: 'past' | 'closing'; readonly day: string }
  | { readonly kind: 'quiet'; readonly days: number }
  | { readonly kind: 'gate'; readonly count: number; readonly stage: string };

/** A seller's deals that need help, the largest amounts first. */
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
  return urgent.length === 0 ? [] : [...urgent, ...gateHint(deal, { playbooks, today, language: '' })];
}

/** What the next enforced gate asks for, as one hint; none when it lacks nothing. */
function gateHint(deal: BoardDeal, judge: Judge): Hint[] {
  const next = nextGateOf(deal.record, judge);
  return next && next.missing.length > 0 ? [{ kind: 'gate', count: next.missing.length, stage: next.stage }] : [];
}

/** Sellers with deals that need help; those with the largest amounts waiting first: the order in which to call them, not a ranking. */
export function sellersOf(
  deals: readonly BoardDeal[],
  playbooks: readonly CompiledPlaybook[],
  today: string,
): SellerDeals[] {
  const sellers = new Map<string, { ownerId: string; owner: string; deals: SellerDeals['deals'][number][] }>();
  for (const deal of [...deals].sort((a, b) => worth(b) - worth(a) || a.closesOn.localeCompare(b.closesOn))) {
    const hints = hintsOf(deal, playbooks, today);
    if (hints.length === 0) continue;
    const { ownerId, owner } = deal;
    const seller = sellers.get(ownerId) ?? { ownerId, owner, deals: [] };
    sellers.set(ownerId, seller);
    seller.deals.push({ deal, hints });
  }
  const waiting = ({ deals: own }: SellerDeals): number => own.reduce((sum, { deal }) => sum + worth(deal), 0);
  return [...sellers.values()].sort((a, b) => waiting(b) - waiting(a));
}

function worth({ amount }: BoardDeal): number {
  return amount ?? 0;
}
