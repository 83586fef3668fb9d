import type { Clock } from '../../deal/index.ts';
import {
  checkTogether,
  compilePlaybook,
  destructive,
  rulesPackage,
  type CompiledPlaybook,
  type Playbook,
} from '../../playbook/index.ts';
import {
  API_VERSION,
  OrgRefused,
  createMany,
  deleteMany,
  deployZip,
  updateMany,
  zipTexts,
  type DeployOutcome,
  type OrgConnection,
  type OrgRule,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import { compileInOrg, inOrg, liveFrom } from './from.ts';
import { readOrg } from './org-reading.ts';
import { NO_PERMISSIONS, permissionReport, type PermissionPlan } from './permissions.ts';
import type { RulePlan } from './plan.ts';
import { planDeploy, storedVersions } from './planned.ts';
import { planPlaybooks, planQuestions, planTexts, playbookKey, type RecordPlan } from './records.ts';
import { releaseOf } from './release.ts';
import { rolloutOf } from './rollout.ts';
import type { OrgState } from './state.ts';
import { recordsOf, type Together } from './together.ts';
import { deployTranslations, NO_TRANSLATIONS } from './translations.ts';
import type { DeployReport } from './types.ts';

export interface DeployPlaybookOptions {
  /** Overwrites rules that were changed or removed in the org, and rules of others with the same name. Default false. */
  readonly force?: boolean;
  /** The org validates the rules; nothing is changed. Default false. */
  readonly dryRun?: boolean;
  /**
   * Deals that exist already: `refuse` a deploy that would ask more of them, `govern` them and report how many, or deploy `unchecked`, as
   * for a test org. Default `refuse`.
   */
  readonly openDeals?: 'refuse' | 'govern' | 'unchecked';
  /** In place of the file's `from`, in this org: ISO date-time in UTC, whole seconds. Later deploys keep it. */
  readonly from?: string | undefined;
  /** `from` is only for a version that does not govern deals yet; one that does keeps its own. Default false. */
  readonly keepFrom?: boolean;
  /** Deploys a later `from` although it releases open deals, which the version governs now. Default false. */
  readonly releaseOpenDeals?: boolean;
  /** The time of the deploy, and the zone of its day. Default: the clock, and the running user's zone. */
  readonly clock?: Clock;
}

/**
 * Makes the org match a playbook: first its rules, all or nothing, then the playbook record, its questions, and the translated rule
 * messages. Everything that already matches is left unchanged, so a second run changes nothing, and a run after a crash completes the
 * rest. Before anything is sent, the playbook is checked together with all live playbooks of the org; with an error nothing is deployed,
 * even with `force`. Refusals and faulty rules are in the report; connection errors are thrown.
 * @throws PlaybookError for a playbook that makes no sense in any org.
 */
export async function deployPlaybook(
  org: OrgConnection,
  playbook: Playbook,
  options: DeployPlaybookOptions = {},
): Promise<DeployReport> {
  const { force = false, dryRun = false, openDeals = 'refuse', clock } = options;
  const time = clock ?? { now: new Date().toISOString() };
  compilePlaybook(playbook);
  const reading = await readOrg(org);
  const kept = options.keepFrom === true ? liveFrom(playbook, reading.live, time.now) : undefined;
  const moved = inOrg(playbook, storedVersions(reading.records ?? []), kept ?? options.from);
  const compiled = compileInOrg(moved, playbook.from.value);
  const findings = checkTogether([moved], reading.description, reading.live);
  const checked = {
    ...emptyReport(compiled, dryRun),
    findings,
    leftOut: reading.leftOut,
    keptFrom: kept !== undefined,
  };
  if (findings.some(({ severity }) => severity === 'error')) return { ...checked, outcome: 'refused' };

  const deploy = await planDeploy(org, { moved, compiled, reading, force, clock: time });
  const { state, before, all, overrides, plan, fields } = deploy;
  if (overrides.length > 0) return { ...checked, findings: [...findings, ...overrides], outcome: 'refused' };
  const drift = [...plan.drift, ...fields.drift];
  const planned = { ...checked, rules: rulesOf(plan), permissionFields: permissionReport(fields), drift };
  if (drift.length > 0) return { ...planned, outcome: 'refused' };
  const isMultiCurrency = reading.description.isMultiCurrency === true;
  const change = { ...time, before, after: all.versions, deployed: compiled, isMultiCurrency };
  const inFlight =
    openDeals === 'unchecked' ? {} : { rollout: await rolloutOf(org, change), release: await releaseOf(org, change) };
  const report = { ...planned, ...inFlight };
  const isRefused =
    (report.rollout !== null && openDeals === 'refuse') ||
    (report.release !== null && options.releaseOpenDeals !== true);
  if (isRefused) return { ...report, outcome: 'refused' };
  return carryOut(org, report, { all, state, plan, fields });
}

interface Work {
  readonly all: Together;
  readonly state: OrgState;
  readonly plan: RulePlan;
  readonly fields: PermissionPlan;
}

/** Sends rules, records and translations, as far as the org needs them; with `dryRun` in the report the org validates the rules only. */
async function carryOut(
  org: OrgConnection,
  report: DeployReport,
  { all, state, plan, fields }: Work,
): Promise<DeployReport> {
  const { dryRun } = report;
  const outcome = await deployRules(org, { plan, fields, inOrg: state.rules }, dryRun);
  if (!outcome.success) return { ...report, outcome: 'failed', problems: outcome.problems };
  const records = await writeRecords(org, { all, state, dryRun });
  const translations = await deployTranslations(org, all.rules, dryRun);
  const ofRules = plan.create.length + plan.update.length + plan.remove.length;
  const ofFields = fields.create.length + fields.update.length + fields.remove.length + fields.permissionSets.size;
  const touched = ofRules + ofFields + records.touched + translations.written;
  return {
    ...report,
    outcome: touched === 0 ? 'unchanged' : 'deployed',
    translations,
    playbooks: records.playbooks,
    questions: records.questions,
    texts: records.texts,
  };
}

/** The rules and fields to send, and the rules that the org has. */
export interface MetadataPlan {
  readonly plan: RulePlan;
  readonly fields: PermissionPlan;
  readonly inOrg: readonly OrgRule[];
}

/** Sends rules, and the fields and permission sets by which panels know permissions, all or nothing. */
export async function deployRules(
  org: OrgConnection,
  { plan, fields, inOrg: present }: MetadataPlan,
  checkOnly: boolean,
): Promise<DeployOutcome> {
  const rules = [...plan.create, ...plan.update];
  const added = { fields: [...fields.create, ...fields.update], permissionSets: fields.permissionSets };
  const sent = rules.length + added.fields.length + added.permissionSets.size;
  if (sent + plan.remove.length + fields.remove.length === 0) return { success: true, deployed: 0, problems: [] };
  const files = new Map(rulesPackage(rules, API_VERSION, added));
  const objects = new Map(present.map(({ name, object }) => [name, object]));
  const removed = plan.remove.map((name) => `${objects.get(name) ?? 'Opportunity'}.${name}`);
  if (removed.length + fields.remove.length > 0)
    for (const [path, text] of destructive(removed, fields.remove)) files.set(path, text);
  return deployZip(org, zipTexts(files), { checkOnly });
}

interface RecordWork {
  readonly all: Together;
  readonly state: OrgState;
  readonly dryRun: boolean;
}

/** Makes the records of all live playbooks match, and the questions of the deployed one. @throws OrgRefused at the first refusal */
export async function writeRecords(org: OrgConnection, { all, state, dryRun }: RecordWork) {
  const { versions, others, hashesOf } = all;
  const live = [...versions, ...others];
  const playbooks = planPlaybooks(live, hashesOf, recordsOf(state.allRecords, live));
  const created = dryRun ? [] : await write(org, 'DF_Playbook__c', playbooks);
  const ids = new Map(state.records.map((record) => [record.Key__c.toLowerCase(), record.Id]));
  playbooks.create.forEach((record, index) =>
    ids.set(String(record['Key__c']).toLowerCase(), created[index]?.id ?? ''),
  );
  const counts = { created: 0, updated: 0, removed: 0, texts: 0 };
  for (const playbook of versions) {
    const id = ids.get(playbookKey(playbook).toLowerCase()) ?? '';
    const questions = planQuestions(playbook, id, state.questions);
    if (!dryRun) await write(org, 'DF_Question__c', questions);
    const texts = planTexts(
      playbook,
      state.texts.filter(({ Version__c }) => Version__c === playbook.version),
    );
    if (!dryRun) await write(org, 'DF_Playbook__c', texts);
    counts.texts += texts.create.length + texts.update.length + texts.remove.length;
    counts.created += questions.create.length;
    counts.updated += questions.update.length;
    counts.removed += questions.remove.length;
  }
  const written = { created: playbooks.create.length, updated: playbooks.update.length };
  const { texts, ...questions } = counts;
  const touched = Object.values(written)
    .concat(Object.values(counts))
    .reduce((sum, one) => sum + one, 0);
  return { playbooks: written, questions, texts, touched };
}

/**
 * Writes records of one object. The records belong together, so the first failure throws.
 * @returns the outcomes of the created ones
 */
async function write(org: OrgConnection, object: string, plan: RecordPlan): Promise<SaveOutcome[]> {
  const created = plan.create.length === 0 ? [] : await createMany(org, object, plan.create);
  const updated = plan.update.length === 0 ? [] : await updateMany(org, object, plan.update);
  const removed = plan.remove.length === 0 ? [] : await deleteMany(org, object, plan.remove);
  const failed = [...created, ...updated, ...removed].flatMap(({ errors }) => errors);
  if (failed.length > 0) throw new OrgRefused(failed);
  return created;
}

/** The names of a plan's rules, for a report. */
export function rulesOf(plan: RulePlan): DeployReport['rules'] {
  return {
    created: plan.create.map(({ name }) => name),
    updated: plan.update.map(({ name }) => name),
    removed: plan.remove,
    unchanged: plan.unchanged.length,
  };
}

function emptyReport(playbook: CompiledPlaybook, dryRun: boolean): DeployReport {
  return {
    outcome: 'unchanged',
    dryRun,
    playbook: playbookKey(playbook),
    from: playbook.from,
    fileFrom: playbook.fileFrom ?? playbook.from,
    rollout: null,
    release: null,
    keptFrom: false,
    rules: { created: [], updated: [], removed: [], unchanged: 0 },
    permissionFields: NO_PERMISSIONS,
    playbooks: { created: 0, updated: 0 },
    questions: { created: 0, updated: 0, removed: 0 },
    texts: 0,
    translations: NO_TRANSLATIONS,
    findings: [],
    leftOut: [],
    drift: [],
    problems: [],
  };
}
