import { readLivePlaybooks } from '../../../src/deal/index.ts';
import type { CompiledPlaybook } from '../../../src/playbook/index.ts';
import { reportOverOrgs, type Report } from '../../../src/report/index.ts';
import type { OrgConnection } from '../../../src/salesforce/index.ts';
import { dealsIn, nativeFigures, rowsWith } from './native.ts';
import type { NativeRuns } from './native.ts';

/** The native reports of which `diagnose report` has the figures too. */
export const COMPARED = [
  ...['Pipeline by diagnosis and stage', 'Discovery score by team', 'Deals at risk', 'Deals more than 30 days late'],
  ...['Deals in question', 'Pains by driver with impact', 'Override requests that wait', 'Overrides in force'],
  'Answers by concept, weakest first',
];

/** `diagnose report` as a user of the org, which names everybody. */
export async function reportAs(
  org: OrgConnection,
  now: Date,
  playbooks?: readonly CompiledPlaybook[],
): Promise<Report> {
  const live = playbooks ?? (await readLivePlaybooks(org));
  const named = live.map((playbook) => ({ ...playbook, people: 'all' as const }));
  return reportOverOrgs([{ org, playbooks: named }], now.toISOString(), { hasAllLines: true });
}

const round = (value: number | null, digits = 2): number | null =>
  value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;

/** The groups of a run of a depth, as lines: the values of the path and the figures. */
function lines(runs: NativeRuns, name: string, { depth = 1, across = 0 } = {}): [path: unknown[], figures: number[]][] {
  return Object.entries(nativeFigures(runs.get(name)!)).flatMap(([key, figures]) => {
    const path = key.split('!').map((part) => (part === 'T' ? [] : (JSON.parse(part) as unknown[])));
    const isMeant = path[0]?.length === depth && path[1]?.length === across;
    return isMeant ? [[path.flat(), Object.values(figures) as number[]] as [unknown[], number[]]] : [];
  });
}

const sorted = (rows: readonly (readonly unknown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
/** Without the number that sorts the groups. */
const diagnosis = (group: unknown): string => String(group).slice(2);

/** What the native reports and `diagnose report` both show, side by side. */
export function pairsOf(runs: NativeRuns, report: Report, names: ReadonlyMap<string, string>) {
  const nameOf = (id: unknown): string | null => names.get(String(id)) ?? null;
  const ids = (name: string): string[] => dealsIn(runs.get(name)!);
  const total = (name: string): number => nativeFigures(runs.get(name)!)['T!T']!['s!Opportunity$Amount'] ?? 0;
  const overrides = (state: string): string[] =>
    report.overrides.flatMap((one) => (one.state === state ? [one.id] : [])).sort();
  const open = report.pipeline.filter(({ closed }) => !closed);
  const native = {
    pipeline: sorted(
      lines(runs, 'Pipeline_by_Diagnosis', { across: 1 }).map(([[stage, group], [amount, deals]]) => [
        ...[stage, diagnosis(group), deals, round(amount ?? 0)],
      ]),
    ),
    owners: sorted(
      lines(runs, 'Score_by_Team', { depth: 2 }).map(([[, owner], [amount, score, deals]]) => [
        ...[nameOf(owner), deals, round(amount ?? 0), round(score ?? 0, 1)],
      ]),
    ),
    managers: sorted(
      lines(runs, 'Score_by_Team').map(([[manager], [amount, score, deals]]) => [
        ...[nameOf(manager), deals, round(amount ?? 0), round(score ?? 0, 1)],
      ]),
    ),
    average: round(nativeFigures(runs.get('Score_by_Team')!)['T!T']!['a!Opportunity$DF_Counted_Score__c'] ?? null, 1),
    atRisk: [...ids('Deals_at_Risk'), ...ids('Deals_Long_Late')].sort(),
    atRiskAmount: round(total('Deals_at_Risk') + total('Deals_Long_Late')),
    late: { rows: ids('Deals_Long_Late').length, amount: round(total('Deals_Long_Late')) },
    inQuestion: ids('Deals_in_Question'),
    pains: sorted(
      lines(runs, 'Pains_by_Driver', { depth: 2 }).map(([[driver, kind], [impact, confirmed, pains]]) => [
        ...[kind ?? 'No kind', driver ?? 'No driver', pains, confirmed, round(impact ?? 0)],
      ]),
    ),
    waiting: ids('Overrides_Waiting'),
    inForce: ids('Overrides_in_Force'),
    // `diagnose report` has the concepts that a playbook asks about, the native report each one that has an answer.
    heard: sorted(
      rowsWith(runs.get('Answers_by_Concept')!, 'Opportunity.DF_Answers__r$Evidence_Level__c', 2).filter(
        ([concept, rows]) => rows > 0 && report.questions.some((question) => question.concept === concept),
      ),
    ),
    /** A native report cannot know what a gate asks: it has all overrides that ran out. */
    debtsElsewhere: overrides('debt').filter((id) => !ids('Overrides_Past').includes(id)),
  };
  const shown: typeof native = {
    pipeline: sorted(open.map((one) => [one.stage, one.diagnosis, one.deals, round(one.amount)])),
    owners: sorted(report.owners.map((one) => [one.owner, one.deals, round(one.amount), one.averageScore])),
    managers: sorted(report.managers.map((one) => [one.manager, one.deals, round(one.amount), one.averageScore])),
    average: report.totals.averageScore,
    atRisk: report.atRisk.map(({ id }) => id).sort(),
    atRiskAmount: round(report.listed.atRisk.amount),
    late: { rows: report.late.rows, amount: round(report.late.amount) },
    inQuestion: report.inQuestion.map(({ id }) => id).sort(),
    pains: sorted(report.pains.map((one) => [one.kind, one.driver, one.pains, one.confirmed, round(one.impact)])),
    waiting: overrides('waits'),
    inForce: overrides('in force'),
    heard: sorted(report.questions.filter(({ heard }) => heard > 0).map(({ concept, heard }) => [concept, heard])),
    debtsElsewhere: [],
  };
  return { native, shown };
}
