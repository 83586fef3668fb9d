import { init } from 'echarts/dist/echarts.esm.min';

/**
 * A stacked bar chart with horizontal bars. `values` of each series are in the order of `categories`; `color` is any CSS colour or custom
 * property.
 */
export interface BarChartData {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly color: string; readonly values: readonly number[] }[];
  /** The end of the axis; by default it depends on the data. */
  readonly max?: number;
  /** Prints the value at the end of each bar; for charts with one series. Default false. */
  readonly showValues?: boolean;
}

const WIDTH = 860;
const ROW = 30;
const FONT = 13;
const LABELS = 190;

/**
 * Draws the chart as an inline SVG without namespaces, styles or references. Colours stay custom properties of the page, so that the same
 * drawing works in light mode, dark mode and print. The library escapes texts.
 */
export function barChart({ categories, series, max, showValues = false }: BarChartData): string {
  const legend = series.length > 1;
  const height = categories.length * ROW + 40 + (legend ? 30 : 0);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    const ink = 'var(--ink)';
    chart.setOption({
      animation: false,
      silent: true,
      textStyle: { color: ink, fontFamily: 'inherit', fontSize: FONT },
      grid: { left: LABELS, right: 60, top: legend ? 36 : 8, bottom: 28 },
      ...(legend
        ? {
            legend: {
              top: 0,
              left: LABELS,
              icon: 'rect',
              itemGap: 22,
              itemWidth: 14,
              itemHeight: 10,
              textStyle: { color: ink, fontSize: FONT },
            },
          }
        : {}),
      xAxis: {
        type: 'value',
        ...(max === undefined ? {} : { max, interval: max / 4 }),
        splitNumber: 4,
        axisLabel: { color: 'var(--quiet)', formatter: (value: number) => compact(value) },
        splitLine: { lineStyle: { color: 'var(--line)' } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...categories],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--line)' } },
        axisLabel: { color: ink, fontSize: FONT, width: LABELS - 20, overflow: 'truncate', interval: 0 },
      },
      series: series.map(({ name, color, values }) => ({
        name,
        type: 'bar',
        stack: 'all',
        color,
        barWidth: 16,
        data: [...values],
        ...(showValues ? { label: { show: true, position: 'right', color: ink, fontSize: FONT } } : {}),
      })),
    });
    return tidy(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** The values of days that follow each other; a day without one has null. */
export interface LineChartData {
  readonly days: readonly string[];
  readonly values: readonly (number | null)[];
}

const SMALL = { width: 220, height: 96 };

/** Draws a small line chart as `barChart` draws bars. The line breaks where a day has no value; a day on its own is a dot. */
export function lineChart({ days, values }: LineChartData): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SMALL });
  const quiet = { color: 'var(--quiet)', fontSize: 11 };
  try {
    chart.setOption({
      animation: false,
      silent: true,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 40, right: 12, top: 8, bottom: 20 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: days.map((day) => day.slice(5)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--line)' } },
        axisLabel: { ...quiet, interval: (at: number) => at === 0 || at === days.length - 1 },
      },
      yAxis: {
        type: 'value',
        splitNumber: 2,
        minInterval: 1,
        axisLabel: { ...quiet, formatter: (value: number) => compact(value) },
        splitLine: { lineStyle: { color: 'var(--line)' } },
      },
      series: [
        {
          type: 'line',
          data: [...values],
          connectNulls: false,
          clip: false,
          color: 'var(--d3)',
          lineStyle: { width: 2 },
          symbol: 'circle',
          symbolSize: 4,
          showAllSymbol: true,
        },
      ],
    });
    return tidy(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** Removes what an inline SVG in a page without scripts does not need: namespaces, and the library's hover styles and attributes. */
function tidy(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:xmlns(?::xlink)?|version|baseProfile|class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/^<svg width="(\d+)" height="(\d+)"/, '<svg aria-hidden="true" focusable="false" width="$1" height="$2"');
}

/** 1,250,000 as `1.3M`. */
function compact(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
