import { storedPlaybook, type Clock } from '../../deal/index.ts';
import { alongside, type CompiledPlaybook, type GateRule, type Playbook, type Problem } from '../../playbook/index.ts';
import { OrgRefused, type OrgConnection } from '../../salesforce/index.ts';
import { withLines } from './difference.ts';
import { compileInOrg } from './from.ts';
import type { LeftOut, OrgReading } from './org-reading.ts';
import { misfitProblems, misfits, type Misfit } from './overrides.ts';
import { planPermissions, type PermissionPlan } from './permissions.ts';
import { driftText, planRules, type RulePlan } from './plan.ts';
import { readState, type OrgState, type PlaybookRecord } from './state.ts';
import { together, type Together } from './together.ts';

/** What a deploy of one playbook would do, and what would stop it apart from the findings of `checkTogether`. */
export interface Planned {
  readonly state: OrgState;
  /** The live versions of the playbook before the deploy. */
  readonly before: readonly CompiledPlaybook[];
  readonly all: Together;
  /** The rules of the live versions before the deploy, as their records compile. */
  readonly forms: readonly GateRule[];
  /** Overrides that the rules would not accept. */
  readonly overrides: readonly Misfit[];
  readonly plan: RulePlan;
  /** Of the fields for named permissions. */
  readonly fields: PermissionPlan;
}

export interface PlanInput {
  /** With the `from` that holds in this org. */
  readonly compiled: CompiledPlaybook;
  readonly reading: OrgReading;
  readonly force: boolean;
  readonly clock: Clock;
}

/** Plans a deploy. Reads only. @throws OrgRefused when this user may not read records or rules of playbooks */
export async function planDeploy(org: OrgConnection, { compiled, reading, force, clock }: PlanInput): Promise<Planned> {
  const state = await readState(org, compiled.playbook, reading);
  const before = storedVersions(state.records.filter((record) => record.Status__c === 'Live'));
  const readOnly = (reading.description.fields ?? []).flatMap((field) => (field.readOnly ? [field.name] : []));
  const all = together(alongside(compiled, before), state, new Set(readOnly));
  const plan = planRules(all.rules, state.rules, all.deployed, force);
  const forms = before.length === 0 ? [] : together(before, state, new Set(readOnly)).rules;
  const compared = { inOrg: state.rules, deployed: all.deployed, before: forms, compiled: all.rules };
  return {
    state,
    before,
    all,
    forms,
    overrides: await misfits(org, all.live, clock),
    plan: { ...plan, drift: withLines(plan.drift, compared) },
    fields: await planPermissions(org, { playbooks: all.live.after, customFields: reading.customFields, force }),
  };
}

/** The versions that the records hold. */
export function storedVersions(records: readonly PlaybookRecord[]): CompiledPlaybook[] {
  return records.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
}

/**
 * What a deploy of the playbook would be refused for besides the findings of `checkTogether`, with places: overrides, and rules
 * and permission fields that were changed or deleted in the org. Deals in flight are not looked at: a deploy asks for a decision about them.
 * @param reading of the same org
 */
export async function deployProblems(
  org: OrgConnection,
  moved: Playbook,
  reading: OrgReading,
  clock: Clock,
): Promise<{ readonly problems: readonly Problem[]; readonly leftOut: readonly LeftOut[] }> {
  // Already in `leftOut` of the reading.
  if (reading.records === undefined || reading.rules === undefined) return { problems: [], leftOut: [] };
  try {
    const compiled = compileInOrg(moved, moved.from.value);
    const { overrides, plan, fields } = await planDeploy(org, { compiled, reading, force: false, clock });
    const { line, column } = moved.code;
    const drift = [...plan.drift, ...fields.drift].map((one): Problem => {
      const noun = one.rule.endsWith('__c') ? 'field' : 'rule';
      const message = `The ${noun} ${driftText(one)}. Expected the ${noun} as it was deployed. Change the playbook so that it says what the org should do, or overwrite the ${noun} with \`diagnose deploy --force --playbook ${moved.file}\`.`;
      return { file: moved.file, line, column, message, severity: 'error' };
    });
    return { problems: [...misfitProblems(moved, overrides), ...drift], leftOut: [] };
  } catch (error) {
    if (!(error instanceof OrgRefused)) throw error;
    return { problems: [], leftOut: [{ what: 'overrides and deployed rules', reason: error.message }] };
  }
}
