import type { Entry } from './entries.ts';
import { beginsWithLabel, labelConcept } from './labels.ts';
import { isSamePerson, nameKey, nameShape } from './names.ts';
import { roleSide } from './roles.ts';
import { soundsSpoken } from './speech.ts';
import type { Known } from './types.ts';

/**
 * What stands before a colon: a person, a known label, words that only may be a label (they stay in the sentence as well), or part of
 * the sentence.
 */
export type HeadKind = 'speaker' | 'label' | 'maybe' | 'text';

/** Share of lines with known labels from which a text is a sheet of labels, where a name-like head once is a label too. */
const SHEET_SHARE = 0.4;

/** Decides for each text before a colon what it is, from all of its uses in the source. */
export function decideHeads(entries: readonly Entry[], known: Known): ReadonlyMap<string, HeadKind> {
  const uses = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.inline !== null) uses.set(entry.inline.raw, [...(uses.get(entry.inline.raw) ?? []), entry]);
  }
  const filled = entries.filter(({ text }) => text !== '').length;
  const labelled = entries.filter(({ inline }) => inline !== null && labelConcept(inline.raw) !== null).length;
  const isSheet = labelled >= SHEET_SHARE * filled;
  const people = [...known.contacts, ...known.users].map(({ name }) => nameKey(name));
  return new Map([...uses].map(([raw, all]) => [raw, kindOf(raw, all, { isSheet, people })]));
}

interface Setting {
  readonly isSheet: boolean;
  readonly people: readonly (readonly string[])[];
}

function kindOf(raw: string, uses: readonly Entry[], { isSheet, people }: Setting): HeadKind {
  const first = uses[0]?.inline;
  if (first === null || first === undefined) return 'text';
  const { name, email, note } = first.speaker;
  const concept = labelConcept(raw);
  const shape = nameShape(name);
  if (roleSide(name) !== null && (concept === null || uses.length > 1)) return 'speaker';
  if (concept !== null) return 'label';
  if (email !== null || people.some((key) => isSamePerson(key, nameKey(name)))) return 'speaker';
  if (shape === null || beginsWithLabel(raw)) return beginsWithLabel(raw) ? 'maybe' : 'text';
  if (first.isMarked) return first.isBold && isSheet && shape !== 'sure' ? 'label' : 'speaker';
  const isSpoken = uses.filter(({ inline }) => soundsSpoken(inline?.rest ?? '')).length * 2 >= uses.length;
  if (shape === 'sure') return isSheet && !isSpoken ? 'maybe' : 'speaker';
  if (note !== '' || uses.length > 2) return shape === 'single' || isSpoken ? 'speaker' : 'maybe';
  if (shape === 'single') return uses.length > 1 || isSpoken ? 'speaker' : 'maybe';
  if (uses.length > 1 && isSpoken) return 'speaker';
  return raw.split(' ').length <= 2 ? 'maybe' : 'text';
}
