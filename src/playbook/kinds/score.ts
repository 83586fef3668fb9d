import { map, number } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readNumber } from '../base/read-values.ts';
import type { LeafDefinition } from './definition.ts';
import { NO_FIELD } from './no-field.ts';

const POINTS = { is: '`atLeast` of a score', min: 1, max: 100, decimals: 0 } as const;

/** `score: { atLeast: 40 }`: the discovery score reaches so many points of 100. */
export const score: LeafDefinition<'score'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, { is: '`score`', required: ['atLeast'], optional: [] });
    const atLeast = readKey(keys, 'atLeast', (at) => readNumber(reading, at, POINTS));
    return atLeast && { kind: 'score', atLeast };
  },
  schema: map(['atLeast'], { atLeast: number(POINTS.min, POINTS.max, true) }),
  id: ({ atLeast }) => `score:${atLeast}`,
  subject: () => '',
  words: ({ atLeast }, { language }) => ({
    what: language.score(atLeast.value),
    why: language.whys.score,
    short: [language.short.score(atLeast.value)],
  }),
  implies: (a, b) => a.atLeast >= b.atLeast,
  contradicts: () => false,
  ...NO_FIELD,
  unenforceable: () => [],
  concepts: () => [],
  given: 'fields',
};
