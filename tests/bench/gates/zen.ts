import { ZenEngine, type ZenDecision } from '@gorules/zen-engine';

const MISSING: readonly string[] = [
  'to >= 1 and problem < 2',
  'to >= 2 and (painsQuoted < 1 or nextStep == "")',
  'to >= 3 and (impactQuoted < 1000 or type not in ["Upgrade", "New"])',
  'to >= 4 and painsConfirmed < 2 and impactConfirmed < 50000',
  'to >= 5 and (outcome == "" or quantity < 1)',
];

/**
 * The same gates for GoRules ZEN: one expression node, compiled once. A decision table needs two rows for a gate with two criteria and is
 * slower.
 */
export function zenDecision(): ZenDecision {
  const node = (id: string, type: string, content = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, content });
  const value = MISSING.map((one) => `(${one})`).join(' or ');
  return new ZenEngine().createDecision({
    nodes: [
      node('attempt', 'inputNode'),
      node('gates', 'expressionNode', { expressions: [{ id: 'blocked', key: 'blocked', value }] }),
      node('verdict', 'outputNode'),
    ],
    edges: [
      { id: '1', type: 'edge', sourceId: 'attempt', targetId: 'gates' },
      { id: '2', type: 'edge', sourceId: 'gates', targetId: 'verdict' },
    ],
  });
}

/** Whether ZEN blocks an attempt, given as the facts of `factsOf`. */
export async function isBlockedByZen(decision: ZenDecision, facts: Record<string, unknown>): Promise<boolean> {
  const { result } = await decision.evaluate(facts);
  return (result as { readonly blocked: boolean }).blocked;
}
