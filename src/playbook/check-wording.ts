import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Located, Playbook, Requirement } from './tree.ts';

const THINGS =
  'demo|demonstration|presentation|proposal|quote|offer|contract|nda|brochure|deck|slides|pricing|e-?mail|mail|call|meeting|visit|pitch|webinar|workshop|poc|pilot|trial|follow[- ]?up|discovery';
const DEEDS =
  'done|did|sent|send|given|give|made|make|held|hold|complete|completed|delivered|deliver|presented|present|scheduled|schedule|booked|book|shown|show|shared|share|submitted|submit|issued|issue|logged|log|run|ran|performed|conducted';

/** What the seller did with a thing of theirs: `demo done`, `proposal sent`, `sent the proposal`, `held a discovery call`. */
const ACTIVITY = new RegExp(
  `\\b(${THINGS})s?\\b( \\w+){0,2} (${DEEDS})\\b|\\b(${DEEDS})\\b( \\w+){0,2} (${THINGS})s?\\b`,
  'i',
);

/** `Demo_Done__c` and `DemoDone__c` as `Demo Done`. */
function spoken(field: string): string {
  const bare = field.replace(/__c$/, '').replaceAll('_', ' ');
  return bare.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** The author's own words about what is to be true. */
function wordsOf(requirement: Requirement): readonly Located<string>[] {
  const { say } = requirement;
  const own = say ? [say] : [];
  if (requirement.kind === 'any' || requirement.kind === 'all') return [...own, ...requirement.of.flatMap(wordsOf)];
  if (requirement.kind === 'picked') return [...own, requirement.field, ...requirement.values];
  return 'field' in requirement ? [...own, requirement.field] : own;
}

/**
 * Criteria about what the seller did. A demo that was given says nothing about the customer: such a gate is passed by being busy.
 */
export function wordingFindings({ gates }: Playbook): Finding[] {
  return gates
    .flatMap(({ require }) => require.flatMap(wordsOf))
    .filter(({ value }) => ACTIVITY.test(spoken(value)))
    .map((words) =>
      at(
        words,
        `\`${words.value}\` is about what we did, and a deal passes it by being busy. Expected what the customer said, agreed to or did. Ask for what they told you when it was done.`,
        'warning',
      ),
    );
}
