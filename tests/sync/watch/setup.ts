import { destructive, rulesPackage } from '../../../src/playbook/index.ts';
import { connectOrg, deployZip, readRules, zipTexts, type OrgRule } from '../../../src/salesforce/index.ts';
import type { GatedOrg } from '../../evasions/gated-org.ts';

const adminOf = ({ url, users }: GatedOrg) => connectOrg({ instanceUrl: url, accessToken: users.admin.accessToken });

/** The rules of the gate to a stage, by the initials in their names: `VP`. */
export async function rulesOf(gated: GatedOrg, initials: string): Promise<readonly OrgRule[]> {
  const all = await readRules(adminOf(gated), ['Opportunity']);
  return all.filter(({ name }) => name.includes(`_diagnose_first_${initials}_`));
}

interface SetupChanges {
  readonly deleted?: readonly OrgRule[];
  readonly off?: readonly OrgRule[];
  readonly edited?: readonly OrgRule[];
}

/** What an admin does in Setup: switches rules off, edits others, and deletes others. */
export async function inSetup(gated: GatedOrg, { deleted = [], off = [], edited = [] }: SetupChanges): Promise<void> {
  const saved = [...off.map((rule) => ({ ...rule, active: false })), ...edited];
  const files = new Map([
    ...rulesPackage(
      saved.map((rule) => ({ ...rule, errorField: rule.errorField ?? 'StageName' })),
      '66.0',
    ),
    ...destructive(
      deleted.map(({ name }) => name),
      [],
    ),
  ]);
  await deployed(gated, zipTexts(files));
}

/** Deploys a package as the admin. */
export async function deployed(gated: GatedOrg, zip: Uint8Array): Promise<void> {
  const { problems } = await deployZip(adminOf(gated), zip);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}
