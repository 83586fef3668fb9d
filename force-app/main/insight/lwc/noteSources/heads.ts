import type { Entry } from './entries.ts';
import type { Inline } from './inline.ts';
import { holdsLabel, labelConcept } from './labels.ts';
import { isSamePerson, nameKey, nameShape, type NameShape } from './names.ts';
import { roleSide } from './roles.ts';
import { soundsSpoken } from './speech.ts';
import type { Known } from './types.ts';

/**
 * What is before a colon: a person, a known label, words that only may be a label (they stay in the sentence as well), or part of
 * the sentence.
 */
export type HeadKind = 'speaker' | 'label' | 'maybe' | 'text';

/** Share of lines with known labels from which a text is a sheet of labels, where a name-like head once is a label too. */
const SHEET_SHARE = 0.4;

/** Decides for each text before a colon what it is, from all of its uses in the source. */
export function decideHeads(entries: readonly Entry[], known: Known): ReadonlyMap<string, HeadKind> {
  const uses = new Map<string, Inline[]>();
  for (const { inline } of entries) {
    if (inline === null) continue;
    const own = uses.get(inline.raw);
    if (own === undefined) uses.set(inline.raw, [inline]);
    else own.push(inline);
  }
  const filled = entries.filter(({ text }) => text !== '').length;
  const labels = [...uses].filter(([raw]) => labelConcept(raw) !== null).flatMap(([, all]) => all);
  const setting: Setting = {
    isSheet: labels.length >= SHEET_SHARE * filled,
    hasBoldLabels: labels.some(({ isBold }) => isBold),
    people: [...known.contacts, ...known.users].map(({ name }) => nameKey(name)),
  };
  const kinds = new Map([...uses].map(([raw, all]) => [raw, kindOf(raw, all, setting)]));
  addSpeakers(kinds, uses, filled);
  addListedNames(kinds, entries);
  return kinds;
}

/** Least speakers whose lines make those of further names once used a talk too. */
const TALKING = 2;

/** Next to two speakers, or where each line begins with a name, a name that is used once is a speaker too, not a label. */
function addSpeakers(kinds: Map<string, HeadKind>, uses: ReadonlyMap<string, readonly Inline[]>, filled: number): void {
  const named = [...uses].filter(([raw, [first]]) => isName(raw, first));
  const lines = named.reduce((sum, [, all]) => sum + all.length, 0);
  const speakers = [...kinds].filter(([, kind]) => kind === 'speaker').length;
  if (speakers < TALKING && (lines < filled || named.length < TALKING)) return;
  for (const [raw, all] of named) {
    const isSentence = all.some(({ rest }) => rest.split(' ').length > 1);
    if (kinds.get(raw) === 'maybe' && isSentence) kinds.set(raw, 'speaker');
  }
}

/**
 * Names that are listed words (`Weil`, `Budget`): one capital word that is used several times for whole sentences, between lines of a speaker.
 * A label is used once, or for clipped text, or stands among labels.
 */
function addListedNames(kinds: Map<string, HeadKind>, entries: readonly Entry[]): void {
  const lines = entries.flatMap(({ inline }) => (inline === null ? [] : [inline]));
  const isSpeaker = (raw: string | undefined): boolean => raw !== undefined && kinds.get(raw) === 'speaker';
  const found: string[] = [];
  for (const [raw, kind] of kinds) {
    if (kind === 'speaker' || !/^\p{Lu}\p{Ll}+$/u.test(raw)) continue;
    const own = lines.flatMap((one, index) => (one.raw === raw ? [index] : []));
    const sentences = own.filter((index) => isSpokenOut(lines[index]?.rest ?? ''));
    const between = own.filter((index) => isSpeaker(lines[index - 1]?.raw) || isSpeaker(lines[index + 1]?.raw));
    if (own.length >= 2 && sentences.length === own.length && between.length * 2 >= own.length) found.push(raw);
  }
  for (const raw of found) kinds.set(raw, 'speaker');
}

/** Whether a text is spoken: a capital at its beginning, a stop at its end. */
function isSpokenOut(text: string): boolean {
  return /^["“„«¿¡]?[\p{Lu}\d].*[.!?…]["”»]?$/u.test(text.trim());
}

function isName(raw: string, first: Inline | undefined): boolean {
  const shape = first === undefined ? null : nameShape(first.speaker.name);
  return (shape === 'sure' || shape === 'single') && !holdsLabel(raw);
}

interface Setting {
  readonly isSheet: boolean;
  readonly hasBoldLabels: boolean;
  readonly people: readonly (readonly string[])[];
}

function kindOf(raw: string, uses: readonly Inline[], setting: Setting): HeadKind {
  const [first] = uses;
  if (first === undefined) return 'text';
  const { name, email } = first.speaker;
  const concept = labelConcept(raw);
  const shape = nameShape(name);
  const isSpoken = uses.filter(({ rest }) => soundsSpoken(rest)).length * 2 >= uses.length;
  const isOnce = uses.length === 1 && !isSpoken;
  if (roleSide(name) !== null && (concept === null || uses.length > 1)) {
    // `Ansprechpartner: Frau Holm` on a sheet names a person and quotes nobody.
    return isOnce && (setting.isSheet || nameShape(first.rest) === 'sure') ? 'label' : 'speaker';
  }
  if (concept !== null) return 'label';
  if (email !== null || isKnownPerson(nameKey(name), shape, setting.people)) return 'speaker';
  if (shape === null) return holdsLabel(raw) ? 'maybe' : 'text';
  if (first.isBold)
    return isOnce && (setting.hasBoldLabels || shape === 'loose' || holdsLabel(raw)) ? 'label' : 'speaker';
  if (first.isMarked) return 'speaker';
  if (holdsLabel(raw)) return 'maybe';
  return kindByShape(raw, shape, {
    count: uses.length,
    isSpoken,
    isSheet: setting.isSheet,
    hasNote: first.speaker.note !== '',
  });
}

interface Use {
  readonly count: number;
  readonly isSpoken: boolean;
  readonly isSheet: boolean;
  readonly hasNote: boolean;
}

/** For heads that no list knows: the less a head looks like a name, the more its use has to show. */
function kindByShape(raw: string, shape: NameShape, { count, isSpoken, isSheet, hasNote }: Use): HeadKind {
  if (shape === 'sure') return isSheet && !isSpoken ? 'maybe' : 'speaker';
  if (shape === 'single') return hasNote || count > 1 || isSpoken ? 'speaker' : 'maybe';
  if (isSpoken && (count > 1 || hasNote)) return 'speaker';
  return raw.split(' ').length <= 2 ? 'maybe' : 'text';
}

/** Whether a head is a person of the deal: `Ada`, `Ada King`, not `Ada has worked out`. */
function isKnownPerson(key: readonly string[], shape: NameShape | null, people: Setting['people']): boolean {
  const isWhole = shape === 'sure' || shape === 'single';
  return people.some((own) => isSamePerson(own, key) && (isWhole || key.length <= own.length));
}
