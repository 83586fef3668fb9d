import { whereDiagnosis } from 'c/dealFigures';
import { addDays } from 'c/zoneDays';
import type { CompiledPlaybook } from 'c/gateRules';
import { teamIn } from './filters.ts';
import type { Filters } from './filters.ts';
import type { Status } from './pipeline.ts';
import { wherePlaybook } from './playbookWhere.ts';

/** A filter of the API: `Opportunity_Filter`. */
export type Where = Readonly<Record<string, unknown>>;

/** The open deals that match all filters. `today` is an ISO date. */
export function whereOf(filters: Filters, playbooks: readonly CompiledPlaybook[], today: string): Where {
  const { owner, stage, close, playbook } = filters;
  const team = teamIn(filters);
  return {
    and: [
      { IsClosed: { eq: false } },
      ...(owner ? [{ OwnerId: { eq: owner } }] : []),
      ...(team ? [{ Owner: { ManagerId: { eq: team } } }] : []),
      ...(stage ? [{ StageName: { eq: stage } }] : []),
      ...(close ? closesIn(close, today) : []),
      ...(playbook ? wherePlaybook(playbooks, playbook) : []),
    ],
  };
}

function closesIn(close: string, today: string): Where[] {
  if (close === 'past') return [{ CloseDate: { lt: { value: today } } }];
  return [{ CloseDate: { gte: { value: today } } }, { CloseDate: { lte: { value: addDays(today, Number(close)) } } }];
}

/** The deals among `where` that close within 30 days, or should have closed. */
export function whereClosing(where: Where, today: string): Where {
  return { and: [where, { CloseDate: { lte: { value: addDays(today, 30) } } }] };
}

/** The deals among `where` that the board counts under the status. A deal in question counts there alone, whatever its diagnosis is. */
export function whereStatus(where: Where, status: Status): Where {
  if (status === 'In question') return { and: [where, { DF_In_Question__c: { gt: 0 } }] };
  const isNotAsked = { or: [{ DF_In_Question__c: { eq: null } }, { DF_In_Question__c: { lte: 0 } }] };
  return { and: [where, whereDiagnosis(status), isNotAsked] };
}
