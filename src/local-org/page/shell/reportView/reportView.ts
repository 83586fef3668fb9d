import { api, LightningElement } from 'lwc';
import { reportText, reportTexts } from 'host/reportTexts';
import { goTo, REPORTS } from 'host/router';
import { currentSession } from 'host/session';
import { reportChart } from '../reportChart/chartData.ts';
import type { ChartData } from '../reportChart/chartData.ts';
import { describeReport, runReport } from '../reports/analytics.ts';
import { asOf, failureSentences, SLOW_MS } from '../reports/state.ts';
import type { ReportDescription, ReportResult } from '../reports/types.ts';
import { filterSentences } from './filters.ts';

/** A report: its filters, its chart and its table, run as the user of the page. */
export default class ReportView extends LightningElement {
  @api recordId = '';
  texts = reportTexts;
  listPath = REPORTS;
  description: ReportDescription | undefined;
  result: ReportResult | undefined;
  chart: ChartData | undefined;
  moment = '';
  sentences: readonly string[] = [];
  isRunning = false;
  isSlow = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    void this.run();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** Describes the report, which names it while it runs, and runs it. A failed run leaves what was shown before. */
  async run() {
    this.isRunning = true;
    this.isSlow = false;
    this.sentences = [];
    this.#timer = setTimeout(() => {
      this.isSlow = true;
    }, SLOW_MS);
    try {
      this.description ??= await describeReport(this.recordId);
      const { hasDetailRows, reportFormat } = this.description.reportMetadata;
      this.result = await runReport(this.recordId, hasDetailRows && reportFormat !== 'MATRIX');
      this.chart = reportChart(this.result, reportText);
      this.moment = asOf(currentSession().user.name);
    } catch (error) {
      this.sentences = failureSentences(error);
    }
    clearTimeout(this.#timer);
    this.isRunning = false;
  }

  get name(): string {
    return this.description?.reportMetadata.name ?? this.texts.reports;
  }

  get about(): string {
    return this.description?.reportMetadata.description ?? '';
  }

  get type(): string {
    return this.description?.reportMetadata.reportType.label ?? '';
  }

  get filters(): readonly { key: number; text: string }[] {
    const sentences = this.description ? filterSentences(this.description, reportText) : [];
    return sentences.map((text, key) => ({ key, text }));
  }

  get hasNoFilters(): boolean {
    return this.filters.length === 0;
  }

  get status(): string {
    return this.isRunning ? this.texts[this.isSlow ? 'slow' : 'running'] : '';
  }

  get hasFailed(): boolean {
    return this.sentences.length > 0;
  }

  get isEmpty(): boolean {
    const { result } = this;
    if (!result) return false;
    return result.groupingsDown.groupings.length === 0 && !(result.factMap['T!T']?.rows ?? []).length;
  }

  get hasRows(): boolean {
    return this.result !== undefined && !this.isEmpty;
  }

  get hasChart(): boolean {
    return this.hasRows && this.chart !== undefined;
  }

  /** Of a report whose chart is of a kind that is not drawn. */
  get noChart(): string {
    const chart = this.result?.reportMetadata.chart;
    return this.hasRows && chart && !this.chart ? reportText('noChart', chart.chartType) : '';
  }

  get limit(): string {
    const { locale } = currentSession();
    const { result } = this;
    const limit = result?.reportMetadata.topRows?.rowLimit;
    if (limit !== undefined) return reportText('rowLimit', limit.toLocaleString(locale));
    if (!result || result.allData) return '';
    const rows = Object.values(result.factMap).reduce((sum, fact) => sum + (fact?.rows?.length ?? 0), 0);
    return reportText('firstRows', rows.toLocaleString(locale));
  }

  handleRun() {
    if (!this.isRunning) void this.run();
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(REPORTS);
  }
}
