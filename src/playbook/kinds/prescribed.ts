import { oneOf } from '../base/json-schema.ts';
import { readWord } from '../base/read-values.ts';
import type { LeafDefinition } from './definition.ts';
import { NO_FIELD } from './no-field.ts';

const LINES = ['all', 'ifAny'] as const;

/** `prescribed: all`: every product addresses a confirmed pain, and there is at least one; `ifAny` allows a deal without products. */
export const prescribed: LeafDefinition<'prescribed'> = {
  read(reading, cursor) {
    const lines = readWord(reading, cursor, 'what `prescribed` can ask', LINES);
    return lines && { kind: 'prescribed', lines };
  },
  schema: oneOf(LINES),
  id: ({ lines }) => `prescribed:${lines}`,
  subject: () => '',
  words: ({ lines }, { language }) => ({
    what: language.prescribed[lines.value],
    why: language.whys.prescribed,
    short: [language.short.prescribed],
  }),
  implies: (a, b) => a.lines === 'all' || b.lines === 'ifAny',
  contradicts: () => false,
  ...NO_FIELD,
  unenforceable: () => [],
  concepts: () => [],
  given: 'lines',
};
