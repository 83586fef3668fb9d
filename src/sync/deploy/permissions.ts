import {
  isMadeByDeploy,
  permissionField,
  permissionFormula,
  withReadAccess,
  type CompiledPlaybook,
  type PermissionField,
} from '../../playbook/index.ts';
import { readFields, retrieveTexts, type OrgConnection, type OrgField } from '../../salesforce/index.ts';
import type { Drift, PermissionReport } from './types.ts';

/** Permission sets whose users see the panels or run the service. An org may have changed them; none has to be there. */
const READERS = ['DF_Integration', 'DF_Manager', 'DF_RevOps', 'DF_Seller'];

/** The changes that the org's fields for named permissions need. */
export interface PermissionPlan {
  readonly create: readonly PermissionField[];
  readonly update: readonly PermissionField[];
  /** API names. */
  readonly remove: readonly string[];
  readonly unchanged: number;
  /** The new text of each permission set that cannot read all fields, by its name. */
  readonly permissionSets: ReadonlyMap<string, string>;
  readonly drift: readonly Drift[];
}

export const NO_PERMISSIONS: PermissionReport = { created: [], updated: [], removed: [], unchanged: 0, granted: [] };

/** A plan for a report. */
export function permissionReport(plan: PermissionPlan): PermissionReport {
  return {
    created: plan.create.map(({ name }) => name),
    updated: plan.update.map(({ name }) => name),
    removed: plan.remove,
    unchanged: plan.unchanged,
    granted: [...plan.permissionSets.keys()],
  };
}

/** The fields that playbooks need, each once, by name. */
function permissionFieldsOf(playbooks: readonly CompiledPlaybook[]): readonly PermissionField[] {
  const fields = new Map(playbooks.flatMap(({ permissionFields = {} }) => Object.entries(permissionFields)));
  return [...fields].map(([permission, name]) => ({ name, permission })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Compares the wanted fields with those of the org. A field that no deploy made, or that was changed since, is drift; with `force` a wanted
 * one is overwritten. Fields that are not wanted are removed if a deploy made them.
 */
export function planFields(
  wanted: readonly PermissionField[],
  inOrg: readonly OrgField[],
  force: boolean,
): Omit<PermissionPlan, 'permissionSets'> {
  const present = new Map(inOrg.map((field) => [field.fullName.split('.')[1] ?? '', field]));
  const isAs = (found: OrgField, field: PermissionField) =>
    found.type === 'Checkbox' && found.formula.trim().toLowerCase() === permissionFormula(field).toLowerCase();
  const found = wanted.filter(({ name }) => present.has(name));
  const update = found.filter((field) => !isAs(present.get(field.name)!, field));
  const names = new Set(wanted.map(({ name }) => name));
  const others = [...present].filter(([name, field]) => !names.has(name) && isMadeByDeploy(field.description));
  // The name shows which permission the formula was about.
  const isOwn = ([name, { formula }]: readonly [string, OrgField]) =>
    permissionField(/^\s*\$Permission\.(\w+)\s*$/i.exec(formula)?.[1] ?? '') === name;
  const drift: Drift[] = [
    ...update.map(({ name }): Drift => {
      return { rule: name, what: isMadeByDeploy(present.get(name)!.description) ? 'changed' : 'foreign' };
    }),
    ...others.filter((one) => !isOwn(one)).map(([name]): Drift => ({ rule: name, what: 'changed' })),
  ];
  return {
    create: wanted.filter(({ name }) => !present.has(name)),
    update,
    remove: others.map(([name]) => name).sort(),
    unchanged: found.length - update.length,
    drift: force ? [] : drift,
  };
}

interface PermissionInput {
  /** All playbooks that are live after the deploy. */
  readonly playbooks: readonly CompiledPlaybook[];
  /** Full names of the org's custom fields; undefined where this user may not list them. */
  readonly customFields: readonly string[] | undefined;
  readonly force: boolean;
}

/** What the org's fields for named permissions need, and the permission sets that have to read them. Reads only. */
export async function planPermissions(
  org: OrgConnection,
  { playbooks, customFields = [], force }: PermissionInput,
): Promise<PermissionPlan> {
  const wanted = permissionFieldsOf(playbooks);
  const own = customFields.filter((name) => name.startsWith('Opportunity.DF_May_'));
  const fields = planFields(wanted, own.length === 0 ? [] : await readFields(org, own), force);
  if (wanted.length === 0) return { ...fields, permissionSets: new Map() };
  const sets = await retrieveTexts(org, 'PermissionSet', 'permissionsets', READERS);
  const names = wanted.map(({ name }) => name);
  const changed = [...sets].flatMap(([name, text]) => {
    const granted = withReadAccess(text, names, fields.remove);
    return granted === undefined ? [] : [[name, granted] as const];
  });
  return { ...fields, permissionSets: new Map(changed.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
