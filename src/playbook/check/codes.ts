import { placedCriteria } from '../compile/assemble.ts';
import { ruleCodes, subjectOf } from '../compile/codes.ts';
import type { Playbook } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';

/** A criterion or rule that has a code already. */
interface Holder {
  readonly words: string;
  /** The stage of its gate; undefined for rules that belong to no criterion. */
  readonly toEnter?: string;
  readonly subject?: string;
  readonly id?: string;
}

/** Findings for criteria of one playbook with the same code, which a message could not tell apart. */
export function codeFindings(playbook: Playbook): Finding[] {
  const rules = Object.entries(ruleCodes(playbook.code.value));
  const taken = new Map<string, Holder>(rules.map(([id, code]) => [code, { words: `the rule \`${id}\`` }]));
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
