import { childrenOf } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { CompiledPlaybook, Criterion, Gate } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import {
  criterionFormula,
  gatesBeyondFields,
  inForceFormula,
  newRecordFormula,
  type Path,
  stepsFormula,
  unknownStageFormula,
} from '../backends/formula/formula.ts';
import { lineFormula } from '../backends/formula/details.ts';
import { ruleCode, type RuleId } from '../compile/codes.ts';
import { errorFieldOf, RULE_ERROR_FIELDS } from './error-fields.ts';
import { coded, type GateRule } from './gate-rule.ts';
import { overrideRules } from './override-rules.ts';
import { codeOf, criterionRuleName, fixedRuleName } from './rule-names.ts';
import { PRODUCT_SENTENCE } from '../compile/sentences/sentences.ts';

/** The objects on which a playbook's rules are deployed. */
export const RULE_OBJECTS: readonly string[] = [
  'Opportunity',
  'DF_Gate_Override__c',
  'OpportunityLineItem',
  'DF_Gate_Decision__c',
];

/**
 * A rule before it is known which versions share it. `formula` takes the condition of these versions; `name` takes a version if the name
 * must differ.
 */
interface Draft extends Omit<GateRule, 'formula' | 'name'> {
  readonly code: string;
  readonly name: (version?: number) => string;
  readonly formula: (inForce: string) => string;
  /** The path from the rule's object to the deal. */
  readonly path: Path;
}

/**
 * The criteria that a validation rule can check: those that read no child records. The checks allow others only in gates that are not
 * enforced.
 */
function carriedByRules({ criteria }: Gate): readonly Criterion[] {
  return criteria.filter((criterion) => childrenOf(criterion).length === 0);
}

function origin({ playbook }: CompiledPlaybook): string {
  return `Compiled from playbook \`${playbook}\`; change the playbook, not this rule.`;
}

function criterionDrafts(playbook: CompiledPlaybook, readOnly: ReadonlySet<string>): readonly Draft[] {
  return playbook.gates.flatMap((gate) =>
    carriedByRules(gate).map((criterion) => ({
      object: 'Opportunity',
      path: '' as const,
      name: (version) => criterionRuleName(playbook, gate.toEnter, criterion, version),
      formula: (inForce) => criterionFormula(playbook, gate, criterion, inForce),
      code: codeOf(playbook, gate.toEnter, criterion),
      message: criterion.sentence,
      errorField: errorFieldOf(criterion, readOnly),
      description: `To enter ${gate.toEnter}: ${criterion.id}. ${origin(playbook)}`,
      active: gate.mode === 'enforce',
      id: criterion.id,
      toEnter: gate.toEnter,
    })),
  );
}

/** A rule that exists once per playbook. */
type Fixed = Pick<Draft, 'object' | 'path' | 'formula' | 'message' | 'description'> & {
  readonly id: RuleId;
  readonly toEnter?: string;
  /** Absent: it is. */
  readonly active?: boolean;
};

function fixedDraft(playbook: CompiledPlaybook, { toEnter = '', description, ...fixed }: Fixed): Draft {
  return {
    ...fixed,
    name: (version) => fixedRuleName(playbook, fixed.id, version),
    description: `${description} ${origin(playbook)}`,
    code: ruleCode(playbook.playbook, fixed.id),
    errorField: RULE_ERROR_FIELDS[fixed.id],
    active: fixed.active ?? true,
    toEnter,
  };
}

const ON_DEAL = { object: 'Opportunity', path: '' } as const;

/** The rule on new deals; none where every enforced gate asks for fields only, which a new deal can have. */
function newDealDraft(playbook: CompiledPlaybook): readonly Fixed[] {
  const [first] = gatesBeyondFields(playbook);
  if (first === undefined) return [];
  return [
    {
      ...ON_DEAL,
      id: 'new-record',
      toEnter: first.toEnter,
      formula: (inForce) => newRecordFormula(playbook, inForce),
      message: playbook.newRecordSentence,
      description: 'A new deal beyond the first enforced gate that asks for more than fields.',
    },
  ];
}

/** The rule on how many stages a save may advance a deal; compiled in each mode, as the rules of gates are. */
function stepsDraft(playbook: CompiledPlaybook): readonly Fixed[] {
  const { onlySteps } = playbook;
  if (onlySteps === undefined) return [];
  return [
    {
      ...ON_DEAL,
      id: 'steps',
      formula: (inForce) => stepsFormula(playbook, onlySteps, inForce),
      message: onlySteps.sentence,
      description: `A save that advances a deal by more than ${onlySteps.most} of its stages.`,
      active: onlySteps.mode === 'enforce',
    },
  ];
}

function dealDrafts(playbook: CompiledPlaybook): readonly Fixed[] {
  return [
    ...newDealDraft(playbook),
    {
      ...ON_DEAL,
      id: 'unknown-stage',
      formula: (inForce) => unknownStageFormula(playbook, inForce),
      message: playbook.unknownStageSentence,
      description: 'A stage that the playbook does not know.',
    },
  ];
}

function lineDraft(playbook: CompiledPlaybook): Fixed {
  return {
    object: 'OpportunityLineItem',
    path: 'Opportunity.',
    id: 'products',
    formula: (inForce) => lineFormula(playbook, inForce),
    message: PRODUCT_SENTENCE,
    description: 'A product that stands on no confirmed pain.',
  };
}

function draftsOf(playbook: CompiledPlaybook, readOnly: ReadonlySet<string>): readonly Draft[] {
  const isEnforced = playbook.gates.some(({ mode }) => mode === 'enforce');
  const fixed = [
    ...(isEnforced ? dealDrafts(playbook) : []),
    ...stepsDraft(playbook),
    ...(playbook.products === 'refused' ? [lineDraft(playbook)] : []),
  ];
  return [...criterionDrafts(playbook, readOnly), ...fixed.map((one) => fixedDraft(playbook, one))];
}

function translationsOf(playbook: CompiledPlaybook, { id, toEnter, code }: Draft): Readonly<Record<string, string>> {
  const own = (playbook.translations ?? []).filter(
    (one) => one.id === id && (one.toEnter === undefined || one.toEnter === toEnter),
  );
  return Object.fromEntries(own.map(({ language, text }) => [language, coded(playbook, text, code)]));
}

/** A rule while it is collected, with the conditions of the versions that share it. */
interface Group {
  readonly key: string;
  readonly draft: Draft;
  readonly name: string;
  readonly conditions: string[];
  readonly translated: Record<string, string>;
}

/** Whether no language has two different texts. A version without translations can share its rule with a version that has them. */
function isCompatible(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.entries(a).every(([language, text]) => b[language] === undefined || b[language] === text);
}

/**
 * The validation rules of playbooks that are live together: those of each playbook, and one set for overrides if any of them allows
 * overrides.
 * @param playbooks versions of one or several playbooks, numbered together (see `numbered`)
 * @param readOnly fields of Opportunity that nobody can write (formulas, roll-ups): they show no messages.
 */
export function validationRules(
  playbooks: CompiledPlaybook | readonly CompiledPlaybook[],
  readOnly: ReadonlySet<string> = new Set(),
): readonly GateRule[] {
  const all = 'gates' in playbooks ? [playbooks] : playbooks;
  const codes = [...new Set(all.map(({ playbook }) => playbook))];
  const own = codes.map((code) => all.filter(({ playbook }) => playbook === code));
  return [...own.flatMap((versions) => playbookRules(versions, readOnly)), ...overrideRules(all)];
}

/**
 * The rules of one playbook's live versions, in the order of its gates: one per criterion, one for new records, one for unknown stages; one
 * for line items if products are refused. Only rules of enforced gates are active. Rules that differ only in the version become one rule,
 * whose condition names the versions; otherwise the later rule has its version in its name.
 */
export function playbookRules(
  playbooks: readonly CompiledPlaybook[],
  readOnly: ReadonlySet<string> = new Set(),
): readonly GateRule[] {
  const versions = [...playbooks].sort((a, b) => a.version - b.version);
  const groups: Group[] = [];
  const taken = new Set<string>();
  for (const playbook of versions) {
    for (const { message, ...rest } of draftsOf(playbook, readOnly)) {
      const draft = { ...rest, message: coded(playbook, message, rest.code) };
      const translated = translationsOf(playbook, draft);
      const key = JSON.stringify([draft.name(), draft.formula(''), draft.message, draft.active]);
      const group = groups.find((one) => one.key === key && isCompatible(one.translated, translated));
      if (group) {
        group.conditions.push(inForceFormula(playbook, draft.path));
        Object.assign(group.translated, translated);
        continue;
      }
      const name = taken.has(draft.name()) ? draft.name(playbook.version) : draft.name();
      taken.add(name);
      groups.push({
        key,
        draft,
        name,
        conditions: [inForceFormula(playbook, draft.path)],
        translated: { ...translated },
      });
    }
  }
  return groups.map(({ draft, name, conditions, translated }) => {
    const { path: _path, code: _code, ...rule } = draft;
    const inForce = conditions.length === 1 ? (conditions[0] ?? '') : `OR(${conditions.join(', ')})`;
    const translations = Object.keys(translated).length === 0 ? {} : { translations: translated };
    return { ...rule, name, formula: draft.formula(inForce), ...translations };
  });
}
