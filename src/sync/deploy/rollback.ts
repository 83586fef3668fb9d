import { storedPlaybook } from '../../deal/index.ts';
import type { CompiledPlaybook } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { emptyReport, finish } from './finish.ts';
import { readKept, unpacked, type KeptFields } from './kept.ts';
import { logLines, type LogLine } from './log.ts';
import { readOrg, type OrgReading } from './org-reading.ts';
import { planDeploy } from './planned.ts';
import { retirePlaybook, type RetireOptions, type RetireReport } from './retire.ts';
import type { PlaybookRecord } from './state.ts';
import type { DeployReport } from './types.ts';

export interface RollbackOptions extends RetireOptions {
  /** Deploys a later `from` of the version before although it releases open deals. Default false. */
  readonly releaseOpenDeals?: boolean;
}

/** What a rollback did; with `dryRun`, would do. */
export type RollbackResult =
  /** There is nothing to go back to; the reason is a sentence. Nothing was changed. */
  | { readonly way: 'none'; readonly reason: string }
  /** The last deploy changed a version: the report is of a deploy of what it was before. `overrides` would not fit that: refused. */
  | {
      readonly way: 'restored';
      readonly undone: LogLine;
      readonly report: DeployReport;
      readonly overrides: readonly string[];
    }
  /** The last deploy brought a new version in: the report is of taking it out of force again. */
  | { readonly way: 'retired'; readonly undone: LogLine; readonly report: RetireReport };

/**
 * Brings back what was deployed before the last deploy of a playbook, with a deploy's checks: a changed version becomes what it was, rules,
 * record, questions and texts; a new one is taken out of force, and its deals fall under the version before.
 * @param code of the playbook, as typed by a user
 */
export async function rollbackPlaybook(
  org: OrgConnection,
  code: string,
  options: RollbackOptions = {},
): Promise<RollbackResult> {
  const { force = false, dryRun = false, openDeals = 'refuse', releaseOpenDeals = false } = options;
  const time = options.clock ?? { now: new Date().toISOString() };
  const reading = await readOrg(org);
  const found = await lastDeploy(org, code, reading);
  if (typeof found === 'string') return { way: 'none', reason: found };
  const { undone, before, record } = found;
  if (before === undefined) {
    const report = await retirePlaybook(org, record.Key__c, { ...options, isRollback: true });
    return { way: 'retired', undone, report };
  }
  const planned = await planDeploy(org, { compiled: before, reading, force, clock: time });
  const checked = { ...emptyReport(before, dryRun), leftOut: reading.leftOut };
  const overrides = planned.overrides.map(({ message }) => message);
  if (overrides.length > 0) return { way: 'restored', undone, report: { ...checked, outcome: 'refused' }, overrides };
  const isMultiCurrency = reading.description.isMultiCurrency === true;
  const decision = {
    planned,
    compiled: before,
    time,
    isMultiCurrency,
    openDeals,
    releaseOpenDeals,
    force,
    isRollback: true,
  };
  return { way: 'restored', undone, report: await finish(org, checked, decision), overrides };
}

interface LastDeploy {
  readonly undone: LogLine;
  readonly record: PlaybookRecord;
  /** What the version was before; undefined where the deploy brought it in. */
  readonly before: CompiledPlaybook | undefined;
}

/** The last deploy of a playbook; or why it cannot be undone, as a sentence. */
async function lastDeploy(
  org: OrgConnection,
  code: string,
  { records = [] }: OrgReading,
): Promise<LastDeploy | string> {
  const own = records.filter(({ Code__c }) => Code__c === code);
  if (own.length === 0) return unknownText(code, [...new Set(records.map(({ Code__c }) => Code__c))]);
  const kept = await readKept(org, code);
  if (kept === undefined)
    return `The org keeps no log of deploys: its \`DF_Playbook__c\` is of an earlier release. Bring \`force-app/main\` up to date first.`;
  const last = newest(own, kept);
  if (last === undefined) return `No deploy of \`${code}\` is in its log: it was deployed by an earlier release.`;
  const { line, record } = last;
  const key = record.Key__c;
  if (line.did === 'rolled back')
    return `\`${key}\` was rolled back already, at ${line.at}. Deploy the file that is to hold.`;
  if (line.did === 'retired')
    return `\`${key}\` was taken out of force last, at ${line.at}. Deploy its file again to bring it back.`;
  if (line.did === 'changed') {
    const before = unpacked(kept.get(record.Id)?.Compiled_Before__c ?? null);
    if (before !== undefined) return { undone: line, record, before };
    return `What \`${key}\` was before its last deploy, at ${line.at}, is not kept in the org: it was too large for its field. Deploy the file that is to hold.`;
  }
  const isOther = (one: PlaybookRecord) => one.Status__c === 'Live' && one.Id !== record.Id;
  if (own.some((one) => isOther(one) && storedPlaybook(one.Compiled__c) !== undefined))
    return { undone: line, record, before: undefined };
  return `\`${key}\` was new with its last deploy, at ${line.at}, and there is no version before. \`diagnose deploy --retire ${code}\` takes it out of force.`;
}

function unknownText(code: string, codes: readonly string[]): string {
  const known = codes.find((one) => code.startsWith(`${one}:`));
  if (known !== undefined)
    return `One deploy is undone, the last one of any version: give the code alone, \`--rollback ${known}\`.`;
  const has = codes.length === 0 ? 'none' : codes.map((one) => `\`${one}\``).join(', ');
  return `The org has no playbook \`${code}\`. It has ${has}.`;
}

/** The newest line of all versions that is not about rules put back, and its record. */
function newest(records: readonly PlaybookRecord[], kept: ReadonlyMap<string, KeptFields>) {
  return records
    .flatMap((record) =>
      logLines(kept.get(record.Id)?.Deploy_Log__c ?? null)
        .filter(({ did }) => did !== 'restored')
        .map((line) => ({ line, record })),
    )
    .reduce<{ readonly line: LogLine; readonly record: PlaybookRecord } | undefined>(
      (last, one) => (last === undefined || Date.parse(one.line.at) >= Date.parse(last.line.at) ? one : last),
      undefined,
    );
}
