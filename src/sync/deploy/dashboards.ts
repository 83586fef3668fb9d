import { EACH_READER, withRunningUser } from '../../playbook/index.ts';
import { retrieveTexts, type DeployProblem, type OrgConnection } from '../../salesforce/index.ts';

/** The dashboards of the app. An org may have changed them; none has to be there. */
const DASHBOARDS = ['DF_Discovery_Quality/DF_Manager', 'DF_Discovery_Quality/DF_RevOps'];

/** The new text of each dashboard that another user is to run, by `Folder/Name`; or why there is none. */
interface DashboardPlan {
  readonly dashboards: ReadonlyMap<string, string>;
  readonly problems: readonly DeployProblem[];
}

/**
 * Finds the dashboards that do not yet show what a user sees. Reads only.
 * @param user a username, or `reader`: each reader sees what they may see. Undefined: the dashboards stay as they are
 */
export async function planDashboards(org: OrgConnection, user: string | undefined): Promise<DashboardPlan> {
  if (user === undefined) return { dashboards: new Map(), problems: [] };
  // A deploy takes the deploying user in place of one that is not there, who sees more than is wanted.
  if (user !== EACH_READER && !(await isActive(org, user))) return problem(`The org has no active user \`${user}\`.`);
  const texts = await retrieveTexts(org, 'Dashboard', 'dashboards', DASHBOARDS);
  if (texts.size === 0) return problem('The org has none of the app: deploy force-app/main first.');
  const changed = [...texts].flatMap(([name, text]) => {
    const one = withRunningUser(text, user);
    return one === undefined ? [] : [[name, one] as const];
  });
  return { dashboards: new Map(changed), problems: [] };
}

const problem = (text: string): DashboardPlan => ({
  dashboards: new Map(),
  problems: [{ component: 'Dashboards', fileName: '', problem: text }],
});

async function isActive(org: OrgConnection, user: string): Promise<boolean> {
  // No username has these signs, and none of them ends a text of SOQL.
  if (!/^[^\s'\\]+@[^\s'\\]+$/.test(user)) return false;
  const found = await org.query(`SELECT Id FROM User WHERE Username = '${user}' AND IsActive = TRUE`);
  return found.length > 0;
}
