import { api, LightningElement } from 'lwc';
import { reportText, reportTexts } from 'host/reportTexts';
import { goTo, recordPath } from 'host/router';
import { currentSession } from 'host/session';
import { componentChart } from '../reportChart/chartData.ts';
import type { ChartData } from '../reportChart/chartData.ts';
import { measureNamed, measuresOf } from '../reports/measures.ts';
import type { ComponentData, DashboardComponent } from '../reports/types.ts';

/** So many groups are drawn where the component does not state how many. */
const MOST = 10;

/** One component of a dashboard: a chart, a figure or a table, with its heading and footer. A click opens its report. */
export default class DashboardPart extends LightningElement {
  @api component: DashboardComponent | undefined;
  @api data: ComponentData | undefined;
  texts = reportTexts;
  isTable = false;

  get heading(): string {
    return this.component?.header ?? this.component?.title ?? '';
  }

  get subtitle(): string {
    return this.component?.header ? (this.component.title ?? '') : '';
  }

  get footer(): string {
    return this.component?.footer ?? '';
  }

  get path(): string {
    return this.component?.reportId ? recordPath('Report', this.component.reportId) : '';
  }

  /** Why the org could not run the report. */
  get problem(): string {
    return this.data?.status.dataStatus === 'ERROR' ? (this.data.status.errorMessage ?? this.texts.reportNotRead) : '';
  }

  get type(): string {
    return this.component?.properties.visualizationType ?? '';
  }

  get isMetric(): boolean {
    return this.type === 'Metric' && !this.problem;
  }

  get isEmpty(): boolean {
    return this.data?.status.dataStatus === 'NODATA' && !this.isMetric;
  }

  get hasData(): boolean {
    return this.data?.status.dataStatus === 'DATA' && !this.isMetric;
  }

  get chart(): ChartData | undefined {
    const result = this.data?.reportResult;
    return this.hasData && this.component && result ? componentChart(this.component, result, reportText) : undefined;
  }

  get isChart(): boolean {
    return this.chart !== undefined && !this.isTable;
  }

  get isTableShown(): boolean {
    return this.hasData && !this.isChart;
  }

  /** Of a component whose chart is of a kind that is not drawn. */
  get noChart(): string {
    const isPlain = ['Table', 'FlexTable'].includes(this.type);
    return this.hasData && !this.chart && !isPlain ? reportText('noChart', this.type) : '';
  }

  get most(): number {
    return this.component?.properties.maxRows ?? MOST;
  }

  /** The figure with the formatted text that the org gives it; without any row 0. */
  get metric(): { readonly value: string; readonly label: string } {
    const result = this.data?.reportResult;
    if (!this.component || !result) return { value: '', label: '' };
    const { aggregates, visualizationProperties } = this.component.properties;
    const measure = measureNamed(measuresOf(result, reportText), aggregates[0]?.name);
    const value = result.factMap['T!T']?.aggregates[measure?.index ?? 0]?.value;
    const { locale, currency } = currentSession();
    const unit = measure?.dataType === 'currency' ? ({ style: 'currency', currency } as const) : {};
    const digits = measure?.isAdditive === false ? 2 : 0;
    return {
      value: Number(value ?? 0).toLocaleString(locale, {
        ...unit,
        minimumFractionDigits: 0,
        maximumFractionDigits: digits,
      }),
      label: visualizationProperties.metricLabel ?? measure?.label ?? '',
    };
  }

  get switchLabel(): string {
    return this.texts[this.isTable ? 'showChart' : 'showTable'];
  }

  /** Names the component too: a dashboard has a dozen of these buttons. */
  get switchName(): string {
    return reportText(this.isTable ? 'chartOf' : 'tableOf', this.heading);
  }

  handleSwitch() {
    this.isTable = !this.isTable;
  }

  /** The link of the heading does the same for the keyboard. */
  handleBody(event: MouseEvent) {
    const isInner = event.composedPath().some((one) => one instanceof HTMLElement && one.matches('a, button'));
    if (this.path && !isInner) goTo(this.path);
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(this.path);
  }
}
