import { element } from './xml.ts';

/** In place of a username: each reader sees what they may see. */
export const EACH_READER = 'reader';

/**
 * The text of a dashboard that shows all its readers what one user sees, whatever they may see themselves. Undefined: it does so already. The text has to
 * be complete, as a retrieve returns it.
 *
 * `<dashboardType>LoggedInUser</dashboardType>` becomes `<dashboardType>SpecifiedUser</dashboardType>` … `<runningUser>ann@example.com</runningUser>`.
 * @param user a username, or `EACH_READER`
 */
export function withRunningUser(dashboard: string, user: string): string | undefined {
  const isEach = user === EACH_READER;
  const type = element('dashboardType', isEach ? 'LoggedInUser' : 'SpecifiedUser', '    ');
  const runningUser = isEach ? '' : `${element('runningUser', user, '    ')}\n`;
  const changed = dashboard
    .replace(/[ \t]*<runningUser>[\s\S]*?<\/runningUser>\r?\n?/, '')
    .replace(/[ \t]*<dashboardType>\w*<\/dashboardType>/, () => type)
    // Salesforce keeps elements in the order of their names.
    .replace(/[ \t]*<textColor>/, (next) => runningUser + next);
  return changed === dashboard ? undefined : changed;
}
