import { loadDeals, storedPlaybook, type Clock } from '../../deal/index.ts';
import { alongside, playbooksFor, type CompiledPlaybook } from '../../playbook/index.ts';
import {
  OrgError,
  OrgRefused,
  updateMany,
  type DeployProblem,
  type FieldValues,
  type OrgConnection,
} from '../../salesforce/index.ts';
import { deployRules, rulesOf, writeRecords } from './carry-out.ts';
import { withLines } from './difference.ts';
import { retiredLogs } from './history.ts';
import { readOrg, type OrgReading } from './org-reading.ts';
import { misfits } from './overrides.ts';
import { NO_PERMISSIONS, permissionReport, planPermissions } from './permissions.ts';
import { planRules } from './plan.ts';
import { storedVersions } from './planned.ts';
import { rolloutOf, type Rollout } from './rollout.ts';
import { deployedRules, readState, type OrgState, type PlaybookRecord } from './state.ts';
import { together, type Together } from './together.ts';
import { deployTranslations, NO_TRANSLATIONS, type TranslationReport } from './translations.ts';
import type { DeployReport, Drift, Unfinished } from './types.ts';

export interface RetireOptions {
  /** Removes rules that were changed in the org too. Default false. */
  readonly force?: boolean;
  /** The org validates the removal; nothing is changed. Default false. */
  readonly dryRun?: boolean;
  readonly clock?: Clock;
  /** A rollback of a new version: its deals fall under the version before, and the log calls it so. Default false. */
  readonly isRollback?: boolean;
  /** In a rollback, as of a deploy. Default `refuse`. */
  readonly openDeals?: 'refuse' | 'govern' | 'unchecked';
}

/** The result of taking a playbook out of force; with `dryRun`, of a simulated one. */
export interface RetireReport {
  /**
   * `unknown`: the org has no playbook of this code in force; `latest`: deals of this version would fall under an older one that is in force;
   * `refused`: rules were changed in the org (`drift`), or overrides would not fit the
   * rules that stay (`overrides`), or the version before would ask more of deals in flight (`rollout`); `failed`: the org rejected the change. Nothing was changed in these cases.
   * `partly`: the rules are removed, and the records could not be changed (`unfinished`).
   */
  readonly outcome: 'retired' | 'unknown' | 'latest' | 'refused' | 'failed' | 'partly';
  readonly unfinished?: Unfinished;
  readonly dryRun: boolean;
  readonly playbook: string;
  /** The versions in force, `code:version`, in order. */
  readonly live: readonly string[];
  readonly rules: DeployReport['rules'];
  readonly permissionFields: DeployReport['permissionFields'];
  /** Open deals that it governs no longer, and those of them that no other live playbook governs. */
  readonly deals: { readonly governed: number; readonly free: number };
  /** What changes for deals in flight in a rollback; null: nothing more is asked of them, or it was not checked. */
  readonly rollout: Rollout | null;
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
  options: RetireOptions = {},
): Promise<RetireReport> {
  const { force = false, dryRun = false, clock, isRollback = false } = options;
  const reading = await readOrg(org);
  const records = reading.records ?? [];
  const retiring = records.filter((one) => [one.Code__c, one.Key__c].includes(code) && isInForce(one, reading));
  const live = records.filter(({ Status__c }) => Status__c === 'Live');
  const report = emptyReport(code, dryRun, live);
  const [first] = retiring;
  if (first === undefined) return report;
  const staying = live.filter((one) => one.Code__c === first.Code__c && !retiring.includes(one));
  if (
    !isRollback &&
    staying.some((one) => one.Version__c < first.Version__c) &&
    !staying.some((one) => one.Version__c > first.Version__c)
  )
    return { ...report, outcome: 'latest' };
  const present = await readState(org, first.Code__c, reading);
  const state = stateAfter(present, retiring);
  const readOnly = (reading.description.fields ?? []).flatMap((field) => (field.readOnly ? [field.name] : []));
  const all = together(versionsOf(staying), state, new Set(readOnly));
  const time = clock ?? { now: new Date().toISOString() };
  const change = { before: reading.live, after: all.live.after };
  const overrides = change.after.length === 0 ? [] : (await misfits(org, change, time)).map(({ message }) => message);
  if (overrides.length > 0) return { ...report, outcome: 'refused', overrides };
  const plan = planRules(all.rules, state.rules, all.deployed, force);
  const { customFields } = reading;
  const fields = await planPermissions(org, { playbooks: all.live.after, customFields, force });
  const before = together(versionsOf([...new Set([...staying, ...retiring])]), present, new Set(readOnly)).rules;
  const compared = { inOrg: state.rules, deployed: all.deployed, before, compiled: all.rules };
  const drift = [...withLines(plan.drift, compared), ...fields.drift];
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
  const rollout = isRollback ? await rolloutBack(org, options, { all, live, now: time.now, reading }) : null;
  if (rollout !== null && options.openDeals !== 'govern') return { ...counted, rollout, outcome: 'refused' };
  const outcome = await deployRules(org, { plan, fields, inOrg: state.rules }, dryRun);
  if (!outcome.success) return { ...counted, outcome: 'failed', problems: outcome.problems };
  const did = isRollback ? 'rolled back' : 'retired';
  const unfinished = await changeRecords(org, { all, state, dryRun, retiring, now: time.now, did });
  if (unfinished !== undefined) return { ...counted, rollout, outcome: 'partly', unfinished };
  const translations = await deployTranslations(org, all.rules, dryRun);
  return { ...counted, rollout, outcome: 'retired', translations };
}

interface RetiredRecords {
  readonly all: Together;
  readonly state: OrgState;
  readonly dryRun: boolean;
  readonly retiring: readonly PlaybookRecord[];
  readonly now: string;
  readonly did: 'rolled back' | 'retired';
}

/** Changes the records once the rules are gone. @returns why it could not */
async function changeRecords(org: OrgConnection, work: RetiredRecords): Promise<Unfinished | undefined> {
  const { all, state, dryRun, retiring } = work;
  try {
    // First the records that stay: with old hashes of shared rules the next deploy would take these for changed by hand.
    await writeRecords(org, { all, state, dryRun });
    if (!dryRun) await setRetired(org, retiring, await retiredLogs(org, retiring, work));
    return undefined;
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return { step: 'records', reason: error.message, isRefused: error instanceof OrgRefused };
  }
}

interface Back {
  readonly all: Together;
  readonly live: readonly PlaybookRecord[];
  readonly now: string;
  readonly reading: OrgReading;
}

/** What the version before would ask more of deals in flight; null: nothing, or it is not checked. */
async function rolloutBack(
  org: OrgConnection,
  { openDeals, clock }: RetireOptions,
  { all, live, now, reading }: Back,
): Promise<Rollout | null> {
  const deployed = all.versions.at(-1);
  if (openDeals === 'unchecked' || deployed === undefined) return null;
  const before = storedVersions(live.filter(({ Code__c }) => Code__c === deployed.playbook));
  const isMultiCurrency = reading.description.isMultiCurrency === true;
  return rolloutOf(org, { ...clock, now, before, after: all.versions, deployed, isMultiCurrency });
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
    rollout: null,
    drift: [],
    overrides: [],
    problems: [],
    translations: NO_TRANSLATIONS,
  };
}
