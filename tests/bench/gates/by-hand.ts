/** Five gates, their records, and the same gates in other hands. */
import { compilePlaybook, NO_CHILDREN, parsePlaybook } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook, GateRecord } from '../../../src/playbook/index.ts';

export const STAGES: readonly string[] = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Won'];
const TEXT = `
playbook: bench
version: 1
from: 2020-01-01T00:00:00Z
title: Five gates
currency: EUR
stages: [${STAGES.join(', ')}]
questions:
  - { concept: problem, ask: What is wrong?, why: It hurts. }
gates:
  - toEnter: Second
    mode: enforce
    require: [{ answered: { problem: Heard } }]
  - toEnter: Third
    mode: enforce
    require: [{ pains: { atLeast: 1, evidence: Quoted } }, { filled: NextStep }]
  - toEnter: Fourth
    mode: enforce
    require: [{ impact: { atLeast: 1000, evidence: Quoted } }, { picked: { Type: [Upgrade, New] } }]
  - toEnter: Fifth
    mode: enforce
    require: [{ any: [{ pains: { atLeast: 2, evidence: Confirmed } }, { impact: { atLeast: 50000, evidence: Confirmed } }], because: It has to be worth it. }]
  - toEnter: Won
    mode: enforce
    require: [{ filled: DF_Desired_Outcome__c }, { number: { field: TotalOpportunityQuantity, atLeast: 1 } }]
`;

export function benchPlaybook(): CompiledPlaybook {
  return compilePlaybook(parsePlaybook(TEXT, 'bench.yaml'));
}

/** mulberry32: the same records on every run. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Attempts to leave the first stage for a later one, so that up to five gates are crossed at once; the same on every run. */
export function makeAttempts(count: number): Attempt[] {
  const random = stream(1);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const record: GateRecord = {
      Id: String(index),
      StageName: pick(STAGES.slice(1)),
      CreatedDate: '2024-05-05T10:00:00.000+0000',
      DF_Playbook_Pin__c: null,
      DF_Answers_A__c: pick([null, 10, 20, 30, 40]),
      DF_Pains_Quoted__c: pick([null, 0, 1, 2]),
      DF_Pains_Confirmed__c: pick([null, 0, 1, 2]),
      DF_Impact_Quoted__c: pick([null, 500, 2000, 90_000]),
      DF_Impact_Confirmed__c: pick([null, 0, 90_000]),
      NextStep: pick([null, 'Call']),
      Type: pick([null, 'Upgrade', 'Other']),
      DF_Desired_Outcome__c: pick([null, 'Typed once']),
      TotalOpportunityQuantity: pick([null, 0, 3]),
    };
    return {
      record,
      prior: { ...record, StageName: 'First' },
      permissions: [],
      now: '2026-11-21T09:30:00Z',
      children: NO_CHILDREN,
    };
  });
}

/** The same gates as a person would write them for this one case, outcome only. */
export function byHand({ record: r }: Attempt): 'blocked' | 'allowed' {
  const to = STAGES.indexOf(r.StageName as string);
  const number = (value: GateRecord[string]) => (value as number | null) ?? 0;
  if (to >= 1 && number(r.DF_Answers_A__c) % 100 < 20) return 'blocked';
  if (to >= 2 && (number(r.DF_Pains_Quoted__c) < 1 || !r.NextStep)) return 'blocked';
  if (to >= 3 && (number(r.DF_Impact_Quoted__c) < 1000 || (r.Type !== 'Upgrade' && r.Type !== 'New'))) return 'blocked';
  if (to >= 4 && number(r.DF_Pains_Confirmed__c) < 2 && number(r.DF_Impact_Confirmed__c) < 50_000) return 'blocked';
  if (to >= 5 && (!r.DF_Desired_Outcome__c || number(r.TotalOpportunityQuantity) < 1)) return 'blocked';
  return 'allowed';
}

/** Which of the seven conditions are missed, by hand. */
export function listByHand({ record: r }: Attempt): string[] {
  const to = STAGES.indexOf(r.StageName as string);
  const number = (value: GateRecord[string]) => (value as number | null) ?? 0;
  const missing: string[] = [];
  if (to >= 1 && number(r.DF_Answers_A__c) % 100 < 20) missing.push('problem');
  if (to >= 2 && number(r.DF_Pains_Quoted__c) < 1) missing.push('pains');
  if (to >= 2 && !r.NextStep) missing.push('NextStep');
  if (to >= 3 && number(r.DF_Impact_Quoted__c) < 1000) missing.push('impact');
  if (to >= 3 && r.Type !== 'Upgrade' && r.Type !== 'New') missing.push('Type');
  if (to >= 4 && number(r.DF_Pains_Confirmed__c) < 2 && number(r.DF_Impact_Confirmed__c) < 50_000) missing.push('any');
  if (to >= 5 && !r.DF_Desired_Outcome__c) missing.push('DF_Desired_Outcome__c');
  if (to >= 5 && number(r.TotalOpportunityQuantity) < 1) missing.push('TotalOpportunityQuantity');
  return missing;
}
