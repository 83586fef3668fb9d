import { daysBetween } from 'c/calendarDays';
import { needs, nextStages, NO_CHILDREN } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { judgingPlaybook } from 'c/playbookReading';
import type { BoardDeal } from './deals.ts';

/** What a deal waits for; the words are the panel's. */
export type Hint =
  | { readonly kind: 'past' | 'closing'; readonly day: string }
  | { readonly kind: 'quiet'; readonly days: number }
  | { readonly kind: 'gate'; readonly count: number; readonly stage: string };

/** A seller's deals that wait for something, those that close first at the top. */
export interface SellerDeals {
  readonly ownerId: string;
  readonly owner: string;
  readonly deals: readonly { readonly deal: BoardDeal; readonly hints: readonly Hint[] }[];
}

/** A deal that closes within so many days should have a confirmed pain. */
const CLOSING_DAYS = 30;
/** A deal about which nothing was noted for so long has gone quiet. */
const QUIET_DAYS = 21;

/** What this deal waits for; empty when nothing is urgent. An open gate alone is not urgent: it is added to other hints. */
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

/** What the next enforced gate on the way still lacks. */
function gateHint(deal: BoardDeal, playbooks: readonly CompiledPlaybook[], today: string): Hint[] {
  const playbook = judgingPlaybook(playbooks, deal.record);
  if (!playbook) return [];
  const enforced = playbook.gates.filter(({ mode }) => mode === 'enforce').map(({ toEnter }) => toEnter);
  const stage = nextStages(playbook, deal.stage).find((next) => enforced.includes(next));
  if (stage === undefined) return [];
  // The board loads no children of deals, and an enforced gate has no criterion that looks at them.
  const open = needs(playbook, deal.record, stage, { today, children: NO_CHILDREN }).filter(
    ({ mode, overridden }) => mode === 'enforce' && !overridden,
  );
  return open.length === 0 ? [] : [{ kind: 'gate', count: open.length, stage }];
}

/** Sellers whose deals wait for something. In the order in which their deals close: that is whom to call first, not who is worst. */
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

/** Days to the close date; those that are past come after those that can still be won in time, the latest first. */
function rank({ closesOn }: BoardDeal, today: string): number {
  const left = daysBetween(today, closesOn);
  if (Number.isNaN(left)) return 1e6;
  return left >= 0 ? left : 1e5 - left;
}
