import { EACH_READER, withRunningUser } from '../../playbook/index.ts';
import { retrieveTexts, type DeployProblem, type OrgConnection } from '../../salesforce/index.ts';

/** Whose view the app's dashboards are to show. */
export interface DashboardView {
  /** A username: all readers see what this user sees. `reader`: each reader sees what they may see. */
  readonly as: string;
  /** The app's dashboards as they ship, by `Folder/Name`, and their folder by its name: for an org that does not have them. */
  readonly shipped: ReadonlyMap<string, string>;
}

/** What to send, by `Folder/Name`, folders by their names; or why nothing is sent. */
interface DashboardPlan {
  readonly dashboards: ReadonlyMap<string, string>;
  readonly problems: readonly DeployProblem[];
}

/**
 * Finds the dashboards that do not show the wanted view yet, and those that the org does not have. An org may have changed them: only their running user
 * is another afterwards. Reads only.
 * @param view undefined: the dashboards stay as they are
 */
export async function planDashboards(org: OrgConnection, view: DashboardView | undefined): Promise<DashboardPlan> {
  if (view === undefined) return { dashboards: new Map(), problems: [] };
  const { as, shipped } = view;
  // A deploy takes the deploying user in place of one that is not there, who sees more than is wanted.
  if (as !== EACH_READER && !(await isActive(org, as))) {
    const problem = `The org has no active user \`${as}\`.`;
    return { dashboards: new Map(), problems: [{ component: 'Dashboards', fileName: '', problem }] };
  }
  const names = [...shipped.keys()].filter((name) => name.includes('/'));
  const present = await retrieveTexts(org, 'Dashboard', 'dashboards', names);
  const folders = present.size > 0 ? [] : [...shipped].filter(([name]) => !name.includes('/'));
  const changed = names.flatMap((name) => {
    const text = present.get(name);
    const wanted = withRunningUser(text ?? shipped.get(name) ?? '', as);
    return wanted === undefined && text !== undefined ? [] : [[name, wanted ?? shipped.get(name) ?? ''] as const];
  });
  return { dashboards: new Map([...folders, ...changed]), problems: [] };
}

async function isActive(org: OrgConnection, user: string): Promise<boolean> {
  // No username has these signs, and none of them ends a text of SOQL.
  if (!/^[^\s'\\]+@[^\s'\\]+$/.test(user)) return false;
  const found = await org.query(`SELECT Id FROM User WHERE Username = '${user}' AND IsActive = TRUE`);
  return found.length > 0;
}
