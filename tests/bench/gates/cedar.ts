import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';

const MISSING: readonly string[] = [
  'context.to >= 1 && context.problem < 2',
  'context.to >= 2 && (context.painsQuoted < 1 || context.nextStep == "")',
  'context.to >= 3 && (context.impactQuoted < 1000 || !["Upgrade", "New"].contains(context.type))',
  'context.to >= 4 && context.painsConfirmed < 2 && context.impactConfirmed < 50000',
  'context.to >= 5 && (context.outcome == "" || context.quantity < 1)',
];

const POLICIES = 'gates';

/**
 * The same gates for Cedar: everybody may advance, and one `forbid` for each gate. The policies are parsed once, before anything is timed.
 * @throws Error where Cedar cannot parse them.
 */
export function prepareCedar(): void {
  const forbid = MISSING.map((one) => `forbid (principal, action, resource) when { ${one} };`);
  const answer = preparsePolicySet(POLICIES, {
    staticPolicies: ['permit (principal, action, resource);', ...forbid].join('\n'),
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join(' '));
}

/** Whether Cedar forbids an attempt, given as the facts of `factsOf`. Policies that fail to evaluate are ignored by Cedar, so they throw here. */
export function isBlockedByCedar(facts: Record<string, unknown>): boolean {
  const answer = statefulIsAuthorized({
    principal: { type: 'User', id: 'seller' },
    action: { type: 'Action', id: 'advance' },
    resource: { type: 'Deal', id: 'one' },
    context: facts as Record<string, CedarValueJson>,
    preparsedPolicySetId: POLICIES,
    entities: [],
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join(' '));
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
  return decision === 'deny';
}
