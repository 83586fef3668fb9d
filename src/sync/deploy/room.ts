import type { Playbook, Problem } from '../../playbook/index.ts';
import { countRollUps, OrgRefused, type OrgConnection, type RollUpCount } from '../../salesforce/index.ts';
import type { OrgReading } from './org-reading.ts';
import type { PermissionPlan } from './permissions.ts';

/** The roll-ups on Opportunity that Diagnose First brings, by API name. */
export const ROLL_UPS: readonly string[] = [
  'DF_Answer_Points__c',
  'DF_Answers_A__c',
  'DF_Answers_B__c',
  'DF_Impact_Confirmed__c',
  'DF_Impact_Quoted__c',
  'DF_Lines_Unlinked__c',
  'DF_Open_Due__c',
  'DF_Override_Token__c',
  'DF_Pains_Confirmed__c',
  'DF_Pains_Heard__c',
  'DF_Pains_Quoted__c',
];

/** Roll-ups and custom fields of one object in most editions. */
const MOST_ROLL_UPS = 25;
const MOST_FIELDS = 500;

/** Refuses an org without the roll-ups that rules read, and reports whether it has room for them. Asks only where some are missing. */
export async function rollUpProblems(
  org: OrgConnection,
  playbook: Playbook,
  { customFields }: OrgReading,
): Promise<readonly Problem[]> {
  if (customFields === undefined) return [];
  const present = new Set(customFields);
  const missing = ROLL_UPS.filter((name) => !present.has(`Opportunity.${name}`));
  if (missing.length === 0) return [];
  const names = missing.length === ROLL_UPS.length ? '' : ` (${missing.map((name) => `\`${name}\``).join(', ')})`;
  const lacks = `The org lacks ${missing.length} of the ${ROLL_UPS.length} roll-ups on Opportunity that the rules read${names}. Deploy \`force-app/main\` of Diagnose First before its playbooks.`;
  return [problemAt(playbook, `${lacks}${roomText(missing.length, await counted(org))}`)];
}

async function counted(org: OrgConnection): Promise<RollUpCount | undefined> {
  try {
    return await countRollUps(org, 'Opportunity');
  } catch (error) {
    if (error instanceof OrgRefused) return undefined;
    throw error;
  }
}

function roomText(missing: number, count: RollUpCount | undefined): string {
  if (count === undefined) return '';
  const { present, deleted } = count;
  const over = present + deleted + missing - MOST_ROLL_UPS;
  const used = `The org uses ${present + deleted} of ${MOST_ROLL_UPS} roll-ups on Opportunity${deleted === 0 ? '' : `, ${deleted} of them deleted, which count for 15 days unless they are erased in Setup`}`;
  return over > 0
    ? ` ${used}: ${over} too many for these. Delete and erase ${over}, or let Salesforce Support raise the limit to 40.`
    : ` ${used}, so they fit.`;
}

/** Refuses more fields for named permissions than Opportunity has room for. */
export function fieldProblems(
  playbook: Playbook,
  { customFields = [] }: OrgReading,
  fields: Pick<PermissionPlan, 'create' | 'remove'>,
): readonly Problem[] {
  // Fields of a managed package have two prefixes, and limits of their own.
  const own = customFields.filter((name) => /^Opportunity\.(?!\w+?__\w+?__c$)\w+__c$/.test(name)).length;
  const added = fields.create.length - fields.remove.length;
  const over = own + added - MOST_FIELDS;
  if (fields.create.length === 0 || over <= 0) return [];
  return [
    problemAt(
      playbook,
      `The playbooks name permissions for which a deploy makes ${fields.create.length} more fields on Opportunity, which has ${own}. Expected at most ${MOST_FIELDS} in all, the limit of most editions: ${over} too many. Name fewer permissions, or delete fields.`,
    ),
  ];
}

function problemAt({ file, code }: Playbook, message: string): Problem {
  return { file, line: code.line, column: code.column, message, severity: 'error' };
}
