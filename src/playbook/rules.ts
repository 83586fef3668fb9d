import { childrenOf } from '../../force-app/main/default/lwc/gateRules/concepts.ts';
import type { CompiledPlaybook, Criterion, Gate } from '../../force-app/main/default/lwc/gateRules/types.ts';
import { criterionFormula, inForceFormula, newRecordFormula, unknownStageFormula } from './backends/formula.ts';
import type { RuleMetadata } from './backends/metadata.ts';
import { criterionRuleName, fixedRuleName } from './rule-names.ts';

/** A rule of the org with what it stands for in the playbook. */
export interface GateRule extends RuleMetadata {
  /** The criterion's id, `new-record` or `unknown-stage`, as in a verdict. */
  readonly id: string;
  /** The gate; empty for a rule that stands for no single gate. */
  readonly toEnter: string;
}

/** A rule before it is known which versions share it: `formula` is told their condition, `name` the version if it has to differ. */
interface Draft extends Omit<GateRule, 'formula' | 'name'> {
  readonly name: (version?: number) => string;
  readonly formula: (inForce: string) => string;
}

/** What only the children tell has no rule; the checks let it stand only where nothing is enforced. */
function carriedByRules({ criteria }: Gate): readonly Criterion[] {
  return criteria.filter((criterion) => childrenOf(criterion).length === 0);
}

function draftsOf(playbook: CompiledPlaybook): readonly Draft[] {
  const object = 'Opportunity';
  const code = `Compiled from playbook \`${playbook.playbook}\`; change the playbook, not this rule.`;
  const drafts: Draft[] = playbook.gates.flatMap((gate) =>
    carriedByRules(gate).map((criterion) => ({
      object,
      name: (version) => criterionRuleName(playbook, gate.toEnter, criterion, version),
      formula: (inForce) => criterionFormula(playbook, gate, criterion, inForce),
      message: criterion.sentence,
      description: `To enter ${gate.toEnter}: ${criterion.id}. ${code}`,
      active: gate.mode === 'enforce',
      id: criterion.id,
      toEnter: gate.toEnter,
    })),
  );
  const first = playbook.gates.find(({ mode }) => mode === 'enforce');
  if (first === undefined) return drafts;
  return [
    ...drafts,
    {
      object,
      name: (version) => fixedRuleName(playbook, 'new-record', version),
      formula: (inForce) => newRecordFormula(playbook, first, inForce),
      message: playbook.newRecordSentence,
      description: `A new deal beyond the first enforced gate. ${code}`,
      active: true,
      id: 'new-record',
      toEnter: first.toEnter,
    },
    {
      object,
      name: (version) => fixedRuleName(playbook, 'unknown-stage', version),
      formula: (inForce) => unknownStageFormula(playbook, inForce),
      message: playbook.unknownStageSentence,
      description: `A stage that the playbook does not know. ${code}`,
      active: true,
      id: 'unknown-stage',
      toEnter: '',
    },
  ];
}

/**
 * The validation rules that enforce a playbook, in the order of its gates: one a criterion, one for new records, one for
 * unknown stages. Only those of enforced gates are active. With several live versions of one playbook, rules that are equal
 * in all but the version are one rule, whose condition names the versions; where they differ, the later one carries its
 * version in its name.
 */
export function gateRules(playbooks: CompiledPlaybook | readonly CompiledPlaybook[]): readonly GateRule[] {
  const versions = 'gates' in playbooks ? [playbooks] : [...playbooks].sort((a, b) => a.version - b.version);
  const groups = new Map<string, { draft: Draft; name: string; conditions: string[] }>();
  const taken = new Set<string>();
  for (const playbook of versions) {
    for (const draft of draftsOf(playbook)) {
      const key = JSON.stringify([draft.name(), draft.formula(''), draft.message, draft.active]);
      const group = groups.get(key);
      if (group) {
        group.conditions.push(inForceFormula(playbook));
        continue;
      }
      const name = taken.has(draft.name()) ? draft.name(playbook.version) : draft.name();
      taken.add(name);
      groups.set(key, { draft, name, conditions: [inForceFormula(playbook)] });
    }
  }
  return [...groups.values()].map(({ draft, name, conditions }) => {
    const inForce = conditions.length === 1 ? (conditions[0] ?? '') : `OR(${conditions.join(', ')})`;
    return { ...draft, name, formula: draft.formula(inForce) };
  });
}
