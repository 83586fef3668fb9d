import { PAINS_ROLLUP } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { PainDriver, PainKind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { map, number, oneOf, ref } from '../base/json-schema.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readWord } from '../base/read-values.ts';
import type { LeafDefinition } from './definition.ts';
import { isAtLeast, readAmount } from './evidence.ts';
import { NO_FIELD } from './no-field.ts';

const PAIN_KINDS: readonly PainKind[] = ['Problem', 'Goal', 'Risk'];
const PAIN_DRIVERS: readonly PainDriver[] = ['Grow', 'Cut Cost', 'Improve'];
const COUNT = { is: '`atLeast` of pains', min: 1, max: 1000, decimals: 0 } as const;

/** `pains: { atLeast: 2, evidence: Quoted }`: so many pains have at least that evidence; `kind` and `driver` narrow them. */
export const pains: LeafDefinition<'pains'> = {
  read(reading, cursor) {
    const shape = { is: '`pains`', required: ['atLeast', 'evidence'], optional: ['kind', 'driver'] };
    const keys = readMap(reading, cursor, shape);
    const amount = readAmount(reading, keys, COUNT);
    const kind = readKey(keys, 'kind', (at) => readWord(reading, at, 'a kind of pain', PAIN_KINDS));
    const driver = readKey(keys, 'driver', (at) => readWord(reading, at, 'a business driver', PAIN_DRIVERS));
    if (!amount || (keys?.has('kind') && !kind) || (keys?.has('driver') && !driver)) return undefined;
    const of = kind || driver ? { of: { ...(kind ? { kind } : {}), ...(driver ? { driver } : {}) } } : {};
    return { kind: 'pains', ...amount, ...of };
  },
  schema: map(['atLeast', 'evidence'], {
    atLeast: number(COUNT.min, COUNT.max, true),
    evidence: ref('evidence'),
    kind: oneOf(PAIN_KINDS),
    driver: oneOf(PAIN_DRIVERS),
  }),
  id: ({ atLeast, evidence, of }) =>
    ['pains', atLeast, evidence, of?.kind, of?.driver].filter((part) => part !== undefined).join(':'),
  subject: ({ of }) => [of?.kind, of?.driver].flatMap((one) => one ?? []).join(' '),
  words: ({ atLeast, evidence, of }, { language }) => {
    const count = {
      ...(atLeast.value === 1 ? {} : { many: language.number(atLeast.value) }),
      ...(of?.kind ? { kind: of.kind.value } : {}),
    };
    const words = { ...count, ...(of?.driver ? { driver: of.driver.value } : {}) };
    const level = language.short.levels[evidence.value];
    return {
      what: language.pains(words, language.evidence[evidence.value]),
      why: language.whys.pains,
      short: [words, count].map((one) => `${language.short.pains(one)} (${level})`),
    };
  },
  implies: (a, b) =>
    isAtLeast(a, b) &&
    (b.of?.kind === undefined || b.of.kind === a.of?.kind) &&
    (b.of?.driver === undefined || b.of.driver === a.of?.driver),
  contradicts: () => false,
  ...NO_FIELD,
  unenforceable: ({ evidence, of }) => [
    ...(PAINS_ROLLUP[evidence.value] ? [] : [evidence]),
    ...[of?.kind, of?.driver].flatMap((one) => one ?? []),
  ],
  concepts: () => [],
  given: 'pains',
};
