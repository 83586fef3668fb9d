import { loadDeals, storedPlaybook, type Clock } from '../../deal/index.ts';
import { alongside, playbooksFor, type CompiledPlaybook } from '../../playbook/index.ts';
import {
  OrgRefused,
  updateMany,
  type DeployProblem,
  type FieldValues,
  type OrgConnection,
} from '../../salesforce/index.ts';
import { deployRules, rulesOf, writeRecords } from './carry-out.ts';
import { retiredLogs } from './history.ts';
import { readOrg, type OrgReading } from './org-reading.ts';
import { misfits } from './overrides.ts';
import { NO_PERMISSIONS, permissionReport, planPermissions } from './permissions.ts';
import { planRules } from './plan.ts';
import { deployedRules, readState, type OrgState, type PlaybookRecord } from './state.ts';
import { together } from './together.ts';
import { deployTranslations, NO_TRANSLATIONS, type TranslationReport } from './translations.ts';
import type { DeployReport, Drift } from './types.ts';

export interface RetireOptions {
  /** Removes rules that were changed in the org too. Default false. */
  readonly force?: boolean;
  /** The org validates the removal; nothing is changed. Default false. */
  readonly dryRun?: boolean;
  readonly clock?: Clock;
}

/** The result of taking a playbook out of force; with `dryRun`, of a simulated one. */
export interface RetireReport {
  /**
   * `unknown`: the org has no playbook of this code in force; `latest`: deals of this version would fall under an older one that is in force;
   * `refused`: rules were changed in the org (`drift`), or overrides would not fit the
   * rules that stay (`overrides`); `failed`: the org rejected the change. Nothing was changed in these cases.
   */
  readonly outcome: 'retired' | 'unknown' | 'latest' | 'refused' | 'failed';
  readonly dryRun: boolean;
  readonly playbook: string;
  /** The versions in force, `code:version`, in order. */
  readonly live: readonly string[];
  readonly rules: DeployReport['rules'];
  readonly permissionFields: DeployReport['permissionFields'];
  /** Open deals that it governs no longer, and those of them that no other live playbook governs. */
  readonly deals: { readonly governed: number; readonly free: number };
  readonly drift: readonly Drift[];
  /** A sentence for each override. */
  readonly overrides: readonly string[];
  readonly problems: readonly DeployProblem[];
  readonly translations: TranslationReport;
}

/**
 * Takes a playbook out of force, all its versions or one that has a later one: first its rules are removed and those shared by all live playbooks compiled for the ones
 * that stay, all or nothing, then its records become `Retired`. A run after a crash, or after a user set the status by hand, completes the
 * rest.
 * @param code a playbook's code, or `code:version`, as typed by a user
 */
export async function retirePlaybook(
  org: OrgConnection,
  code: string,
  { force = false, dryRun = false, clock }: RetireOptions = {},
): Promise<RetireReport> {
  const reading = await readOrg(org);
  const records = reading.records ?? [];
  const retiring = records.filter((one) => [one.Code__c, one.Key__c].includes(code) && isInForce(one, reading));
  const live = records.filter(({ Status__c }) => Status__c === 'Live');
  const report = emptyReport(code, dryRun, live);
  const [first] = retiring;
  if (first === undefined) return report;
  const staying = live.filter((one) => one.Code__c === first.Code__c && !retiring.includes(one));
  if (
    staying.some((one) => one.Version__c < first.Version__c) &&
    !staying.some((one) => one.Version__c > first.Version__c)
  )
    return { ...report, outcome: 'latest' };
  const state = stateAfter(await readState(org, first.Code__c, reading), retiring);
  const readOnly = (reading.description.fields ?? []).flatMap((field) => (field.readOnly ? [field.name] : []));
  const all = together(versionsOf(staying), state, new Set(readOnly));
  const time = clock ?? { now: new Date().toISOString() };
  const change = { before: reading.live, after: all.live.after };
  const overrides = change.after.length === 0 ? [] : (await misfits(org, change, time)).map(({ message }) => message);
  if (overrides.length > 0) return { ...report, outcome: 'refused', overrides };
  const plan = planRules(all.rules, state.rules, all.deployed, force);
  const { customFields } = reading;
  const fields = await planPermissions(org, { playbooks: all.live.after, customFields, force });
  const drift = [...plan.drift, ...fields.drift];
  const planned = { ...report, rules: rulesOf(plan), permissionFields: permissionReport(fields), drift };
  if (drift.length > 0) return { ...planned, outcome: 'refused' };
  const counted = {
    ...planned,
    deals: await governedDeals(org, {
      code: first.Code__c,
      records: [...new Set([...live, ...retiring])],
      after: all.live.after,
      now: time.now,
    }),
  };
  const outcome = await deployRules(org, { plan, fields, inOrg: state.rules }, dryRun);
  if (!outcome.success) return { ...counted, outcome: 'failed', problems: outcome.problems };
  // First the records that stay: with old hashes of shared rules the next deploy would take these for changed by hand.
  await writeRecords(org, { all, state, dryRun });
  if (!dryRun) await setRetired(org, retiring, await retiredLogs(org, retiring, time.now));
  return { ...counted, outcome: 'retired', translations: await deployTranslations(org, all.rules, dryRun) };
}

/** Live, or made `Retired` by hand while its rules stand. */
function isInForce(record: PlaybookRecord, { rules = [] }: OrgReading): boolean {
  if (record.Status__c === 'Live') return true;
  const own = deployedRules([record]);
  return (
    record.Rules_Removed__c !== true && rules.some(({ object, name }) => object === 'Opportunity' && own.has(name))
  );
}

/** The live versions of one playbook, the data about the others in each. */
function versionsOf(records: readonly PlaybookRecord[]): readonly CompiledPlaybook[] {
  const stored = records.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
  return stored[0] === undefined ? [] : alongside(stored[0], stored);
}

/** What the org is before, with the records as they will be: rules that only the retired records list are removed. */
function stateAfter(state: OrgState, retiring: readonly PlaybookRecord[]): OrgState {
  const ids = new Set(retiring.map(({ Id }) => Id));
  const allRecords = state.allRecords.map((record) =>
    ids.has(record.Id) ? { ...record, Status__c: 'Retired', Rules_Removed__c: true } : record,
  );
  const ofLive = allRecords.filter(({ Status__c }) => Status__c === 'Live');
  const others = deployedRules(ofLive.filter(({ Code__c }) => Code__c !== retiring[0]?.Code__c));
  const versions = ofLive.filter(({ Code__c }) => Code__c === retiring[0]?.Code__c);
  const own = [...deployedRules([...retiring, ...versions])].filter(([name]) => !others.has(name));
  return { ...state, allRecords, deployed: new Map(own) };
}

async function setRetired(
  org: OrgConnection,
  records: readonly PlaybookRecord[],
  logs: ReadonlyMap<string, FieldValues>,
): Promise<void> {
  const values = { Status__c: 'Retired', Rules_Removed__c: true, Deployed_Rules__c: '{}' };
  const saved = await updateMany(
    org,
    'DF_Playbook__c',
    records.map(({ Id }) => ({ Id, ...values, ...logs.get(Id) })),
  );
  const failed = saved.flatMap(({ errors }) => errors);
  if (failed.length > 0) throw new OrgRefused(failed);
}

interface Governed {
  readonly code: string;
  readonly records: readonly PlaybookRecord[];
  readonly after: readonly CompiledPlaybook[];
  readonly now: string;
}

/** How many open deals the playbook governs before and not after, and how many of them nothing governs then. */
async function governedDeals(
  org: OrgConnection,
  { code, records, after, now }: Governed,
): Promise<RetireReport['deals']> {
  const before = records.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
  const isOf = ({ playbook }: CompiledPlaybook) => playbook === code;
  const deals = (await loadDeals(org, { deals: 'open', playbooks: [...before, ...after] }))
    .map(({ record }) => ({ then: playbooksFor(after, record, now), was: playbooksFor(before, record, now) }))
    .filter(({ then, was }) => was.some(isOf) && !then.some(isOf));
  return { governed: deals.length, free: deals.filter(({ then }) => then.length === 0).length };
}

function emptyReport(playbook: string, dryRun: boolean, live: readonly PlaybookRecord[]): RetireReport {
  return {
    outcome: 'unknown',
    dryRun,
    playbook,
    live: [...new Set(live.map(({ Key__c }) => Key__c))].sort(),
    rules: { created: [], updated: [], removed: [], unchanged: 0 },
    permissionFields: NO_PERMISSIONS,
    deals: { governed: 0, free: 0 },
    drift: [],
    overrides: [],
    problems: [],
    translations: NO_TRANSLATIONS,
  };
}
