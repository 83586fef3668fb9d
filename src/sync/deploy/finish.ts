import type { Clock } from '../../deal/index.ts';
import type { CompiledPlaybook } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { carryOut, rulesOf } from './carry-out.ts';
import { historyOf } from './history.ts';
import { readKept } from './kept.ts';
import { NO_PERMISSIONS, permissionReport } from './permissions.ts';
import type { Planned } from './planned.ts';
import { staleRollUps } from './recalculating.ts';
import { playbookKey } from './records.ts';
import { releaseOf } from './release.ts';
import { rolloutOf } from './rollout.ts';
import { NO_TRANSLATIONS } from './translations.ts';
import type { DeployReport } from './types.ts';

/** What decides about a planned deploy, and how it goes on. */
interface Decision {
  readonly planned: Planned;
  /** New texts of dashboards, by `Folder/Name`. */
  readonly dashboards?: ReadonlyMap<string, string>;
  readonly compiled: CompiledPlaybook;
  readonly time: Clock;
  readonly isMultiCurrency: boolean;
  readonly openDeals: 'refuse' | 'govern' | 'unchecked';
  readonly releaseOpenDeals: boolean;
  /** Deploys rules while roll-ups are recalculated too. */
  readonly force: boolean;
  readonly isRollback?: boolean;
  readonly beforeSending?: ((report: DeployReport) => void) | undefined;
}

/** Refuses a planned deploy on drift and for deals in flight; else carries it out. */
export async function finish(org: OrgConnection, checked: DeployReport, decision: Decision): Promise<DeployReport> {
  const { planned, compiled, time, isMultiCurrency, openDeals } = decision;
  const { state, before, all, plan, fields, forms } = planned;
  const drift = [...plan.drift, ...fields.drift];
  const kept = await readKept(org, compiled.playbook);
  const { isRollback = false, dashboards = new Map() } = decision;
  const history = historyOf(org, { all, state, plan, compiled, forms, kept, now: time.now, isRollback });
  const { changes } = history;
  const report = {
    ...checked,
    rules: rulesOf(plan),
    permissionFields: permissionReport(fields),
    dashboards: [...dashboards.keys()].filter((name) => name.includes('/')),
    drift,
    changes,
  };
  if (drift.length > 0) return { ...report, outcome: 'refused' };
  const change = { ...time, before, after: all.versions, deployed: compiled, isMultiCurrency };
  const inFlight =
    openDeals === 'unchecked' ? {} : { rollout: await rolloutOf(org, change), release: await releaseOf(org, change) };
  const counted = { ...report, ...inFlight };
  const isRefused =
    (counted.rollout !== null && openDeals === 'refuse') || (counted.release !== null && !decision.releaseOpenDeals);
  if (isRefused) return { ...counted, outcome: 'refused' };
  const isNewRule = plan.create.length + plan.update.length > 0;
  const recalculating = isNewRule && !decision.force ? await staleRollUps(org) : undefined;
  if (recalculating !== undefined) return { ...counted, recalculating, outcome: 'refused' };
  decision.beforeSending?.(counted);
  return carryOut(org, counted, { all, state, plan, fields, dashboards, history });
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
    dashboards: [],
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
