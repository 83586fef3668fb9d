import {
  API_VERSION,
  createMany,
  deployZip,
  OrgRefused,
  sourceToZip,
  type DeployOutcome,
  type OrgConnection,
} from '../../salesforce/index.ts';
import { FindingsError } from '../errors.ts';
import { packagePaths } from '../paths.ts';
import type { UserName } from '../io.ts';

/** Permission sets of a local org's users. The administrator gets none: it has all rights except bypassing gates. */
const PERMISSION_SETS: Readonly<Partial<Record<UserName, string>>> = {
  seller: 'DF_Seller',
  manager: 'DF_Manager',
  revops: 'DF_RevOps',
  integration: 'DF_Integration',
};

/** Deploys the app (`force-app/main`) as the Salesforce CLI would. A second run changes nothing. */
export async function installApp(admin: OrgConnection): Promise<void> {
  const outcome = await deployZip(admin, await sourceToZip(packagePaths().app, API_VERSION));
  if (!outcome.success) throw new FindingsError(['The org does not accept the app:', ...refusals(outcome)].join('\n'));
}

/**
 * Deploys the app's translations, which the Salesforce CLI skips because not every org accepts them.
 * @returns what the org does not accept, a line a component; without its translations the app is there, in English
 */
export async function installTranslations(admin: OrgConnection): Promise<readonly string[]> {
  const zip = await sourceToZip(packagePaths().translations, API_VERSION, { hidden: true });
  return refusals(await deployZip(admin, zip));
}

/** Selects Opportunity for change events, as an admin does in Setup, so that `diagnose watch` is woken by them. */
export async function installEvents(admin: OrgConnection): Promise<void> {
  const zip = await sourceToZip(packagePaths().events, API_VERSION, { hidden: true });
  const failed = refusals(await deployZip(admin, zip));
  if (failed.length > 0) throw new FindingsError(['The org does not accept the change events:', ...failed].join('\n'));
}

function refusals({ problems }: DeployOutcome): string[] {
  return problems.map(({ component, fileName, problem, line, column }) => {
    const place = line === undefined ? fileName : `${fileName}:${line}:${column ?? 1}`;
    return `  ${component}${place === '' ? '' : ` (${place})`}: ${problem}`;
  });
}

/** Assigns the app's permission sets to the local org's users; existing assignments stay. */
export async function assignPermissionSets(
  admin: OrgConnection,
  users: Readonly<Record<UserName, { readonly id: string }>>,
): Promise<void> {
  const sets = await admin.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE Name IN (${Object.values(PERMISSION_SETS)
      .map((name) => `'${name}'`)
      .join(', ')})`,
  );
  const assigned = await admin.query<{ AssigneeId: string; PermissionSetId: string }>(
    'SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment',
  );
  const wanted = Object.entries(PERMISSION_SETS).map(([user, name]) => {
    const set = sets.find((one) => one.Name === name);
    if (set === undefined)
      throw new FindingsError(
        `The org has no permission set \`${name}\`, which the app brings. Deploy \`force-app/main\` again.`,
      );
    return { AssigneeId: users[user as UserName].id, PermissionSetId: set.Id };
  });
  const missing = wanted.filter(
    (one) =>
      !assigned.some((other) => other.AssigneeId === one.AssigneeId && other.PermissionSetId === one.PermissionSetId),
  );
  const failed = (await createMany(admin, 'PermissionSetAssignment', missing)).flatMap(({ errors }) => errors);
  if (failed.length > 0) throw new OrgRefused(failed);
}
