import { assemble, placedCriteria } from './assemble.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { OrgDescription } from './org-description.ts';
import type { Place } from './problem.ts';
import { gateRules } from './rules.ts';
import type { GateRule } from './rules.ts';
import type { Playbook } from './tree.ts';

/** What Salesforce allows of a validation rule, and an object of active ones (most editions) and of relationships that they read. */
const LIMITS = { formulaCharacters: 3900, formulaBytes: 4000, message: 255, activeRules: 100, spanning: 15 };

/** The place to shorten at: of the reason that a sentence carries, else of the gate or of the stages. */
function placeOf(playbook: Playbook, rule: GateRule): { readonly place: Place; readonly reasonAt: Place } {
  const gate = playbook.gates.find(({ toEnter }) => toEnter.value === rule.toEnter);
  const placed = gate && placedCriteria(playbook, gate).find(({ criterion }) => criterion.id === rule.id);
  const override = playbook.gates.find((one) => one.override)?.override;
  const fallback = rule.object === 'Opportunity' ? playbook.stages[0] : override;
  const place = placed?.place ?? fallback ?? playbook.code;
  return { place, reasonAt: placed?.reasonAt ?? place };
}

/** Platform limits of a single rule, looked for in what the playbook compiles to. */
export function limitFindings(playbook: Playbook): Finding[] {
  const rules = gateRules(assemble(playbook));
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { place, reasonAt } = placeOf(playbook, rule);
    const over = rule.message.length - LIMITS.message;
    if (over > 0) {
      findings.push(
        at(
          reasonAt,
          `The sentence about \`${rule.id}\` has ${rule.message.length} characters. Expected at most ${LIMITS.message}, as a rule's message has in Salesforce. Shorten the reason by ${over}: ${rule.message}`,
        ),
      );
    }
    const bytes = new TextEncoder().encode(rule.formula).length;
    if (rule.formula.length > LIMITS.formulaCharacters || bytes > LIMITS.formulaBytes) {
      findings.push(
        at(
          place,
          `The rule for \`${rule.id}\` has ${rule.formula.length} characters (${bytes} bytes). Expected at most ${LIMITS.formulaCharacters} (${LIMITS.formulaBytes} bytes), as a formula has in Salesforce. List fewer stages, or give them shorter API names.`,
        ),
      );
    }
  }
  return findings;
}

/** The rules of playbooks that are live together; versions of one playbook share what is equal. */
function rulesTogether(playbooks: readonly Playbook[]): readonly GateRule[] {
  const codes = [...new Set(playbooks.map(({ code }) => code.value))];
  return codes.flatMap((code) => {
    const versions = playbooks.filter((one) => one.code.value === code);
    return gateRules(versions.map((one) => assemble(one, versions)));
  });
}

/** `Owner.Profile.Name` reads `Owner` and `Owner.Profile`. Literals are no paths, and `$Permission` is no relationship. */
function relationships({ formula }: GateRule): readonly string[] {
  const text = formula.replace(/"(\\.|[^"\\])*"/g, '""');
  return [...text.matchAll(/(?<![$\w.])[A-Za-z]\w*(?:\.[A-Za-z]\w*)+/g)].flatMap(([path]) => {
    const parts = path.split('.').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  });
}

/**
 * Allowances of an object: those that the org's own rules use, and those of all live playbooks together.
 * @param beside the other live versions and playbooks.
 */
export function allowanceFindings(playbook: Playbook, beside: readonly Playbook[], org: OrgDescription): Finding[] {
  const isSame = (one: Playbook) =>
    one.code.value === playbook.code.value && one.version.value === playbook.version.value;
  const active = rulesTogether([...beside.filter((one) => !isSame(one)), playbook]).filter((rule) => rule.active);
  const objects = [...new Set(active.map(({ object }) => object))];
  const together = beside.length > 0 ? ' together with what is live beside it' : '';
  return objects.flatMap((object) => {
    const own = active.filter((rule) => rule.object === object);
    const spanned = new Set(own.flatMap(relationships));
    const count = (what: string, ours: number, theirs: number, most: number, todo: string) =>
      ours + theirs <= most
        ? []
        : [
            at(
              playbook.code,
              `\`${playbook.code.value}\` compiles to ${ours} ${what} on ${object}${together}${theirs > 0 ? `, beside ${theirs} of the org's own` : ''}. Expected at most ${most}${theirs > 0 ? ' in all' : ''}, the limit of most editions. ${todo}`,
            ),
          ];
    return [
      ...count(
        'active rules',
        own.length,
        org.activeRules?.[object] ?? 0,
        LIMITS.activeRules,
        'Ask for less, or enforce fewer gates.',
      ),
      ...count(
        'relationships read by rules',
        spanned.size,
        org.spanningRelationships?.[object] ?? 0,
        LIMITS.spanning,
        'Decide by fewer fields of other objects in `appliesTo`.',
      ),
    ];
  });
}
