import type { Clock } from '../../deal/index.ts';
import { checkTogether, compilePlaybook, type CompiledPlaybook, type Playbook } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { carryOut, rulesOf } from './carry-out.ts';
import { compileInOrg, inOrg, liveFrom } from './from.ts';
import { historyOf } from './history.ts';
import { readKept } from './kept.ts';
import { readOrg } from './org-reading.ts';
import { misfitProblems } from './overrides.ts';
import { NO_PERMISSIONS, permissionReport } from './permissions.ts';
import { planDeploy, storedVersions, type Planned } from './planned.ts';
import { playbookKey } from './records.ts';
import { releaseOf } from './release.ts';
import { rolloutOf } from './rollout.ts';
import { NO_TRANSLATIONS } from './translations.ts';
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
  const { force = false, dryRun = false, openDeals = 'refuse', releaseOpenDeals = false, clock } = options;
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

  const planned = await planDeploy(org, { compiled, reading, force, clock: time });
  const misfit = misfitProblems(playbook, planned.overrides);
  if (misfit.length > 0) return { ...checked, findings: [...findings, ...misfit], outcome: 'refused' };
  const isMultiCurrency = reading.description.isMultiCurrency === true;
  return finish(org, checked, { planned, compiled, time, isMultiCurrency, openDeals, releaseOpenDeals });
}

/** What decides about a planned deploy, and how it goes on. */
export interface Decision {
  readonly planned: Planned;
  readonly compiled: CompiledPlaybook;
  readonly time: Clock;
  readonly isMultiCurrency: boolean;
  readonly openDeals: 'refuse' | 'govern' | 'unchecked';
  readonly releaseOpenDeals: boolean;
  readonly isRollback?: boolean;
}

/** Refuses a planned deploy on drift and for deals in flight; else carries it out. */
export async function finish(org: OrgConnection, checked: DeployReport, decision: Decision): Promise<DeployReport> {
  const { planned, compiled, time, isMultiCurrency, openDeals } = decision;
  const { state, before, all, plan, fields, forms } = planned;
  const drift = [...plan.drift, ...fields.drift];
  const kept = await readKept(org, compiled.playbook);
  const { isRollback = false } = decision;
  const history = historyOf(org, { all, state, plan, compiled, forms, kept, now: time.now, isRollback });
  const { changes } = history;
  const report = { ...checked, rules: rulesOf(plan), permissionFields: permissionReport(fields), drift, changes };
  if (drift.length > 0) return { ...report, outcome: 'refused' };
  const change = { ...time, before, after: all.versions, deployed: compiled, isMultiCurrency };
  const inFlight =
    openDeals === 'unchecked' ? {} : { rollout: await rolloutOf(org, change), release: await releaseOf(org, change) };
  const counted = { ...report, ...inFlight };
  const isRefused =
    (counted.rollout !== null && openDeals === 'refuse') || (counted.release !== null && !decision.releaseOpenDeals);
  if (isRefused) return { ...counted, outcome: 'refused' };
  return carryOut(org, counted, { all, state, plan, fields, history });
}

/** The report of a deploy that has done nothing yet. */
export function emptyReport(playbook: CompiledPlaybook, dryRun: boolean): DeployReport {
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
    changes: [],
    findings: [],
    leftOut: [],
    drift: [],
    problems: [],
  };
}
