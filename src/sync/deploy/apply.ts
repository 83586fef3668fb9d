import type { Clock } from '../../deal/index.ts';
import { checkTogether, compilePlaybook, type Playbook } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { planDashboards, type DashboardView } from './dashboards.ts';
import { emptyReport, finish } from './finish.ts';
import { compileInOrg, inOrg, liveFrom } from './from.ts';
import { readOrg } from './org-reading.ts';
import { misfitProblems } from './overrides.ts';
import { planDeploy, storedVersions } from './planned.ts';
import { fieldProblems, rollUpProblems } from './room.ts';
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
  /** Whose view the app's dashboards show. Default: as they are. */
  readonly dashboards?: DashboardView | undefined;
  /** Gets the report, notes and advice included, before anything is sent. */
  readonly beforeSending?: (report: DeployReport) => void;
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
  const {
    force = false,
    dryRun = false,
    openDeals = 'refuse',
    releaseOpenDeals = false,
    clock,
    beforeSending,
  } = options;
  const time = clock ?? { now: new Date().toISOString() };
  compilePlaybook(playbook);
  const reading = await readOrg(org);
  const kept = options.keepFrom === true ? liveFrom(playbook, reading.live, time.now) : undefined;
  const moved = inOrg(playbook, storedVersions(reading.records ?? []), kept ?? options.from);
  const compiled = compileInOrg(moved, playbook.from.value);
  const findings = [
    ...(await rollUpProblems(org, playbook, reading)),
    ...checkTogether([moved], reading.description, reading.live),
  ];
  const checked = {
    ...emptyReport(compiled, dryRun),
    findings,
    leftOut: reading.leftOut,
    keptFrom: kept !== undefined,
  };
  if (findings.some(({ severity }) => severity === 'error')) return { ...checked, outcome: 'refused' };

  const { dashboards, problems } = await planDashboards(org, options.dashboards);
  if (problems.length > 0) return { ...checked, problems, outcome: 'failed' };
  const planned = await planDeploy(org, { compiled, reading, force, clock: time });
  const more = [...misfitProblems(playbook, planned.overrides), ...fieldProblems(playbook, reading, planned.fields)];
  if (more.length > 0) return { ...checked, findings: [...findings, ...more], outcome: 'refused' };
  const isMultiCurrency = reading.description.isMultiCurrency === true;
  return finish(org, checked, {
    planned,
    dashboards,
    compiled,
    time,
    isMultiCurrency,
    openDeals,
    releaseOpenDeals,
    force,
    beforeSending,
  });
}
