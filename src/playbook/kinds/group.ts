import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { list, ref } from '../base/json-schema.ts';
import { readAll, readList } from '../base/read-collections.ts';
import type { Definition, GroupKind, Requirement, RequirementOf, Wording, Words } from './definition.ts';

/** Whether a condition or requirement is a group of others. */
export function isGroup<T extends Condition | Requirement>(one: T): one is Extract<T, { readonly kind: GroupKind }> {
  return one.kind === 'any' || one.kind === 'all';
}

/**
 * The parts in one sentence, a group within a group in brackets, so that it is clear what belongs together; a group has one reason,
 * that of its first part where its author gives none.
 */
function groupWords({ of }: RequirementOf<GroupKind>, { wordsOf }: Wording, joint: string): Words {
  const parts = of.map((part) => {
    const { todo, why } = wordsOf(part);
    const needsBrackets = isGroup(part) && part.of.length > 1 && of.length > 1;
    return { todo: needsBrackets ? `(${todo})` : todo, why };
  });
  return { todo: parts.map(({ todo }) => todo).join(joint), why: parts[0]?.why ?? '' };
}

/** What `any` and `all` have in common. @param sign what separates the parts in an id */
export function groupDefinition<K extends GroupKind>(kind: K, sign: '|' | '+'): Definition<GroupKind> {
  return {
    read(reading, cursor, readPart) {
      const of = readAll(readList(reading, cursor, `\`${kind}\``, 1), readPart);
      return of && { kind, of };
    },
    schema: list(ref('part')),
    id: ({ of }, idOf) => {
      const ids = of.map((part) => (isGroup(part) ? `(${idOf(part)})` : idOf(part)));
      return `${kind}:${ids.join(sign)}`;
    },
    subject: ({ of }) => `${kind} ${of[0]?.kind ?? ''}`,
    words: (requirement, wording) => groupWords(requirement, wording, wording.language.joint[kind]),
  };
}
