import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { RuleMetadata } from '../backends/metadata/metadata.ts';

/** A validation rule with its criterion and gate in the playbook. */
export interface GateRule extends RuleMetadata {
  /** The criterion's id, `new-record` or `unknown-stage`, as in a verdict; `products` or `override-…` for rules on other objects. */
  readonly id: string;
  /** The stage of the gate; empty for a rule of no single gate. */
  readonly toEnter: string;
}

/** The longest message of a rule, in characters. */
const MAX_MESSAGE = 255;

/** A message with its code. A sentence of an earlier release that leaves no room for the code gives up its end. */
export function coded({ codes }: Pick<CompiledPlaybook, 'codes'>, text: string, code: string): string {
  if (codes === 'off') return text;
  const end = ` [DF ${code}]`;
  const room = MAX_MESSAGE - end.length;
  return `${text.length > room ? `${text.slice(0, room - 1).replace(/\s+\S*$/, '')}…` : text}${end}`;
}
