import { LABELS } from './labelWords.ts';
import { plain } from './lines.ts';

const CONCEPT_OF: ReadonlyMap<string, string> = new Map(
  // The first concept wins where two list the same label.
  LABELS.toReversed().flatMap(([concept, labels]) =>
    labels.split('|').map((label): [string, string] => [label, concept]),
  ),
);

/** What may be before a label: numbers of lists and of slides, articles, possessives. */
const BEFORE =
  /^(?:\d{1,2}[.)]\s?|[a-h]\)\s?|(?:the|their|your|our|der|die|das|ihr|ihre|unser|unsere|le|la|les|leur|leurs|vos|el|los|las|su|sus)\s)/;

function keyOf(label: string): string {
  return plain(label)
    .replace(/\([^()]*\)?/g, ' ')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[*_#?¿!.]+$/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^[¿]/, '')
    .replace(/\s?\/\s?.*$/, '');
}

/**
 * The concept that a label stands for (`Root cause` → `root cause`); an empty string for fields and headings that answer no question
 * (`Next step`, `Attendees`); null for words that are no known label.
 */
export function labelConcept(label: string): string | null {
  if (label.length > 80) return null;
  const key = keyOf(label);
  return CONCEPT_OF.get(key) ?? CONCEPT_OF.get(key.replace(BEFORE, '')) ?? null;
}

/** Whether a label holds a known one: `Budget 2027`, `Ursache laut Technik`, `Biggest challenge`, `Wirtschaftliche Folge`. */
export function holdsLabel(label: string): boolean {
  const words = keyOf(label).replace(BEFORE, '').split(' ');
  if (words.length > 6) return false;
  const starts = words.slice(0, 3).some((_, index) => isLabelWord(words.slice(0, index + 1).join(' ')));
  return starts || (words.length <= 4 && words.some((word) => word.length > 3 && isLabelWord(word)));
}

function isLabelWord(words: string): boolean {
  return words.length > 2 && CONCEPT_OF.has(words);
}
