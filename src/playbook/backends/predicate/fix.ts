import type { Condition, ConditionOf, Fix, Kind } from '../../../../force-app/main/base/lwc/gateRules/types.ts';

const inField = ({ field }: { readonly field: string }): Fix => ({ on: 'field', field });
const nowhere = (): undefined => undefined;

const FIXES = {
  answered: ({ concept }: ConditionOf<'answered'>): Fix => ({ on: 'answer', concept }),
  pains: (): Fix => ({ on: 'pains' }),
  impact: (): Fix => ({ on: 'pains' }),
  filled: inField,
  picked: inField,
  number: inField,
  checked: inField,
  date: inField,
  prescribed: (): Fix => ({ on: 'lines' }),
  score: nowhere,
  any: nowhere,
  all: nowhere,
} satisfies { readonly [K in Kind]: (condition: ConditionOf<K>) => Fix | undefined };

/** Where an unmet criterion is mended; undefined for a group and for the score, which have no one place. */
export function fixOf(condition: Condition): Fix | undefined {
  return (FIXES[condition.kind] as (condition: Condition) => Fix | undefined)(condition);
}
