import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { assemble } from '../compile/assemble.ts';
import { numbered } from '../compile/stage-numbers.ts';
import { alongside } from '../compile/versions.ts';
import type { Playbook } from '../read/tree.ts';
import type { GateRule } from '../rules/gate-rule.ts';
import { playbookRules, validationRules } from '../rules/validation-rules.ts';
import { at, type Finding } from './finding.ts';
import { overlapFindings, sharedRuleFindings, stageNumberFindings } from './live-together.ts';
import type { OrgDescription } from './org-description.ts';
import { relationshipsRead } from './relationships.ts';
import { isTooLong, LIMITS, placeOf, tooLongWords } from './rule-limits.ts';

/** A playbook that is live together with the checked one: a parsed file, or a compiled playbook of an org. */
export type LivePlaybook = Playbook | CompiledPlaybook;

/** A live playbook as it is compiled. */
export function compiledOf(playbook: LivePlaybook): CompiledPlaybook {
  return 'file' in playbook ? assemble(playbook) : playbook;
}

/** Rules that exceed Salesforce's limit only because several versions share them: their condition names each version. */
function grownFindings(playbook: Playbook, self: CompiledPlaybook, others: readonly CompiledPlaybook[]): Finding[] {
  const nameOf = ({ toEnter, id }: GateRule) => JSON.stringify([toEnter, id]);
  const alone = new Set(playbookRules([self]).filter(isTooLong).map(nameOf));
  const grown = playbookRules(alongside(self, others)).filter((rule) => isTooLong(rule) && !alone.has(nameOf(rule)));
  return grown.map((rule) =>
    at(
      placeOf(playbook, rule),
      `${tooLongWords(rule, ', shared with the versions that are live beside this one,')}: retire a version that no open deal stands under.`,
    ),
  );
}

/** The use of one limit of an object. */
interface Use {
  readonly what: string;
  /** Used by the compiled rules. */
  readonly ours: number;
  /** Used by the org's other rules and formulas. */
  readonly theirs: number;
  readonly most: number;
  readonly todo: string;
}

/** The use of an object's limits by its active rules. */
function usesOf(rules: readonly GateRule[], object: string, org: OrgDescription): readonly Use[] {
  const theirs = new Set((org.relationships?.[object] ?? []).map((name) => name.toLowerCase()));
  // Salesforce counts each relationship once, so those that the org's formulas already read are not added.
  const spanned = new Set(rules.flatMap(({ formula }) => relationshipsRead(formula).map((name) => name.toLowerCase())));
  return [
    {
      what: 'active rules',
      ours: rules.length,
      theirs: org.activeRules?.[object] ?? 0,
      most: LIMITS.activeRules,
      todo: 'Ask for less, or enforce fewer gates.',
    },
    {
      what: 'relationships read by rules',
      ours: [...spanned].filter((name) => !theirs.has(name)).length,
      theirs: theirs.size,
      most: LIMITS.spanning,
      todo: 'Decide by fewer fields of other objects in `appliesTo`.',
    },
  ];
}

/**
 * Findings for exceeded limits of an object, over all live playbooks and the org's other rules.
 * @param live the other live versions and playbooks
 */
export function allowanceFindings(playbook: Playbook, live: readonly LivePlaybook[], org: OrgDescription): Finding[] {
  const self = assemble(playbook);
  const isSame = (one: CompiledPlaybook) => one.playbook === self.playbook && one.version === self.version;
  const others = live.map(compiledOf).filter((one) => !isSame(one));
  // Versions of one playbook share rules only when each contains the numbers of the others.
  const codes = [...new Set([self, ...others].map(({ playbook: code }) => code))];
  const compiled = codes.flatMap((code) => {
    const [first, ...versions] = [self, ...others].filter((one) => one.playbook === code);
    return first === undefined ? [] : alongside(first, versions);
  });
  const active = validationRules(numbered(compiled)).filter((rule) => rule.active);
  const objects = [...new Set(active.map(({ object }) => object))];
  const together = others.length > 0 ? ' together with what is live beside it' : '';
  const exceeded = objects.flatMap((object) => {
    const rules = active.filter((rule) => rule.object === object);
    return usesOf(rules, object, org)
      .filter(({ ours, theirs, most }) => ours > 0 && ours + theirs > most)
      .map(({ what, ours, theirs, most, todo }) => {
        const [more, all] = theirs > 0 ? [`, beside ${theirs} of the org's own`, ' in all'] : ['', ''];
        return at(
          playbook.code,
          `\`${playbook.code.value}\` compiles to ${ours} ${what} on ${object}${together}${more}. Expected at most ${most}${all}, the limit of most editions: ${ours + theirs - most} too many. ${todo}`,
        );
      });
  });
  return [
    ...grownFindings(playbook, self, others),
    ...sharedRuleFindings(playbook, self, others),
    ...stageNumberFindings(playbook, self, others),
    ...exceeded,
    ...overlapFindings(playbook, self, others),
  ];
}
