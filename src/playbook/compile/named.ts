import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/**
 * Whether the author's word refers to the criterion: it is its id, kind, concept or field, each also behind the name of its gate
 * (`review/filled`).
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
  const [gate = ''] = /^[a-z0-9-]+\//.exec(criterion.id) ?? [];
  const id = criterion.id.slice(gate.length);
  const own = word.startsWith(gate) ? word.slice(gate.length) : word;
  const subject = 'concept' in criterion ? criterion.concept : 'field' in criterion ? criterion.field : undefined;
  return own === id || own === kind || own === subject || id.startsWith(`${own}:`);
}
