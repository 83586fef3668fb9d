import {
  answerOf,
  painOf,
  type Answer,
  type ApiRecord,
  type Pain,
} from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';
import {
  childrenRead,
  fieldsRead,
  NO_CHILDREN,
  planMigration,
  type Children,
  type CompiledPlaybook,
  type GateRecord,
  type MigrationPlan,
} from '../../playbook/index.ts';
import { updateMany, type OrgConnection, type SaveOutcome } from '../../salesforce/index.ts';
import { readLivePlaybooks } from '../deploy/state.ts';

/** What a migration found and did. */
export interface Migrated {
  readonly plan: MigrationPlan;
  /** Ids of the deals whose pin was written; with `dryRun` none. */
  readonly written: readonly string[];
  readonly failed: readonly { readonly id: string; readonly errors: SaveOutcome['errors'] }[];
}

export interface MigrateOptions {
  readonly dryRun?: boolean;
  /** ISO date-time; its day is today, for conditions that depend on it. */
  readonly now: string;
}

/** The live versions of one playbook in the org, by its code. */
export async function liveVersions(org: OrgConnection, code: string): Promise<readonly CompiledPlaybook[]> {
  return (await readLivePlaybooks(org)).filter(({ playbook }) => playbook === code);
}

/**
 * Moves the open deals of a playbook to one of its live versions: writes their pin, and nothing else. With `dryRun` nothing is
 * written. Doing it twice changes nothing. A deal that the org refuses to change is in `failed`; the others are moved.
 */
export async function migrateDeals(
  org: OrgConnection,
  versions: readonly CompiledPlaybook[],
  toVersion: number,
  { dryRun, now }: MigrateOptions,
): Promise<Migrated> {
  const fields = [...new Set(['Id', 'IsClosed', 'AccountId', ...versions.flatMap(fieldsRead)])];
  const records = await org.query<GateRecord>(
    `SELECT ${fields.join(', ')} FROM Opportunity WHERE IsClosed = false ORDER BY AccountId, Id`,
  );
  const children = await readChildren(org, versions);
  const today = now.slice(0, 10);
  const around = (record: GateRecord) => ({ today, children: children.get(String(record.Id)) ?? NO_CHILDREN });
  const plan = planMigration(versions, records, toVersion, { now, around });
  if (dryRun === true || plan.moves.length === 0) return { plan, written: [], failed: [] };
  const outcomes = await updateMany(
    org,
    'Opportunity',
    plan.moves.map(({ id, pin }) => ({ Id: id, DF_Playbook_Pin__c: pin })),
  );
  return {
    plan,
    written: outcomes.filter(({ success }) => success).map(({ index }) => plan.moves[index]!.id),
    failed: outcomes
      .filter(({ success }) => !success)
      .map(({ index, errors }) => ({ id: plan.moves[index]!.id, errors })),
  };
}

const PAINS = 'Opportunity__c, Kind__c, Business_Driver__c, Evidence_Level__c, Impact_Likely__c';
const ANSWERS = 'Opportunity__c, Concept__c, Status__c, Open_Owner__c, Open_Until__c';

type Child = ApiRecord & { readonly Opportunity__c: string };

/** By deal; only what some version looks at, since most look at no child. */
async function readChildren(
  org: OrgConnection,
  versions: readonly CompiledPlaybook[],
): Promise<ReadonlyMap<string, Children>> {
  const wanted = new Set(versions.flatMap(childrenRead));
  const read = (object: string, fields: string) =>
    org.query<Child>(`SELECT ${fields} FROM ${object} WHERE Opportunity__r.IsClosed = false`);
  const pains = wanted.has('pains') ? await read('DF_Pain_Point__c', PAINS) : [];
  const answers = wanted.has('answers') ? await read('DF_Answer__c', ANSWERS) : [];
  const byDeal = new Map<string, { pains: Pain[]; answers: Answer[] }>();
  const of = (deal: string) => {
    const own = byDeal.get(deal) ?? { pains: [], answers: [] };
    byDeal.set(deal, own);
    return own;
  };
  for (const pain of pains) of(pain.Opportunity__c).pains.push(painOf(pain));
  for (const answer of answers) of(answer.Opportunity__c).answers.push(answerOf(answer));
  return byDeal;
}
