import type { ConditionOf } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { LeafDefinition } from './definition.ts';
import { listItem } from './field.ts';

/** All stages from which a deal can come. */
function from({ stages, passed = [] }: ConditionOf<'cameFrom'>): readonly string[] {
  return [...stages, ...passed];
}

/**
 * `onlyFrom: [Negotiation/Review]` of a gate, as a criterion: before the save that enters the stage, the deal was in one of these, or in
 * the gate's stage or a later one, which the compiler adds (`passed`).
 */
export const cameFrom: LeafDefinition<'cameFrom'> = {
  // Its author writes it at the gate, and it is read there.
  read: () => undefined,
  schema: {},
  id: ({ stages }) => `onlyFrom:${stages.map(listItem).join(',')}`,
  subject: () => '',
  words: ({ stages }, { language }) => {
    const names = stages.map(({ value }) => value);
    return {
      what: language.cameFrom(names),
      why: language.whys.cameFrom,
      short: [language.short.cameFrom(names), language.short.cameFrom([])],
    };
  },
  implies: (a, b) => from(a).every((stage) => from(b).includes(stage)),
  contradicts: (a, b) => !a.stages.some((stage) => b.stages.includes(stage)),
  fills: () => undefined,
  dates: () => [],
  unenforceable: () => [],
  fields: () => [],
  concepts: () => [],
  given: 'fields',
};
