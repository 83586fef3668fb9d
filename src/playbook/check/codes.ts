import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { placedCriteria } from '../compile/assemble.ts';
import { ruleCodes, subjectOf } from '../compile/codes.ts';
import type { Playbook } from '../read/tree.ts';
import { codeOf } from '../rules/rule-names.ts';
import { at, type Finding } from './finding.ts';

/** A criterion or rule that has a code already. */
interface Holder {
  readonly words: string;
  /** The stage of its gate; undefined for rules that belong to no criterion. */
  readonly toEnter?: string;
  readonly subject?: string;
  readonly id?: string;
}

/**
 * What has codes already: the playbook's own rules, and the criteria and rules of other playbooks that are live with it. Other versions of
 * the same playbook have the same codes for the same criteria.
 */
function holdersOf(playbook: Playbook, others: readonly CompiledPlaybook[]): Map<string, Holder> {
  const rules = (code: string) => Object.entries(ruleCodes(code));
  const foreign = others
    .filter((one) => one.playbook !== playbook.code.value)
    .flatMap((one): (readonly [string, Holder])[] => {
      const of = ` of \`${one.playbook}:${one.version}\``;
      const criteria = one.gates.flatMap((gate) =>
        gate.criteria.map(
          (criterion) =>
            [
              codeOf(one, gate.toEnter, criterion),
              { words: `\`${criterion.id}\` of the gate to \`${gate.toEnter}\`${of}` },
            ] as const,
        ),
      );
      return [
        ...rules(one.playbook).map(([id, code]) => [code, { words: `the rule \`${id}\`${of}` }] as const),
        ...criteria,
      ];
    });
  const own = rules(playbook.code.value).map(([id, code]) => [code, { words: `the rule \`${id}\`` }] as const);
  return new Map<string, Holder>([...foreign, ...own]);
}

/**
 * Findings for criteria with the same code as another one, which a message could not tell apart.
 * @param others playbooks that are live together with it
 */
export function codeFindings(playbook: Playbook, others: readonly CompiledPlaybook[] = []): Finding[] {
  const taken = holdersOf(playbook, others);
  return playbook.gates.flatMap((gate) =>
    placedCriteria(playbook, gate).flatMap(({ criterion, requirement, place }) => {
      const { id, code = '' } = criterion;
      const toEnter = gate.toEnter.value;
      const subject = subjectOf(criterion);
      const holder = taken.get(code);
      if (holder === undefined) {
        taken.set(code, { words: `\`${id}\` of the gate to \`${toEnter}\``, toEnter, subject, id });
        return [];
      }
      const isSame = holder.toEnter === toEnter && holder.subject === subject;
      // Another check reports what a gate asks for twice.
      if (isSame && (criterion.kind === 'answered' || holder.id === id)) return [];
      const why = isSame ? ', which asks about the same' : ' by chance';
      const own = requirement.id;
      const todo = own ? 'Write another `id`.' : 'Give one of them an `id` of its own, such as `id: more-of-it`.';
      const message = `\`${id}\` has the code \`${code}\` of ${holder.words}${own ? '' : why}, so that a message could mean both. Expected a code of its own for each criterion. ${todo}`;
      return [at(own ?? place, message)];
    }),
  );
}
