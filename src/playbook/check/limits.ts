import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { assemble, placedCriteria } from '../compile/assemble.ts';
import { compiledJson } from '../backends/metadata/metadata.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { OrgDescription } from './org-description.ts';
import type { Place } from '../base/problem.ts';
import { relationshipsRead } from './relationships.ts';
import { validationRules } from '../rules/validation-rules.ts';
import type { GateRule } from '../rules/validation-rules.ts';
import { LONGEST_SENTENCE } from '../compile/sentences/sentences.ts';
import type { Playbook } from '../read/tree.ts';
import { alongside } from '../compile/versions.ts';

/**
 * What Salesforce allows of a validation rule, and an object of active ones (most editions) and of relationships that they read; and
 * what our own fields hold: the compiled playbook, and the place of a question (three digits).
 */
const LIMITS = {
  formulaCharacters: 3900,
  formulaBytes: 4000,
  message: LONGEST_SENTENCE,
  activeRules: 100,
  spanning: 15,
  json: 131_072,
  questions: 999,
};

/** The place to shorten at: of the reason that a sentence carries, else of the gate or of the stages. */
function placeOf(playbook: Playbook, rule: GateRule): { readonly place: Place; readonly reasonAt: Place } {
  const gate = playbook.gates.find(({ toEnter }) => toEnter.value === rule.toEnter);
  const placed = gate && placedCriteria(playbook, gate).find(({ criterion }) => criterion.id === rule.id);
  const override = playbook.gates.find((one) => one.override)?.override;
  const fallback = rule.object === 'Opportunity' ? playbook.stages[0] : override;
  const place = placed?.place ?? fallback ?? playbook.code;
  return { place, reasonAt: placed?.reasonAt ?? place };
}

function bytesOf({ formula }: GateRule): number {
  return new TextEncoder().encode(formula).length;
}

function isTooLong(rule: GateRule): boolean {
  return rule.formula.length > LIMITS.formulaCharacters || bytesOf(rule) > LIMITS.formulaBytes;
}

function shorter({ id }: GateRule): string {
  return id === 'override-reason'
    ? 'Name fewer reasons, or shorter ones.'
    : 'List fewer stages, or give them shorter API names.';
}

/** The compiled playbook is stored in one field of its record, its questions as records with a key of their own. */
function sizeFindings(playbook: Playbook, compiled: CompiledPlaybook): Finding[] {
  const { length } = compiledJson(compiled);
  const findings: Finding[] = [];
  if (length > LIMITS.json) {
    findings.push(
      at(
        playbook.code,
        `\`${playbook.code.value}\` compiles to ${length} characters of JSON. Expected at most ${LIMITS.json}, which is what the org's field holds. Ask fewer questions, or shorter ones.`,
      ),
    );
  }
  const thousandth = playbook.questions[LIMITS.questions];
  if (thousandth) {
    findings.push(
      at(
        thousandth,
        `This playbook has ${playbook.questions.length} questions. Expected at most ${LIMITS.questions}. Leave out what nobody will ask.`,
      ),
    );
  }
  return findings;
}

/** Platform limits of what the playbook compiles to, each rule by itself. */
export function limitFindings(playbook: Playbook): Finding[] {
  const compiled = assemble(playbook);
  const rules = validationRules(compiled);
  const findings: Finding[] = sizeFindings(playbook, compiled);
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
    if (isTooLong(rule)) {
      findings.push(
        at(
          place,
          `The rule for \`${rule.id}\` has ${rule.formula.length} characters (${bytesOf(rule)} bytes). Expected at most ${LIMITS.formulaCharacters} (${LIMITS.formulaBytes} bytes), as a formula has in Salesforce. ${shorter(rule)}`,
        ),
      );
    }
  }
  return findings;
}

/** A playbook that is live beside the checked one: as a file, or as an org has it. */
export type Beside = Playbook | CompiledPlaybook;

function compiledOf(playbook: Beside): CompiledPlaybook {
  return 'file' in playbook ? assemble(playbook) : playbook;
}

/** The rules of playbooks that are live together, by code; versions of one playbook share what is equal. */
function rulesTogether(playbooks: readonly CompiledPlaybook[]): readonly GateRule[] {
  const codes = [...new Set(playbooks.map(({ playbook }) => playbook))];
  return codes.flatMap((code) => {
    const [first, ...others] = playbooks.filter(({ playbook }) => playbook === code);
    return first === undefined ? [] : validationRules(alongside(first, others));
  });
}

/** A rule that several versions share names them all, and so can grow beyond what a formula may have. */
function grownFindings(playbook: Playbook, self: CompiledPlaybook, others: readonly CompiledPlaybook[]): Finding[] {
  const nameOf = ({ toEnter, id }: GateRule) => JSON.stringify([toEnter, id]);
  const alone = new Set(validationRules(self).filter(isTooLong).map(nameOf));
  const grown = validationRules(alongside(self, others)).filter((rule) => isTooLong(rule) && !alone.has(nameOf(rule)));
  return grown.map((rule) =>
    at(
      placeOf(playbook, rule).place,
      `The rule for \`${rule.id}\`, shared with the versions that are live beside this one, has ${rule.formula.length} characters (${bytesOf(rule)} bytes). Expected at most ${LIMITS.formulaCharacters} (${LIMITS.formulaBytes} bytes), as a formula has in Salesforce. Retire a version that no open deal stands under.`,
    ),
  );
}

/**
 * Allowances of an object: those that the org's own rules use, and those of all live playbooks together.
 * @param beside the other live versions and playbooks.
 */
export function allowanceFindings(playbook: Playbook, beside: readonly Beside[], org: OrgDescription): Finding[] {
  const self = assemble(playbook);
  const isSame = (one: CompiledPlaybook) => one.playbook === self.playbook && one.version === self.version;
  const others = beside.map(compiledOf).filter((one) => !isSame(one));
  const active = rulesTogether([self, ...others]).filter((rule) => rule.active);
  const objects = [...new Set(active.map(({ object }) => object))];
  const together = others.length > 0 ? ' together with what is live beside it' : '';
  const counted = objects.flatMap((object) => {
    const own = active.filter((rule) => rule.object === object);
    const theirs = new Set((org.relationships?.[object] ?? []).map((name) => name.toLowerCase()));
    // A relationship that the org's formulas read already counts once.
    const spanned = new Set(own.flatMap(({ formula }) => relationshipsRead(formula).map((name) => name.toLowerCase())));
    const added = [...spanned].filter((name) => !theirs.has(name));
    const count = (what: string, ours: number, other: number, most: number, todo: string) =>
      ours === 0 || ours + other <= most
        ? []
        : [
            at(
              playbook.code,
              `\`${playbook.code.value}\` compiles to ${ours} ${what} on ${object}${together}${other > 0 ? `, beside ${other} of the org's own` : ''}. Expected at most ${most}${other > 0 ? ' in all' : ''}, the limit of most editions. ${todo}`,
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
        added.length,
        theirs.size,
        LIMITS.spanning,
        'Decide by fewer fields of other objects in `appliesTo`.',
      ),
    ];
  });
  return [...grownFindings(playbook, self, others), ...counted];
}
