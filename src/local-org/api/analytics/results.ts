import type { GroupNode } from '../../analytics/run/facts.ts';
import type { ReportRun } from '../../analytics/run/runReport.ts';
import { extendedMetadata } from './extended-metadata.ts';
import { reportMetadata } from './report-metadata.ts';
import type { ReportIdentity } from './report-metadata.ts';

/** The result of a run as the Analytics API gives it, `attributes` first. */
export function reportResult(
  run: ReportRun,
  {
    attributes,
    identity,
    language,
    withRows,
  }: {
    readonly attributes: unknown;
    readonly identity: ReportIdentity | undefined;
    readonly language: string;
    readonly withRows: boolean;
  },
): Record<string, unknown> {
  return {
    attributes,
    allData: run.allData,
    factMap: Object.fromEntries(
      [...run.facts].map(([key, { aggregates, rows }]) => [
        key,
        { aggregates, ...(rows === undefined ? {} : { rows: rows.map((dataCells) => ({ dataCells })) }) },
      ]),
    ),
    groupingsAcross: { groupings: run.across.map(groupJson) },
    groupingsDown: { groupings: run.down.map(groupJson) },
    hasDetailRows: withRows,
    reportExtendedMetadata: extendedMetadata(run.plan, language),
    reportMetadata: reportMetadata(run.plan.report, run.plan.type, { identity, language, withRows }),
  };
}

interface GroupJson {
  readonly groupings: readonly GroupJson[];
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
}

const groupJson = ({ key, group, groupings }: GroupNode): GroupJson => ({
  groupings: groupings.map(groupJson),
  key,
  label: group.label,
  value: group.value,
});
