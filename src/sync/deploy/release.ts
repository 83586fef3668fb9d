import { loadDeals } from '../../deal/index.ts';
import { playbooksFor } from '../../playbook/index.ts';
import type { CompiledPlaybook, GateRecord } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { counter, openDeals, type Count, type RolloutInput } from './rollout.ts';

/** What a later `from` of a version in force changes for open deals. */
export interface Release {
  /** The `from` of the version now, ISO date-time. */
  readonly before: string;
  /** Open deals that the version governs now and would govern no longer. */
  readonly released: Count;
  /** Those of them that no version of the playbook would govern. */
  readonly ungoverned: Count;
}

/** Which open deals a deploy would release, because its version starts later than it does in the org; null: none. Reads only. */
export async function releaseOf(org: OrgConnection, input: RolloutInput): Promise<Release | null> {
  const { before, after, deployed, now, isMultiCurrency } = input;
  const old = before.find(({ version }) => version === deployed.version);
  if (old === undefined || Date.parse(deployed.from) <= Date.parse(old.from)) return null;
  const fields = ['Amount', ...(isMultiCurrency ? ['CurrencyIsoCode'] : [])];
  const isGoverned = (versions: readonly CompiledPlaybook[], record: GateRecord) =>
    playbooksFor(versions, record, now).some(({ version }) => version === deployed.version);
  const [released, ungoverned] = [counter(), counter()];
  for (const deals of await openDeals(org)) {
    for (const { record } of await loadDeals(org, { deals, playbooks: [...before, ...after], fields })) {
      if (!isGoverned(before, record) || isGoverned(after, record)) continue;
      released.add(record);
      if (playbooksFor(after, record, now).length === 0) ungoverned.add(record);
    }
  }
  const count = released.count();
  return count.deals === 0 ? null : { before: old.from, released: count, ungoverned: ungoverned.count() };
}
