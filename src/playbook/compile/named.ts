import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** Whether the author's word refers to the criterion: it is its id, kind, concept or field. */
export function isNamed(criterion: Condition & { readonly id: string }, word: string): boolean {
  const { id, kind } = criterion;
  const subject = 'concept' in criterion ? criterion.concept : 'field' in criterion ? criterion.field : undefined;
  return word === id || word === kind || word === subject || id.startsWith(`${word}:`);
}
