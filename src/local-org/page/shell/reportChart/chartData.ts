import { groupLabel, measureNamed, measuresOf } from '../reports/measures.ts';
import type { Measure, Words } from '../reports/measures.ts';
import type { DashboardComponent, Group, ReportResult } from '../reports/types.ts';

/** `bar` lies, `column` is upright. */
export type ChartKind = 'bar' | 'column' | 'line' | 'donut';

/** The numbers of a chart. */
export interface ChartData {
  readonly kind: ChartKind;
  readonly measure: Measure;
  /** What the categories, and the series, are. */
  readonly by: string;
  readonly categories: readonly string[];
  /** One for each group of a second grouping, else one without a label; a value for each category. */
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

/** What is to be drawn, by the names of the Analytics API. */
interface Wanted {
  readonly chartType: string;
  readonly groupings: readonly string[];
  readonly summary: string | undefined;
}

/** Chart types with a drawing, of reports (`HorizontalBarStacked`) and of components (`Bar`). */
const KINDS: readonly (readonly [RegExp, ChartKind])[] = [
  [/^(Horizontal)?Bar(Grouped|Stacked)?$/, 'bar'],
  [/^(Vertical)?Column(Grouped|Stacked)?$/, 'column'],
  [/^Line(Grouped)?$/, 'line'],
  [/^(Donut|Pie)$/, 'donut'],
];

const kindOf = (chartType: string): ChartKind | undefined => KINDS.find(([pattern]) => pattern.test(chartType))?.[1];

/** The chart of a report; undefined where it has none, or one that is not drawn here. */
export function reportChart(result: ReportResult, words: Words): ChartData | undefined {
  const { chart } = result.reportMetadata;
  return chart === null
    ? undefined
    : chartData(result, { chartType: chart.chartType, groupings: chart.groupings, summary: chart.summaries[0] }, words);
}

/** The chart of a dashboard's component; undefined for one that is not drawn here. */
export function componentChart(
  { properties }: DashboardComponent,
  result: ReportResult,
  words: Words,
): ChartData | undefined {
  const { reportMetadata } = result;
  if (properties.useReportChart === true && reportMetadata.chart !== null) return reportChart(result, words);
  const all = [...reportMetadata.groupingsDown, ...reportMetadata.groupingsAcross].map(({ name }) => name);
  const named = properties.groupings?.map(({ name }) => name) ?? all.slice(0, 1);
  const wanted = { chartType: properties.visualizationType, groupings: named, summary: properties.aggregates[0]?.name };
  return chartData(result, wanted, words);
}

function chartData(
  result: ReportResult,
  { chartType, groupings, summary }: Wanted,
  words: Words,
): ChartData | undefined {
  const kind = kindOf(chartType);
  const measure = measureNamed(measuresOf(result, words), summary);
  const [first = '', second] = groupings;
  if (kind === undefined || measure === undefined) return undefined;
  const by = groupings
    .slice(0, 2)
    .map((name) => labelOf(result, name))
    .join(' / ');
  if (second === undefined) {
    const points = pointsOf(result, first, measure, words);
    if (points === undefined) return undefined;
    return {
      kind,
      measure,
      by,
      categories: points.map(({ label }) => label),
      series: [{ label: '', values: points.map(({ value }) => value) }],
    };
  }
  const pairs = pairsOf(result, [first, second], measure, words);
  // Bars of averages cannot be stacked, and a ring has one grouping.
  if (pairs === undefined || kind === 'donut' || (kind !== 'line' && !measure.isAdditive)) return undefined;
  const categories = distinct(pairs.map(({ first: one }) => one));
  const inOrder = distinct(pairs.map(({ second: one }) => one)).toSorted(byValue);
  const found = new Map(pairs.map((pair) => [`${pair.first.key}\n${pair.second.key}`, pair.value]));
  return {
    kind,
    measure,
    by,
    categories: categories.map(({ label }) => label),
    series: inOrder.map(({ key, label }) => ({
      label,
      values: categories.map((category) => found.get(`${category.key}\n${key}`) ?? null),
    })),
  };
}

const labelOf = ({ reportExtendedMetadata }: ReportResult, name: string): string =>
  Object.entries(reportExtendedMetadata.groupingColumnInfo).find(([one]) => isSame(one, name))?.[1].label ?? name;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Where a grouping is: its side and its level, 0 for the outermost. */
function placeOf(
  { reportMetadata }: ReportResult,
  name: string,
): { side: 'down' | 'across'; level: number } | undefined {
  for (const side of ['down', 'across'] as const) {
    const groupings = side === 'down' ? reportMetadata.groupingsDown : reportMetadata.groupingsAcross;
    const level = groupings.findIndex((one) => isSame(one.name, name));
    if (level >= 0) return { side, level };
  }
  return undefined;
}

interface Point {
  readonly label: string;
  readonly value: number | null;
}

function valueAt({ factMap }: ReportResult, key: string, { index }: Measure): number | null {
  const value = factMap[key]?.aggregates[index]?.value;
  return typeof value === 'number' ? value : null;
}

const groupsOf = (result: ReportResult, side: 'down' | 'across'): readonly Group[] =>
  (side === 'down' ? result.groupingsDown : result.groupingsAcross).groupings;

/** The values of a grouping; undefined for an inner one, whose groups are in several outer ones. */
function pointsOf(result: ReportResult, name: string, measure: Measure, words: Words): Point[] | undefined {
  const place = placeOf(result, name);
  if (place === undefined || place.level > 0) return undefined;
  const keyOf = ({ key }: Group): string => (place.side === 'down' ? `${key}!T` : `T!${key}`);
  return groupsOf(result, place.side).map((group) => ({
    label: groupLabel(group, words),
    value: valueAt(result, keyOf(group), measure),
  }));
}

/** A group in any place of the report; equal keys are the same value. */
interface Named {
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
}

interface Pair {
  readonly first: Named;
  readonly second: Named;
  readonly value: number | null;
}

const namedIn =
  (words: Words) =>
  (group: Group): Named => ({
    key: JSON.stringify([group.value, group.label]),
    label: groupLabel(group, words),
    value: group.value,
  });

/** The values of two groupings: an outer and an inner one of the same side, or the outermost of both sides. */
function pairsOf(
  result: ReportResult,
  groupings: readonly [first: string, second: string],
  measure: Measure,
  words: Words,
): Pair[] | undefined {
  const [first, second] = groupings;
  const named = namedIn(words);
  const [one, other] = [placeOf(result, first), placeOf(result, second)];
  if (one === undefined || other === undefined || one.level > 0) return undefined;
  if (one.side === other.side) {
    if (other.level !== 1) return undefined;
    const keyOf = (key: string): string => (one.side === 'down' ? `${key}!T` : `T!${key}`);
    return groupsOf(result, one.side).flatMap((outer) =>
      outer.groupings.map((inner) => ({
        first: named(outer),
        second: named(inner),
        value: valueAt(result, keyOf(inner.key), measure),
      })),
    );
  }
  if (other.level > 0) return undefined;
  return groupsOf(result, one.side).flatMap((group) =>
    groupsOf(result, other.side).map((across) => {
      const [down, column] = one.side === 'down' ? [group, across] : [across, group];
      return {
        first: named(group),
        second: named(across),
        value: valueAt(result, `${down.key}!${column.key}`, measure),
      };
    }),
  );
}

function distinct(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** Inner groups have an order in each outer one only; dates are ordered by their first day, others by their label. */
function byValue(one: Named, other: Named): number {
  const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (isDay(one.value) && isDay(other.value)) return one.value < other.value ? -1 : 1;
  return one.label.localeCompare(other.label, undefined, { numeric: true });
}

/** A chart with its first categories only, and how many it had. A line keeps all. */
export function firstOf(data: ChartData, most: number): { readonly data: ChartData; readonly all: number } {
  const all = data.categories.length;
  if (all <= most || data.kind === 'line') return { data, all };
  return {
    data: {
      ...data,
      categories: data.categories.slice(0, most),
      series: data.series.map(({ label, values }) => ({ label, values: values.slice(0, most) })),
    },
    all,
  };
}
