import { loadDeals, todayIn, type Clock } from '../../deal/index.ts';
import {
  overrideTermsAt,
  playbooksFor,
  type CompiledPlaybook,
  type Playbook,
  type Problem,
} from '../../playbook/index.ts';
import { restTime, type OrgConnection } from '../../salesforce/index.ts';

/** The playbooks that are live, every version of every code, before and after a deploy. */
export interface LivePlaybooks {
  readonly before: readonly CompiledPlaybook[];
  /** Numbered together. */
  readonly after: readonly CompiledPlaybook[];
}

interface WaitingOverride {
  readonly Name: string;
  readonly Stage__c: string;
  readonly Stage_Order__c: number | null;
  readonly Status__c: string;
  readonly Expires_On__c: string | null;
  readonly CreatedDate: string;
  readonly Decided_At__c: string | null;
  readonly Opportunity__c: string;
  readonly Opportunity__r: { readonly Name: string } | null;
}

/** The number of each stage over live playbooks. */
export function numbersIn(playbooks: readonly CompiledPlaybook[]): ReadonlyMap<string, number> {
  return new Map(
    playbooks.flatMap(({ stages, stageNumbers }) =>
      stages.map((stage, index) => [stage, stageNumbers?.[stage] ?? index + 1] as const),
    ),
  );
}

/** An override that the deployed rules would not accept. */
export interface Misfit {
  readonly stage: string;
  /** Which one, why, and what to do about it. */
  readonly message: string;
}

/** Overrides that would not be accepted, as errors at the playbook's stages. */
export function misfitProblems(playbook: Playbook, found: readonly Misfit[]): readonly Problem[] {
  return found.map(({ stage, message }) => {
    const { line, column } = playbook.stages.find(({ value }) => value === stage) ?? playbook.code;
    return { file: playbook.file, line, column, message, severity: 'error' };
  });
}

/**
 * Requested and live overrides that the deployed rules would not accept: their number becomes that of another stage or of none, or they hold
 * longer than their gate would allow, or no gate that governs the deal allows one for their stage. Their number alone opens gates, so an
 * override that was accepted under other rules would open gates that nobody allowed it for.
 */
export async function misfits(org: OrgConnection, live: LivePlaybooks, clock: Clock): Promise<readonly Misfit[]> {
  const today = await todayIn(org, clock);
  const found = await org.query<WaitingOverride>(
    `SELECT Name, Stage__c, Stage_Order__c, Status__c, Expires_On__c, CreatedDate, Decided_At__c, Opportunity__c, Opportunity__r.Name FROM DF_Gate_Override__c WHERE Status__c IN ('Requested', 'Approved') AND Expires_On__c >= ${today} ORDER BY Opportunity__r.Name, Name`,
  );
  if (found.length === 0) return [];
  const deals = [...new Set(found.map((one) => one.Opportunity__c))];
  const loaded = await loadDeals(org, { deals, playbooks: [...live.before, ...live.after] });
  const records = new Map(loaded.map(({ record }) => [String(record.Id), record]));
  return found.flatMap((one) => {
    const record = records.get(one.Opportunity__c);
    const governing = (playbooks: readonly CompiledPlaybook[]) =>
      record === undefined ? [] : playbooksFor(playbooks, record, clock.now);
    const terms = termsProblem(one, governing(live.after));
    // What was so before is no work of this deploy, as of a deal that was moved to another version.
    const isNew = terms !== undefined && termsProblem(one, governing(live.before)) === undefined;
    const wrong = numberProblem(one, live) ?? (isNew ? terms : undefined);
    return wrong === undefined ? [] : [{ stage: one.Stage__c, message: `${wrong} ${todo(one)}` }];
  });
}

function named({ Name, Status__c, Opportunity__r, Expires_On__c }: WaitingOverride): string {
  const what = Status__c === 'Approved' ? 'live override' : 'requested override';
  return `the ${what} \`${Name}\` of \`${Opportunity__r?.Name ?? ''}\` (until ${Expires_On__c ?? ''})`;
}

function todo({ Status__c }: WaitingOverride): string {
  return Status__c === 'Approved'
    ? 'Revoke it and let it be asked for again after the deploy, or deploy after its last day.'
    : 'Decline it, or let its requester withdraw it, and let it be asked for again after the deploy.';
}

function numberProblem(one: WaitingOverride, { before, after }: LivePlaybooks): string | undefined {
  const { Stage__c: stage, Stage_Order__c: number } = one;
  const becomes = numbersIn(after).get(stage);
  if (becomes === number) return undefined;
  if (numbersIn(before).get(stage) === number) {
    return `The number of \`${stage}\` would change from ${number ?? 'none'} to ${becomes ?? 'none'}, and ${named(one)} names the stage by that number.`;
  }
  if (!after.some(({ gates }) => gates.some(({ override }) => override !== undefined))) return undefined;
  return `The number of \`${stage}\` is ${becomes ?? 'none'}, and ${named(one)} has the number ${number ?? 'none'}, by which it would open gates.`;
}

/** @param governing the versions that govern the override's deal */
function termsProblem(one: WaitingOverride, governing: readonly CompiledPlaybook[]): string | undefined {
  const { Stage__c: stage, Stage_Order__c: number } = one;
  const terms = governing.flatMap((playbook) => overrideTermsAt(playbook, number ?? 0) ?? []);
  if (terms.length === 0) return undefined;
  if (!governing.some(({ gates }) => gates.some((gate) => gate.toEnter === stage && gate.override !== undefined)))
    return `No gate to \`${stage}\` allows an override, and ${named(one)} would open the gates before it.`;
  const maxDays = Math.min(...terms.map((term) => term.maxDays));
  if ((one.Expires_On__c ?? '') <= lastDay(one, maxDays)) return undefined;
  return `An override of the gate to \`${stage}\` may hold for ${maxDays} days, and ${named(one)} holds longer.`;
}

const HOUR = 3_600_000;

/** The last day that the rule accepts: counted from the day of the approval or request, at that moment the latest day on earth. */
function lastDay({ Status__c, Decided_At__c, CreatedDate }: WaitingOverride, maxDays: number): string {
  const since = (Status__c === 'Approved' ? Decided_At__c : null) ?? CreatedDate;
  return new Date(restTime(since).getTime() + 14 * HOUR + maxDays * 24 * HOUR).toISOString().slice(0, 10);
}
