import type { Condition } from '../../soql/types.ts';
import type { ReportType } from '../types/reportType.ts';

const isTrue = (name: string, value = true): Condition => ({
  kind: 'compare',
  left: { kind: 'field', path: [name] },
  operator: '=',
  value: { kind: 'boolean', value },
});

/** Opportunity status of the standard report type: `open`, `closed`, `closedwon`; `all` has no condition. */
const OPPORTUNITY_STATUS: Readonly<Record<string, Condition>> = {
  open: isTrue('IsClosed', false),
  closed: isTrue('IsClosed'),
  closedwon: isTrue('IsWon'),
};

/** The standard filters of a standard report type that the local org applies; others are about features that it does not have (territories, currencies). */
export function standardFilterCondition(
  type: ReportType,
  params: readonly { readonly name: string; readonly value: string }[],
): Condition[] {
  if (type.name !== 'Opportunity') return [];
  return params.flatMap(({ name, value }) => (name === 'open' ? (OPPORTUNITY_STATUS[value] ?? []) : []));
}
