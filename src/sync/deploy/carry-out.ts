import { destructive, rulesPackage } from '../../playbook/index.ts';
import {
  API_VERSION,
  OrgError,
  OrgRefused,
  deleteMany,
  deployZip,
  updateMany,
  upsertMany,
  zipTexts,
  type DeployOutcome,
  type FieldValues,
  type OrgConnection,
  type OrgRule,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import type { History } from './history.ts';
import type { PermissionPlan } from './permissions.ts';
import type { RulePlan } from './plan.ts';
import { planPlaybooks, planQuestions, planTexts, playbookKey, withFields, type RecordPlan } from './records.ts';
import type { OrgState } from './state.ts';
import { recordsOf, type Together } from './together.ts';
import { deployTranslations } from './translations.ts';
import type { DeployReport } from './types.ts';

export interface Work {
  readonly all: Together;
  readonly state: OrgState;
  readonly plan: RulePlan;
  readonly fields: PermissionPlan;
  /** New texts of dashboards, by `Folder/Name`. */
  readonly dashboards?: ReadonlyMap<string, string>;
  readonly history: History;
}

/**
 * Lets the org check what is to be sent, then sends it in three steps, as far as the org needs them: rules, fields and dashboards all or nothing, records,
 * translations. A failure after the first step is in `unfinished`; the same deploy again completes the rest. With `dryRun` in the report the
 * org checks only.
 */
export async function carryOut(org: OrgConnection, report: DeployReport, work: Work): Promise<DeployReport> {
  const { all, state, plan, fields, dashboards = new Map(), history } = work;
  const { dryRun } = report;
  const metadata = { plan, fields, dashboards, inOrg: state.rules };
  const checked = await deployRules(org, metadata, true);
  const sent = checked.success && !dryRun ? await deployRules(org, metadata, false) : checked;
  if (!sent.success) return { ...report, outcome: 'failed', problems: sent.problems };
  const ofRules = plan.create.length + plan.update.length + plan.remove.length;
  const ofFields = fields.create.length + fields.update.length + fields.remove.length + fields.permissionSets.size;
  let done = report;
  let touched = ofRules + ofFields + dashboards.size;
  try {
    const records = await writeRecords(org, { all, state, dryRun, history, isTouched: ofRules + ofFields > 0 });
    const { playbooks, questions, texts } = records;
    touched += records.touched;
    done = { ...report, playbooks, questions, texts };
  } catch (error) {
    return partly(report, 'records', { error, touched });
  }
  try {
    const translations = await deployTranslations(org, all.rules, dryRun);
    return { ...done, outcome: touched + translations.written === 0 ? 'unchanged' : 'deployed', translations };
  } catch (error) {
    return partly(done, 'translations', { error, touched });
  }
}

/** A deploy that stopped after its first step. Where that had nothing to do, the error is that of the whole. */
function partly(
  report: DeployReport,
  step: 'records' | 'translations',
  { error, touched }: { readonly error: unknown; readonly touched: number },
): DeployReport {
  if (!(error instanceof OrgError) || touched === 0 || report.dryRun) throw error;
  const isRefused = error instanceof OrgRefused;
  return { ...report, outcome: 'partly', unfinished: { step, reason: error.message, isRefused } };
}

/** The rules and fields to send, and the rules that the org has. */
export interface MetadataPlan {
  readonly plan: RulePlan;
  readonly fields: PermissionPlan;
  readonly dashboards?: ReadonlyMap<string, string>;
  readonly inOrg: readonly OrgRule[];
}

/** Sends rules, and the fields and permission sets by which panels know permissions, all or nothing. */
export async function deployRules(
  org: OrgConnection,
  { plan, fields, dashboards = new Map(), inOrg: present }: MetadataPlan,
  checkOnly: boolean,
): Promise<DeployOutcome> {
  const rules = [...plan.create, ...plan.update];
  const added = { fields: [...fields.create, ...fields.update], permissionSets: fields.permissionSets, dashboards };
  const sent = rules.length + added.fields.length + added.permissionSets.size + dashboards.size;
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
  readonly history?: History;
  /** Whether rules or fields were sent: then the deploy is logged, also where no record changes. */
  readonly isTouched?: boolean;
}

/** Makes the records of all live playbooks match, and the questions of the deployed one. @throws OrgRefused at the first refusal */
export async function writeRecords(org: OrgConnection, work: RecordWork) {
  const { state, dryRun } = work;
  const { versions, others, hashesOf } = work.all;
  const live = [...versions, ...others];
  const playbooks = planPlaybooks(live, hashesOf, recordsOf(state.allRecords, live));
  const created = dryRun ? [] : await write(org, 'DF_Playbook__c', await logged(playbooks, work));
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

/** The plan with the log, so that the same call writes both. A deploy that changes nothing is not logged. */
async function logged(plan: RecordPlan, { history, isTouched = false }: RecordWork): Promise<RecordPlan> {
  if (history === undefined) return plan;
  const { key, id } = history;
  const isOwn = ({ Key__c, Id }: FieldValues) => String(Key__c).toLowerCase() === key.toLowerCase() || Id === id;
  if (!isTouched && ![...plan.create, ...plan.update].some(isOwn)) return plan;
  const fields = await history.fields();
  return Object.keys(fields).length === 0 ? plan : withFields(plan, { isOwn, id, fields });
}

/**
 * Writes records of one object, new ones by their key. The records belong together, so the first failure throws.
 * @returns the outcomes of the created ones
 */
async function write(org: OrgConnection, object: string, plan: RecordPlan): Promise<SaveOutcome[]> {
  const created = plan.create.length === 0 ? [] : await upsertMany(org, object, 'Key__c', plan.create);
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
