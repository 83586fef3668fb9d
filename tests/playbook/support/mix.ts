import { asksFieldsOnly } from '../../../force-app/main/base/lwc/gateRules/asks.ts';
import { isAskedOf, isGateFor } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type { Attempt, CompiledPlaybook, Gate, Unmet, Verdict } from '../../../src/playbook/index.ts';

/** The kind of what is unmet: `filled` of `second/filled:NextStep when …`; `onlyFrom`, `steps`, `new-record` and `unknown-stage` are their own. */
export function kindOf({ id }: Pick<Unmet, 'id'>): string {
  return (id.split(':')[0] ?? '').replace(/^[a-z0-9-]+\//, '');
}

/** What random cases have to meet often enough, besides kinds of criteria. */
export const LANGUAGE_KINDS: readonly string[] = [
  'a criterion that is not asked of the deal',
  'unmet of a criterion with a condition',
  'a gate that is not for the deal or user',
  'unmet of a second gate to a stage',
  'unmet of a gate to an exempt stage',
  'a new deal refused by its fields',
  'a new deal let through by its fields',
  'a save in another zone',
];

/** At least so many of each, in 20,000 cases: new deals that fields alone decide about are rare. */
export function leastOf(name: string, others: number): readonly [string, number] {
  return [name, name.startsWith('a new deal') ? 10 : others];
}

/** The gates that a save enters or passes. */
function passed({ gates, stages }: CompiledPlaybook, { record, prior }: Attempt): readonly Gate[] {
  const place = (stage: unknown) => stages.indexOf(stage as string);
  const [to, from] = [place(record.StageName), prior === null ? -1 : place(prior.StageName)];
  return gates.filter(({ toEnter }) =>
    place(toEnter) < 0 ? toEnter === record.StageName : place(toEnter) <= to && from < to,
  );
}

/** What the case meets of the language besides kinds of criteria: names of `LANGUAGE_KINDS`. */
export function askedOf(playbook: CompiledPlaybook, attempt: Attempt, verdict: Verdict | undefined): readonly string[] {
  if (verdict === undefined || verdict.outcome === 'exempt') return [];
  const { record, prior, permissions, zone } = attempt;
  const gates = passed(playbook, attempt);
  const enforced = gates.filter(({ mode }) => mode === 'enforce');
  const isNew = prior === null && enforced.length > 0 && enforced.every(asksFieldsOnly);
  const unmet = verdict.unmet.filter(({ mode }) => mode === 'enforce');
  const is: Readonly<Record<string, boolean>> = {
    'a criterion that is not asked of the deal': gates.some(({ criteria }) =>
      criteria.some((one) => !isAskedOf(one, record, attempt)),
    ),
    'unmet of a criterion with a condition': verdict.unmet.some(({ id }) => / (when|unless) /.test(id)),
    'a gate that is not for the deal or user': gates.some((gate) => !isGateFor(gate, record, permissions)),
    'unmet of a second gate to a stage': verdict.unmet.some(({ id }) => id.startsWith('second/')),
    'unmet of a gate to an exempt stage': verdict.unmet.some(({ toEnter }) => playbook.exemptStages.includes(toEnter)),
    'a new deal refused by its fields': isNew && unmet.some(({ id }) => id !== 'steps'),
    'a new deal let through by its fields': isNew && unmet.length === 0,
    'a save in another zone': zone !== undefined,
  };
  return LANGUAGE_KINDS.filter((name) => is[name]);
}
