import { LightningElement } from 'lwc';
import { errorSentences } from 'c/ldsErrors';
import { reportText, reportTexts } from 'host/reportTexts';
import { goTo, recordPath } from 'host/router';
import { describeReport, readLibrary } from '../reports/analytics.ts';
import type { Listed } from '../reports/analytics.ts';

/** So many descriptions are read at the same time. */
const LANES = 4;

/** The dashboards and reports of the folders that the user may see. */
export default class ReportList extends LightningElement {
  texts = reportTexts;
  dashboards: readonly Listed[] = [];
  reports: readonly Listed[] = [];
  /** Labels of report types by the report's id; they come after the list. */
  types: Readonly<Record<string, string>> = {};
  isLoading = true;
  sentences: readonly string[] = [];

  #isHere = true;

  connectedCallback() {
    void this.read();
  }

  disconnectedCallback() {
    this.#isHere = false;
  }

  async read() {
    try {
      const { dashboards, reports } = await readLibrary();
      this.dashboards = dashboards;
      this.reports = reports;
    } catch (error) {
      this.sentences = errorSentences(error);
    }
    this.isLoading = false;
    const waiting = this.reports.map(({ id }) => id);
    await Promise.all(Array.from({ length: LANES }, () => this.readTypes(waiting)));
  }

  /** The list of reports has no types; a report's description has. One that cannot be described shows none. */
  async readTypes(waiting: string[]) {
    for (let id = waiting.shift(); id !== undefined && this.#isHere; id = waiting.shift()) {
      const found = await describeReport(id).catch(() => undefined);
      if (found) this.types = { ...this.types, [id]: found.reportMetadata.reportType.label };
    }
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.sentences.length === 0 && this.dashboards.length + this.reports.length === 0;
  }

  get sections() {
    const section = (title: string, object: 'Report' | 'Dashboard', all: readonly Listed[]) => ({
      title,
      object,
      isReports: object === 'Report',
      rows: all.map((one) => ({
        ...one,
        folder: one.folder || reportText('publicReports'),
        path: recordPath(object, one.id),
        type: this.types[one.id] ?? '',
      })),
    });
    const { dashboards, reports } = this.texts;
    return [section(dashboards, 'Dashboard', this.dashboards), section(reports, 'Report', this.reports)].filter(
      ({ rows }) => rows.length > 0,
    );
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '');
  }
}
