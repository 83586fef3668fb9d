import { api, LightningElement } from 'lwc';
import { reportText, reportTexts } from 'host/reportTexts';
import { currentSession } from 'host/session';
import { reportChart } from '../reportChart/chartData.ts';
import type { ChartData } from '../reportChart/chartData.ts';
import { describeReport, runReport } from '../reports/analytics.ts';
import { asOf } from '../reports/state.ts';
import type { ReportDescription, ReportResult } from '../reports/types.ts';
import { filterSentences } from './filters.ts';

/** A report: its filters, its chart and its table, run as the user of the page. */
export default class ReportView extends LightningElement {
  @api recordId = '';
  texts = reportTexts;
  description: ReportDescription | undefined;
  result: ReportResult | undefined;
  chart: ChartData | undefined;
  moment = '';

  /** Describes the report, which names it while it runs, and runs it. */
  read = async (): Promise<void> => {
    this.description ??= await describeReport(this.recordId);
    const { hasDetailRows, reportFormat } = this.description.reportMetadata;
    this.result = await runReport(this.recordId, hasDetailRows && reportFormat !== 'MATRIX');
    this.chart = reportChart(this.result, reportText);
    this.moment = asOf(currentSession().user.name);
  };

  get isKnown(): boolean {
    return this.description !== undefined;
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
}
