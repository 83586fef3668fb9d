import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { list, ref } from '../base/json-schema.ts';
import { readAll, readList } from '../base/read-collections.ts';
import type { Definition, GroupKind, Requirement, RequirementOf, Wording, Words } from './definition.ts';

/** Whether a condition or requirement is a group of others. */
export function isGroup<T extends Condition | Requirement>(one: T): one is Extract<T, { readonly kind: GroupKind }> {
  return one.kind === 'any' || one.kind === 'all' || one.kind === 'some';
}

/** The words of the parts, a group within a group in brackets, so that it is clear what belongs together. */
export function wordsOfParts(
  of: readonly Requirement[],
  { wordsOf }: Wording,
): readonly (Omit<Words, 'short'> & { readonly short: string })[] {
  return of.map((part) => {
    const { what, why, short } = wordsOf(part);
    const needsBrackets = isGroup(part) && part.of.length > 1 && of.length > 1;
    return {
      what: needsBrackets ? `(${what})` : what,
      why,
      short: isGroup(part) ? (short.at(-1) ?? '') : (short[0] ?? ''),
    };
  });
}

/** The parts in one sentence; a group has one reason, that of its first part where its author gives none. */
function groupWords({ kind, of }: RequirementOf<'any' | 'all'>, wording: Wording): Words {
  const parts = wordsOfParts(of, wording);
  const { joint, short } = wording.language;
  return {
    what: parts.map(({ what }) => what).join(joint[kind]),
    why: parts[0]?.why ?? '',
    short: [
      parts.map((part) => part.short).join(kind === 'any' ? joint.values : joint.concepts),
      short[kind](of.length),
    ],
  };
}

/** The ids or subjects of the parts, each group among them in brackets. */
export function namesOfParts(of: readonly Condition[], nameOf: (part: Condition) => string): readonly string[] {
  return of.map((part) => (isGroup(part) ? `(${nameOf(part)})` : nameOf(part)));
}

/** What `any` and `all` have in common. @param sign what separates the parts in an id */
export function groupDefinition<K extends 'any' | 'all'>(kind: K, sign: '|' | '+'): Definition<'any' | 'all'> {
  return {
    read(reading, cursor, readPart) {
      const of = readAll(readList(reading, cursor, `\`${kind}\``, 1), readPart);
      return of && { kind, of };
    },
    schema: list(ref('part')),
    id: ({ of }, idOf) => `${kind}:${namesOfParts(of, idOf).join(sign)}`,
    subject: ({ of }, subjectOf) => namesOfParts(of, subjectOf).join(sign),
    words: groupWords,
  };
}
