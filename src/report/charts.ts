import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

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
