import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** Whether a word of the author names a criterion: by its id, its kind, its concept or its field. */
export function isNamed(criterion: Condition & { readonly id: string }, word: string): boolean {
  const { id, kind } = criterion;
  const subject = 'concept' in criterion ? criterion.concept : 'field' in criterion ? criterion.field : undefined;
  return word === id || word === kind || word === subject || id.startsWith(`${word}:`);
}
