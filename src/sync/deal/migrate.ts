import { loadDeals, readLivePlaybooks, dayIn, zoneOf, type Clock } from '../../deal/index.ts';
import { NO_CHILDREN, planMigration, type CompiledPlaybook, type MigrationPlan } from '../../playbook/index.ts';
import { updateMany, type OrgConnection, type SaveOutcome } from '../../salesforce/index.ts';

/** The plan and the outcome of a migration. */
export interface Migrated {
  readonly plan: MigrationPlan;
  /** Ids of the deals whose pin was written; with `dryRun` none. */
  readonly written: readonly string[];
  readonly failed: readonly { readonly id: string; readonly errors: SaveOutcome['errors'] }[];
}

export interface MigrateOptions extends Clock {
  /** The version to move to. */
  readonly to: number;
  /** Writes nothing. Default false. */
  readonly dryRun?: boolean;
}

/** The live versions of one playbook in the org, by its code. */
export async function liveVersions(org: OrgConnection, code: string): Promise<readonly CompiledPlaybook[]> {
  return (await readLivePlaybooks(org)).filter(({ playbook }) => playbook === code);
}

/**
 * Moves the open deals of a playbook to one of its live versions by writing their pin; nothing else changes, and a second run changes
 * nothing. Deals whose update the org refuses are in `failed`; the others are moved.
 * @throws Error when no version has that number.
 */
export async function migrateDeals(
  org: OrgConnection,
  versions: readonly CompiledPlaybook[],
  { to, dryRun, now, zone: given }: MigrateOptions,
): Promise<Migrated> {
  const zone = await zoneOf(org, given);
  const today = dayIn(zone, now);
  const deals = await loadDeals(org, { deals: 'open', playbooks: versions, fields: ['IsClosed', 'AccountId'] });
  const children = new Map(deals.map((deal) => [deal.record, deal.children]));
  const plan = planMigration(
    versions,
    deals.map(({ record }) => record),
    to,
    {
      now,
      surroundings: (record) => ({ today, zone, children: children.get(record) ?? NO_CHILDREN }),
    },
  );
  if (dryRun === true || plan.moves.length === 0) return { plan, written: [], failed: [] };
  const outcomes = await updateMany(
    org,
    'Opportunity',
    plan.moves.map(({ id, pin }) => ({ Id: id, DF_Playbook_Pin__c: pin })),
  );
  const idOf = ({ index }: SaveOutcome) => plan.moves[index]!.id;
  return {
    plan,
    written: outcomes.filter(({ success }) => success).map(idOf),
    failed: outcomes
      .filter(({ success }) => !success)
      .map((outcome) => ({ id: idOf(outcome), errors: outcome.errors })),
  };
}
