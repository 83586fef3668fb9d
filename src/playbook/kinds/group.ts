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
function groupWords({ kind, of }: RequirementOf<GroupKind>, { language, wordsOf }: Wording): Words {
  const parts = of.map((part) => {
    const { what, why, short } = wordsOf(part);
    const needsBrackets = isGroup(part) && part.of.length > 1 && of.length > 1;
    return {
      what: needsBrackets ? `(${what})` : what,
      why,
      short: isGroup(part) ? (short.at(-1) ?? '') : (short[0] ?? ''),
    };
  });
  const { joint } = language;
  return {
    what: parts.map(({ what }) => what).join(joint[kind]),
    why: parts[0]?.why ?? '',
    short: [
      parts.map(({ short }) => short).join(kind === 'any' ? joint.values : joint.concepts),
      language.short[kind](of.length),
    ],
  };
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
    subject: ({ of }, subjectOf) =>
      of.map((part) => (isGroup(part) ? `(${subjectOf(part)})` : subjectOf(part))).join(sign),
    words: groupWords,
  };
}
