import type { CompiledPlaybook, Scope } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { listed } from '../base/words.ts';
import { MOST_STAGES, numbered, orderConflicts, stageNumbersOf } from '../compile/stage-numbers.ts';
import type { Playbook } from '../read/tree.ts';
import { overrideRules } from '../rules/override-rules.ts';
import { at, type Finding } from './finding.ts';
import { isTooLong, placeOf, tooLongWords } from './rule-limits.ts';

function nameOf({ playbook, version }: CompiledPlaybook): string {
  return `${playbook}:${version}`;
}

/** Findings for stages that cannot have one numbering over all live playbooks. */
export function stageNumberFindings(
  playbook: Playbook,
  self: CompiledPlaybook,
  others: readonly CompiledPlaybook[],
): Finding[] {
  const all = [self, ...others];
  const conflicts = orderConflicts(all).filter(({ first, second }) => first === self || second === self);
  const [place = playbook.code] = playbook.stages;
  if (conflicts.length > 0) {
    return conflicts.map(({ first, second, stages: [a, b] }) => {
      const [other] = [first, second].filter((one) => one !== self);
      const stage = playbook.stages.find(({ value }) => value === b) ?? place;
      return at(
        stage,
        `\`${first.playbook}:${first.version}\` has the stage \`${a}\` before \`${b}\`, and \`${second.playbook}:${second.version}\` has them the other way round. Expected the same order in all live playbooks, since overrides name a stage by one number. Change the order in one of them, or retire \`${other?.playbook}:${other?.version}\`.`,
      );
    });
  }
  const { size } = stageNumbersOf(all);
  if (size <= MOST_STAGES) return [];
  return [
    at(
      place,
      `The playbooks that are live together have ${size} stages. Expected at most ${MOST_STAGES}. Leave stages out that no gate needs, or retire a playbook.`,
    ),
  ];
}

/** Rules on overrides that are too long only because they are compiled over all live playbooks. */
export function sharedRuleFindings(
  playbook: Playbook,
  self: CompiledPlaybook,
  others: readonly CompiledPlaybook[],
): Finding[] {
  const alone = new Set(overrideRules([self]).map((rule) => (isTooLong(rule) ? '' : rule.id)));
  return overrideRules(numbered([self, ...others]))
    .filter((rule) => isTooLong(rule) && alone.has(rule.id))
    .map((rule) =>
      at(
        placeOf(playbook, rule),
        `${tooLongWords(rule, ', compiled over all live playbooks,')}: let fewer gates be overridden, name fewer reasons, or retire a version that no open deal stands under.`,
      ),
    );
}

const LISTS = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
const WORDS = { recordTypes: 'record type', ownerProfiles: 'owner profile', ownerRoles: 'owner role' } as const;

/** What deals in both scopes have in common, as far as it can be said; undefined when no deal can be in both. */
function overlapOf(a: Scope, b: Scope): string | undefined {
  const parts: string[] = [];
  for (const list of LISTS) {
    const [one, two] = [a[list], b[list]];
    const both = one && two ? one.filter((name) => two.includes(name)) : (one ?? two);
    if (both?.length === 0) return undefined;
    if (both) parts.push(`${WORDS[list]} ${listed(both, 'or')}`);
  }
  const amounts = [a.amountAtLeast, b.amountAtLeast].filter((one) => one !== undefined);
  if (amounts.length > 0) parts.push(`an amount of at least ${Math.max(...amounts)}, or none`);
  if (a.amountAtLeastIn ?? b.amountAtLeastIn) parts.push('an amount that is in scope in its currency');
  const flags = [...new Set([a.ownerFlag, b.ownerFlag].filter((flag) => flag !== undefined))];
  if (flags.length > 0) parts.push(`an owner with ${listed(flags, 'and')}`);
  return parts.join('; ');
}

/** Notes about other playbooks whose scope can hold for the same deal: the org enforces both. One note for each code. */
export function overlapFindings(
  playbook: Playbook,
  self: CompiledPlaybook,
  others: readonly CompiledPlaybook[],
): Finding[] {
  const latest = new Map<string, CompiledPlaybook>();
  for (const one of others.filter((other) => other.playbook !== self.playbook)) {
    const known = latest.get(one.playbook);
    if (known === undefined || known.version < one.version) latest.set(one.playbook, one);
  }
  return [...latest.values()].flatMap((other) => {
    const overlap = overlapOf(self.appliesTo, other.appliesTo);
    if (overlap === undefined) return [];
    const which = overlap === '' ? 'every deal' : `deals with ${overlap}`;
    const message = `Deals in the scope of both \`${nameOf(self)}\` and \`${nameOf(other)}\` are judged by both: ${which}. If that is not meant, keep them apart by \`appliesTo\`.`;
    return [at(playbook.code, message, 'note')];
  });
}
