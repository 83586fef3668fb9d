import { overrideTermsAt, stageNumber } from 'c/gateRules';
import type { CompiledPlaybook, Unmet } from 'c/gateRules';
import hasBypass from '@salesforce/customPermission/DF_Bypass_Stage_Gates';

/** What a request for an override must contain: the stage, its number (from 1), and the limits that its gate sets. */
export interface OverrideTerms {
  readonly toEnter: string;
  readonly order: number;
  readonly maxDays: number;
  /** Allowed reason codes; empty: any reason is allowed. */
  readonly reasons: readonly string[];
  /** What the reader calls them; one without a name is shown as it is. */
  readonly reasonNames?: Readonly<Record<string, string>>;
}

/**
 * Whether the reader may bypass each playbook that lacks something: where one of them refuses, the save is refused.
 *
 * @param permissions those of the reader that the playbooks name, without Diagnose First's own
 */
export function mayBypass(
  playbooks: readonly CompiledPlaybook[],
  lacking: readonly Unmet[],
  permissions: readonly string[] = [],
): boolean {
  const held = hasBypass ? [...permissions, 'DF_Bypass_Stage_Gates'] : permissions;
  const asking = playbooks.filter(({ playbook }) => lacking.some((unmet) => unmet.playbook === playbook));
  return asking.length > 0 && asking.every(({ bypassPermission }) => held.includes(bypassPermission));
}

/**
 * The override at the earliest stage that opens every enforced gate with an unmet criterion (an override opens its own gate and all
 * earlier ones, in every playbook that allows overrides there or later). Undefined when no enforced criterion is unmet, or no such override
 * is allowed. The limits of all playbooks whose gates it opens apply.
 */
export function overrideTermsFor(
  playbooks: readonly CompiledPlaybook[],
  lacking: readonly Unmet[],
): OverrideTerms | undefined {
  const orderOf = (stage: string): number => stageNumber(playbooks, stage);
  const enforced = lacking.filter((unmet) => unmet.mode === 'enforce');
  const allowed = playbooks.flatMap(({ playbook, gates }) =>
    gates.flatMap(({ toEnter, override }) => {
      if (!override) return [];
      return [{ playbook, toEnter, order: orderOf(toEnter), override }];
    }),
  );
  // `new-record`, `unknown-stage` and `steps` are no criteria of a gate, so no override opens them; nor is there one for an exempt stage.
  const isOpenable = ({ playbook, toEnter, id }: Unmet) =>
    id !== 'new-record' &&
    id !== 'unknown-stage' &&
    id !== 'steps' &&
    orderOf(toEnter) > 0 &&
    allowed.some((one) => one.playbook === playbook && one.order >= orderOf(toEnter));
  if (enforced.length === 0 || !enforced.every(isOpenable)) return undefined;
  const named = playbooks.flatMap(({ reasonNames }) => (reasonNames ? [reasonNames] : []));
  const names = named.length > 0 ? { reasonNames: Object.assign({}, ...named) as Record<string, string> } : {};
  const last = Math.max(...enforced.map(({ toEnter }) => orderOf(toEnter)));
  return allowed
    .filter(({ order }) => order >= last)
    .sort((a, b) => a.order - b.order)
    .flatMap(({ toEnter, order }) => {
      const terms = playbooks.flatMap((one) => overrideTermsAt(one, order) ?? []);
      const lists = terms.map(({ reasons }) => reasons).filter(({ length }) => length > 0);
      const [first = [], ...others] = lists;
      const reasons = first.filter((reason) => others.every((list) => list.includes(reason)));
      const isPossible = reasons.length > 0 || lists.length === 0;
      const maxDays = Math.min(...terms.map((one) => one.maxDays));
      return isPossible ? [{ toEnter, order, maxDays, reasons, ...names }] : [];
    })[0];
}
