import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/**
 * Whether the author's word refers to the criterion: it is its id, kind, concept or field.
 * @param taken ids of criteria of the unnamed gate to the stage: one that is written out means that criterion alone
 */
export function isNamed(
  criterion: Condition & { readonly id: string },
  word: string,
  taken: readonly string[] = [],
): boolean {
  if (taken.includes(word)) return word === criterion.id;
  const { kind } = criterion;
  // The id of a criterion of a named gate begins with the gate's name.
  const id = criterion.id.replace(/^[a-z0-9-]+\//, '');
  const subject = 'concept' in criterion ? criterion.concept : 'field' in criterion ? criterion.field : undefined;
  return word === criterion.id || word === id || word === kind || word === subject || id.startsWith(`${word}:`);
}
