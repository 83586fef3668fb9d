import { IMPACT_ROLLUP } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { map, number, ref } from '../base/json-schema.ts';
import { readMap } from '../base/read-collections.ts';
import type { LeafDefinition } from './definition.ts';
import { isAtLeast, readAmount } from './evidence.ts';
import { NO_FIELD } from './no-field.ts';

const AMOUNT = { is: '`atLeast` of impact', min: 0.01, max: 1e12, decimals: 2 } as const;

/** `impact: { atLeast: 25000, evidence: Confirmed }`: the likely yearly impact of pains with at least that evidence adds up to it. */
export const impact: LeafDefinition<'impact'> = {
  read(reading, cursor) {
    const keys = readMap(reading, cursor, { is: '`impact`', required: ['atLeast', 'evidence'], optional: [] });
    const amount = readAmount(reading, keys, AMOUNT);
    return amount && { kind: 'impact', ...amount };
  },
  schema: map(['atLeast', 'evidence'], { atLeast: number(AMOUNT.min, AMOUNT.max), evidence: ref('evidence') }),
  id: ({ atLeast, evidence }) => `impact:${atLeast}:${evidence}`,
  subject: () => '',
  words: ({ atLeast, evidence }, { language, currency }) => {
    const amount = atLeast.value <= 1 ? undefined : `${language.number(atLeast.value)} ${currency}`;
    return {
      what: language.impact(language.evidence[evidence.value], amount),
      why: language.whys.impact,
      short: [amount, undefined].map(
        (one) => `${language.short.impact(one)} (${language.short.levels[evidence.value]})`,
      ),
    };
  },
  implies: isAtLeast,
  contradicts: () => false,
  ...NO_FIELD,
  unenforceable: ({ evidence }) => (IMPACT_ROLLUP[evidence.value] ? [] : [evidence]),
  concepts: () => [],
  given: 'impact',
};
