import { readRuleStamps, restTime } from '../../salesforce/index.ts';
import { readDrift, type OrgDrift } from '../deploy/drift.ts';
import { listDigest } from '../texts/hashes.ts';
import type { JobContext } from './types.ts';

/** The last comparison of the org's rules with the last deploys. */
interface Compared {
  /** Of the stamps of all rules and playbooks before the comparison. */
  readonly digest: string;
  /** When a comparison first had this digest, by the clock of this machine. */
  readonly since: string;
  /** Nothing of that digest can have changed unseen. */
  readonly isSettled: boolean;
  readonly drift: OrgDrift;
}

/** A playbook of the org; any change of it gives it another stamp. */
interface StampedPlaybook {
  readonly Id: string;
  readonly SystemModstamp: string;
}

/** What all names of compiled rules begin with. */
const PREFIX = 'DF_';
/** Stamps are true to the second: what is compared in the very second of a change is compared once more after that, in milliseconds. */
const LATER = 10_000;
/** A stamp so long ago by the clock of this machine is in the past by the org's clock too, in milliseconds. */
const LONG_AGO = 24 * 3_600_000;

const keyOf = (org: string): string => `${org}/sync-rules`;

/**
 * How the org differs from the last deploys, as `readDrift` has it. One API call as long as the stamps of its rules and playbooks are those of the last
 * comparison: a rule that was deleted is missing among them, and one that was edited, switched off or made anew has another stamp.
 * @param playbooks all of the org
 */
export async function knownDrift(context: JobContext, playbooks: readonly StampedPlaybook[]): Promise<OrgDrift> {
  const { store, org, orgId, now } = context;
  const rules = await readRuleStamps(org, PREFIX);
  if (rules === undefined) return readDrift(org);
  const digest = listDigest([
    playbooks.map((one) => [one.Id, one.SystemModstamp]),
    rules.map((one) => [one.Id, one.ValidationName, one.Active, one.LastModifiedDate]),
  ]);
  const kept = await store.position(keyOf(orgId));
  const last = kept === undefined ? undefined : (JSON.parse(kept) as Compared);
  const isSame = last?.digest === digest;
  if (isSame && last.isSettled) return last.drift;
  const began = now();
  const since = isSame ? last.since : began.toISOString();
  const drift = await readDrift(org);
  // Who may read the rules at another time finds them with the same stamps.
  if (drift.notCompared !== undefined) return drift;
  const stamps = [...playbooks.map((one) => one.SystemModstamp), ...rules.map((one) => one.LastModifiedDate)];
  const newest = Math.max(0, ...stamps.map((stamp) => restTime(stamp).getTime()));
  const isSettled =
    began.getTime() - newest >= LONG_AGO || (isSame && began.getTime() - Date.parse(last.since) >= LATER);
  await store.keep(keyOf(orgId), JSON.stringify({ digest, since, isSettled, drift } satisfies Compared));
  return drift;
}
