import type { CompiledPlaybook, Gate } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import {
  overridableGates,
  overrideApproverFormula,
  overrideReasonFormula,
  overrideStageFormula,
  overrideTerms,
  overrideTimeFormula,
} from '../backends/formula/overrides.ts';
import { ruleCode } from '../compile/codes.ts';
import { overrideSentences } from '../compile/sentences/sentences.ts';
import { LANGUAGES } from '../compile/translate.ts';
import { RULE_ERROR_FIELDS } from './error-fields.ts';
import { coded, type GateRule } from './gate-rule.ts';
import { sharedRuleName } from './rule-names.ts';

type Sentences = ReturnType<typeof overrideSentences>;
type Id = keyof Sentences;

const RULES = {
  'override-stage': [
    "An override's stage and its number are those of a playbook that governs the deal.",
    overrideStageFormula,
  ],
  'override-time': ['An override holds no longer than its gate allows.', overrideTimeFormula],
  'override-reason': ["An override's reason code is one of its gate's.", overrideReasonFormula],
  'override-approver': ['An override is approved with the permission of its gate.', overrideApproverFormula],
} as const satisfies Record<Id, readonly [string, (playbooks: readonly CompiledPlaybook[]) => string | undefined]>;

/** Whether a playbook has a say about overrides: one that enforces nothing needs none. */
function mayOverride(playbook: CompiledPlaybook): boolean {
  return isEnforced(playbook) && overridableGates(playbook).length > 0;
}

function isEnforced({ gates }: CompiledPlaybook): boolean {
  return gates.some(({ mode }) => mode === 'enforce');
}

/** One gate for each stage that some playbook lets be overridden, with the shortest time and the reasons that all allow whose gates it opens. */
function joinedGates(playbooks: readonly CompiledPlaybook[]): readonly Gate[] {
  const gates = new Map<string, Gate>(playbooks.flatMap(overridableGates).map((gate) => [gate.toEnter, gate]));
  return [...gates.values()].map((gate) => {
    const all = playbooks.flatMap((playbook) =>
      overrideTerms(playbook, playbooks).flatMap(({ toEnter, terms }) => (toEnter === gate.toEnter ? [terms] : [])),
    );
    const lists = all.map(({ reasons }) => reasons).filter(({ length }) => length > 0);
    const [first = [], ...others] = lists;
    const override = {
      approver: gate.override?.approver ?? '',
      maxDays: Math.min(...all.map(({ maxDays }) => maxDays)),
      reasons: first.filter((reason) => others.every((list) => list.includes(reason))),
    };
    return { ...gate, override };
  });
}

/** The translated messages of a rule: the only playbook's own, which its author may have written; else the product's. */
function translationsOf(
  playbooks: readonly CompiledPlaybook[],
  gates: readonly Gate[],
  id: Id,
): readonly [string, string][] {
  const [only, ...others] = playbooks;
  if (only && others.length === 0) {
    const own = (only.translations ?? []).filter((one) => one.id === id);
    return own.map(({ language, text }) => [language, text]);
  }
  return LANGUAGES.map((language) => [language.code, overrideSentences({ gates }, language)[id]]);
}

/**
 * The rules on overrides, compiled once over all playbooks that are live in an org: a request names a stage and no playbook, so rules of each
 * playbook would refuse each other's requests. If none of them allows overrides, one rule refuses all; without an enforced gate there is none.
 */
export function overrideRules(playbooks: readonly CompiledPlaybook[]): readonly GateRule[] {
  // In one order, so that a deploy of any of them compiles the same text.
  const all = playbooks
    .filter(mayOverride)
    .sort((a, b) => (a.playbook < b.playbook ? -1 : a.playbook > b.playbook ? 1 : a.version - b.version));
  if (!playbooks.some(isEnforced)) return [];
  const gates = joinedGates(all);
  const sentences = overrideSentences({ gates });
  const origin = all.map(({ playbook, version }) => `\`${playbook}:${version}\``).join(', ') || 'none allows overrides';
  const coding = all.length === 0 ? playbooks : all;
  const codes = coding.every((playbook) => playbook.codes === 'off') ? ({ codes: 'off' } as const) : {};
  const ids = all.length === 0 ? (['override-stage'] as const) : (Object.keys(RULES) as Id[]);
  return ids.flatMap((id): GateRule[] => {
    const [description, formulaOf] = RULES[id];
    const formula = formulaOf(all);
    if (formula === undefined) return [];
    const code = ruleCode('', id);
    const translated = translationsOf(all, gates, id).map(([language, text]) => [language, coded(codes, text, code)]);
    return [
      {
        object: 'DF_Gate_Override__c',
        name: sharedRuleName(id),
        formula,
        message: coded(codes, sentences[id], code),
        errorField: RULE_ERROR_FIELDS[id],
        description: `${description} Compiled from all live playbooks; change them, not this rule: ${origin}.`.slice(
          0,
          255,
        ),
        active: true,
        id,
        toEnter: '',
        ...(translated.length === 0 ? {} : { translations: Object.fromEntries(translated) as Record<string, string> }),
      },
    ];
  });
}
