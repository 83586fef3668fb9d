import { api, LightningElement } from 'lwc';
import { reportText } from 'host/reportTexts';
import { currentSession } from 'host/session';
import { drawBars, sumAt } from './bars.ts';
import type { Format } from './bars.ts';
import { firstOf } from './chartData.ts';
import type { ChartData, ChartKind } from './chartData.ts';
import { drawColumns } from './columns.ts';
import { drawDonut } from './donut.ts';
import { toneOf } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import { drawLine } from './line.ts';

const DRAWINGS: Readonly<Record<ChartKind, (data: ChartData, width: number, format: Format) => Drawing>> = {
  bar: drawBars,
  column: drawColumns,
  line: drawLine,
  donut: drawDonut,
};

/** Categories that the text alternative has; all are in the table. */
const SPOKEN = 12;
/** Of a ring's share that is less, the legend shows one digit. */
const SMALL_SHARE = 0.1;

/** A chart as SVG, as wide as its place, with its numbers as the text alternative. */
export default class ReportChart extends LightningElement {
  @api data: ChartData | undefined;
  /** So many categories are drawn; of more the first. */
  @api most = 20;
  /** Whether the chart is on a dashboard: the note about what is not drawn names the report. */
  @api isPart = false;
  width = 0;

  #observer: ResizeObserver | undefined;

  renderedCallback() {
    const place = this.template?.querySelector<HTMLElement>('.chart');
    if (!place || this.#observer) return;
    this.#observer = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry?.contentRect.width ?? 0);
    });
    this.#observer.observe(place);
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  get shown(): ChartData | undefined {
    return this.data && firstOf(this.data, this.most).data;
  }

  get drawing(): Drawing | undefined {
    const { shown, width } = this;
    return shown && width > 0 ? DRAWINGS[shown.kind](shown, width, this.format) : undefined;
  }

  /** Amounts and large numbers in short; the tables have them in full. */
  get format(): Format {
    const { locale, currency } = currentSession();
    const { dataType = 'double', isAdditive = true } = this.data?.measure ?? {};
    const isAmount = dataType === 'currency';
    const unit = isAmount ? ({ style: 'currency', currency } as const) : {};
    const long = new Intl.NumberFormat(locale, {
      ...unit,
      minimumFractionDigits: 0,
      maximumFractionDigits: isAdditive ? 0 : 2,
    });
    const short = new Intl.NumberFormat(locale, {
      ...unit,
      notation: 'compact',
      maximumFractionDigits: 1,
      minimumFractionDigits: 0,
    });
    return (value) => {
      const text = (Math.abs(value) < 10_000 ? long : short).format(value);
      return dataType === 'percent' ? `${text}%` : text;
    };
  }

  get viewBox(): string {
    return `0 0 ${this.drawing?.width ?? 0} ${this.drawing?.height ?? 0}`;
  }

  get heading(): string {
    return this.data ? reportText('by', this.data.measure.label, this.data.by) : '';
  }

  /** `Sum of Amount by Owner. Sara: €12,000; Tom: €3,000` */
  get alternative(): string {
    const { shown, format } = this;
    if (!shown) return '';
    const parts = shown.categories.slice(0, SPOKEN).map((category, at) => {
      const inner = shown.series.flatMap(({ label, values }) => {
        const value = values[at] ?? null;
        return label === '' || value === null || value === 0 ? [] : [`${label} ${format(value)}`];
      });
      return `${category}: ${format(sumAt(shown, at))}${inner.length > 0 ? ` (${inner.join(', ')})` : ''}`;
    });
    const more = this.all - parts.length;
    return `${this.heading}. ${[...parts, ...(more > 0 ? [reportText('andMore', more)] : [])].join('; ')}`;
  }

  get all(): number {
    return this.data?.categories.length ?? 0;
  }

  get cut(): string {
    const drawn = this.shown?.categories.length ?? 0;
    if (drawn === this.all) return '';
    const { locale } = currentSession();
    const counts = [drawn, this.all].map((count) => count.toLocaleString(locale));
    return reportText(this.isPart ? 'firstGroupsReport' : 'firstGroups', ...counts);
  }

  get legend(): readonly { key: string; swatch: string; label: string; value: string }[] {
    const { shown, format } = this;
    if (!shown) return [];
    if (shown.kind !== 'donut') {
      if (shown.series.length < 2) return [];
      return shown.series.map(({ label }, at) => ({ key: label, swatch: `swatch ${toneOf(at)}`, label, value: '' }));
    }
    const values = shown.categories.map((_label, at) => sumAt(shown, at));
    const sum = values.reduce((one, other) => one + other, 0);
    return shown.categories.map((label, at) => {
      const value = values[at] ?? 0;
      const share = shown.measure.isAdditive && sum > 0 ? ` (${percent(value / sum)})` : '';
      return { key: `${at}`, swatch: `swatch ${toneOf(at)}`, label, value: `${format(value)}${share}` };
    });
  }

  get hasLegend(): boolean {
    return this.legend.length > 0;
  }
}

function percent(share: number): string {
  const maximumFractionDigits = share > 0 && share < SMALL_SHARE ? 1 : 0;
  return share.toLocaleString(currentSession().locale, { style: 'percent', maximumFractionDigits });
}
