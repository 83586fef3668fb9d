import { upsertMany, type FieldValues, type OrgConnection, type SaveOutcome } from '../../salesforce/index.ts';
import type { Decision } from './types.ts';

const OBJECT = 'DF_Gate_Decision__c';
/** Characters of `Unmet__c`. */
const UNMET_LENGTH = 32_000;
const STAGE_LENGTH = 40;

/** A decision as a record. Upserted by its key, so that it is the same record when it is written again. */
function fieldsOf(decision: Decision): FieldValues {
  const { way, childrenChangedAt, isApprovedByOwner, evidence } = decision;
  return {
    Key__c: decision.key,
    Opportunity__c: decision.dealId,
    Outcome__c: decision.outcome,
    From_Stage__c: decision.from.slice(0, STAGE_LENGTH),
    To_Stage__c: decision.to.slice(0, STAGE_LENGTH),
    Playbook__c: decision.playbook,
    Unmet__c: decision.unmet.join('\n').slice(0, UNMET_LENGTH),
    Source__c: 'history',
    Decided_At__c: decision.at,
    Decided_By__c: decision.by,
    Way__c: way ?? null,
    Children_Changed_At__c: childrenChangedAt ?? null,
    Approver_Owned__c: isApprovedByOwner ?? false,
    Evidence_Name__c: evidence?.name ?? null,
    Evidence_From__c: evidence?.from ?? null,
    Evidence_To__c: evidence?.to ?? null,
  };
}

/** A decision that the org refused, and why. */
export interface RefusedDecision {
  readonly decision: Decision;
  readonly reason: string;
}

/** Writes decisions, those of one deal together. Those that the org refuses come back; the others are written. */
export async function writeDecisions(
  org: OrgConnection,
  decisions: readonly Decision[],
): Promise<readonly RefusedDecision[]> {
  if (decisions.length === 0) return [];
  const outcomes = await upsertMany(
    org,
    { object: OBJECT, parent: 'Opportunity__c' },
    'Key__c',
    decisions.map(fieldsOf),
  );
  return outcomes.flatMap((outcome: SaveOutcome) => {
    if (outcome.success) return [];
    return [{ decision: decisions[outcome.index]!, reason: outcome.errors.map(({ message }) => message).join(' ') }];
  });
}

/** Which of these keys the org has already. */
export async function writtenKeys(org: OrgConnection, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let start = 0; start < keys.length; start += 200) {
    const some = keys.slice(start, start + 200).map((key) => `'${key.replace(/[^\w:.+-]/g, '')}'`);
    const records = await org.query<{ Key__c: string }>(
      `SELECT Key__c FROM ${OBJECT} WHERE Key__c IN (${some.join(', ')})`,
    );
    for (const { Key__c: key } of records) found.add(key.toLowerCase());
  }
  return found;
}
