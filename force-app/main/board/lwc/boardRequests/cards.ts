import { amountOf } from 'c/boardReading';
import type { BoardRequest } from 'c/boardReading';
import { today } from 'c/calendarDays';
import { permissionsIn } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { isReady, lackingFor, lackingItems, lackingText } from 'c/nextGate';
import { withApprovers } from 'c/overrideDecisions';
import { judgingPlaybooks } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import currency from '@salesforce/i18n/currency';
import language from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import type { Pains } from './pains.ts';

/** A card of the list: the override, a line about its deal, what the deal lacks for the stage, and its pains. */
export function cardOf(request: BoardRequest, playbooks: readonly CompiledPlaybook[], pains: Pains) {
  const { id, deal, stage } = request;
  const lacking = lackingFor(deal.record, stage, { playbooks, today: today(), language });
  const governing = judgingPlaybooks(playbooks, deal.record);
  const permissions = permissionsIn(governing, deal.record);
  // One row in, one row out.
  const [shown] = withApprovers([request], governing, permissions) as readonly [BoardRequest];
  const own = pains[deal.id] ?? [];
  return {
    id,
    deal,
    request: shown,
    about: fill(labels.requestDeal, deal.stage, amountOf([deal], { locale, currency }), deal.owner),
    lacks: isReady(lacking) ? labels.nothingMissing : lackingText(lacking),
    missing: lackingItems(lacking),
    pains: own,
    hasPains: own.length > 0,
  };
}
