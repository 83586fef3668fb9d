import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Attempt } from '../../../src/playbook/index.ts';
import { STAGES } from './by-hand.ts';

/** The same gates for json-rules-engine: one rule, which fires when something is missing. A rule for each gate is a little slower. */
export function rulesEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const missing: readonly (readonly [number, RuleProperties['conditions']])[] = [
    [1, { any: [{ fact: 'problem', operator: 'lessThan', value: 2 }] }],
    [
      2,
      {
        any: [
          { fact: 'painsQuoted', operator: 'lessThan', value: 1 },
          { fact: 'nextStep', operator: 'equal', value: '' },
        ],
      },
    ],
    [
      3,
      {
        any: [
          { fact: 'impactQuoted', operator: 'lessThan', value: 1000 },
          { fact: 'type', operator: 'notIn', value: ['Upgrade', 'New'] },
        ],
      },
    ],
    [
      4,
      {
        all: [
          { fact: 'painsConfirmed', operator: 'lessThan', value: 2 },
          { fact: 'impactConfirmed', operator: 'lessThan', value: 50_000 },
        ],
      },
    ],
    [
      5,
      {
        any: [
          { fact: 'outcome', operator: 'equal', value: '' },
          { fact: 'quantity', operator: 'lessThan', value: 1 },
        ],
      },
    ],
  ];
  const crossed = missing.map(([order, conditions]) => ({
    all: [{ fact: 'to', operator: 'greaterThanInclusive', value: order }, conditions],
  }));
  engine.addRule({ conditions: { any: crossed } as RuleProperties['conditions'], event: { type: 'blocked' } });
  return engine;
}

export function factsOf({ record: r }: Attempt): Record<string, unknown> {
  return {
    to: STAGES.indexOf(r.StageName as string),
    problem: Math.floor((Number(r.DF_Answers_A__c ?? 0) % 100) / 10),
    painsQuoted: r.DF_Pains_Quoted__c ?? 0,
    painsConfirmed: r.DF_Pains_Confirmed__c ?? 0,
    impactQuoted: r.DF_Impact_Quoted__c ?? 0,
    impactConfirmed: r.DF_Impact_Confirmed__c ?? 0,
    nextStep: r.NextStep ?? '',
    type: r.Type ?? '',
    outcome: r.DF_Desired_Outcome__c ?? '',
    quantity: r.TotalOpportunityQuantity ?? 0,
  };
}
