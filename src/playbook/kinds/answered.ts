import { CONCEPTS, levelOf, openStages } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { map, ONLY_TRUE, ref } from '../base/json-schema.ts';
import { entriesOf, readKey, readMap } from '../base/read-collections.ts';
import { readWord } from '../base/read-values.ts';
import { firstWords, MOST_WORDS } from '../base/words.ts';
import { isMapAt, report, type Cursor, type Reading } from '../base/reading.ts';
import type { LeafDefinition, PlacedLevel, RequirementOf, Wording } from './definition.ts';
import { readEvidence } from './evidence.ts';
import { NO_FIELD } from './no-field.ts';

type Level = PlacedLevel;

/** `Quoted`, or `{ evidence: Quoted, notKnownYet: true }`. */
function readLevel(reading: Reading, cursor: Cursor): Pick<Level, 'evidence' | 'notKnownYet'> | undefined {
  if (!isMapAt(cursor)) {
    const evidence = readEvidence(reading, cursor);
    return evidence && { evidence };
  }
  const shape = { is: 'the level of a concept', required: ['evidence', 'notKnownYet'], optional: [] };
  const keys = readMap(reading, cursor, shape);
  const evidence = readKey(keys, 'evidence', (at) => readEvidence(reading, at));
  const notKnownYet = readKey(keys, 'notKnownYet', (at) => readWord(reading, at, '`notKnownYet`', [true] as const));
  return evidence && notKnownYet && { evidence, notKnownYet };
}

function levelWords({ concept, evidence, notKnownYet }: Level, { language, questionOf }: Wording) {
  const question = questionOf(concept.value) ?? concept.value;
  const thing = language.things[concept.value] ?? language.answerTo(question);
  const { things, levels } = language.short;
  const short = things[concept.value] ?? language.quote(firstWords(question, MOST_WORDS - 1));
  return {
    what: `${thing} (${language.evidence[evidence.value]}${notKnownYet ? language.orOpen : ''})`,
    short: `${short} (${levels[evidence.value]})`,
  };
}

/** One requirement for each concept: each is a criterion with a sentence. */
export function eachConcept(requirement: RequirementOf<'answered'>): readonly RequirementOf<'answered'>[] {
  return requirement.levels.map((level) => ({ ...requirement, levels: [level] }));
}

const LEVEL = {
  anyOf: [ref('evidence'), map(['evidence', 'notKnownYet'], { evidence: ref('evidence'), notKnownYet: ONLY_TRUE })],
};

/** `answered: { problem: Quoted }`: a concept has an answer with at least that evidence. */
export const answered: LeafDefinition<'answered'> = {
  read(reading, cursor) {
    const entries = entriesOf(
      reading,
      cursor,
      '`answered`',
      'a map of concepts to evidence, such as `{ problem: Quoted }`',
    );
    if (entries?.length === 0)
      report(reading, cursor, '`answered` names no concept. Expected at least one, such as `{ problem: Quoted }`.');
    const levels = (entries ?? []).flatMap(({ key, value }): Level[] => {
      const concept = readWord(reading, key, 'a concept', CONCEPTS);
      const level = readLevel(reading, value);
      return concept && level ? [{ kind: 'answered', concept, ...level }] : [];
    });
    return levels.length > 0 ? { kind: 'answered', levels } : undefined;
  },
  schema: { type: 'object', minProperties: 1, propertyNames: ref('concept'), additionalProperties: LEVEL },
  id: ({ concept, evidence, notKnownYet }) => `answered:${concept}:${evidence}${notKnownYet ? ':open' : ''}`,
  subject: ({ concept }) => concept,
  words: ({ levels }, wording) => {
    const { joint, whys, short } = wording.language;
    const words = levels.map((level) => levelWords(level, wording));
    return {
      what: words.map(({ what }) => what).join(joint.concepts),
      why: whys.answered,
      short: [words.map((one) => one.short).join(joint.concepts), short.all(levels.length)],
    };
  },
  implies: (a, b) =>
    a.concept === b.concept &&
    levelOf(a.evidence) >= levelOf(b.evidence) &&
    openStages(a).every((stage) => openStages(b).includes(stage)),
  contradicts: () => false,
  ...NO_FIELD,
  unenforceable: () => [],
  concepts: ({ levels }) => levels.map(({ concept }) => concept),
  given: 'answered',
};
