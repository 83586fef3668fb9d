import { api, LightningElement } from 'lwc';
import { reportTexts } from 'host/reportTexts';
import { goTo, REPORTS } from 'host/router';
import { readDashboard, refreshDashboard } from '../reports/analytics.ts';
import { asOf, failureSentences, SLOW_MS } from '../reports/state.ts';
import type { Dashboard } from '../reports/types.ts';
import { placesOf } from './places.ts';

/** A dashboard: its components in their grid, as its running user sees them. */
export default class DashboardView extends LightningElement {
  @api recordId = '';
  texts = reportTexts;
  listPath = REPORTS;
  dashboard: Dashboard | undefined;
  sentences: readonly string[] = [];
  isRunning = false;
  isSlow = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    void this.run(readDashboard);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** A failed refresh leaves what was shown before. */
  async run(read: (id: string) => Promise<Dashboard>) {
    this.isRunning = true;
    this.isSlow = false;
    this.sentences = [];
    this.#timer = setTimeout(() => {
      this.isSlow = true;
    }, SLOW_MS);
    try {
      this.dashboard = await read(this.recordId);
    } catch (error) {
      this.sentences = failureSentences(error);
    }
    clearTimeout(this.#timer);
    this.isRunning = false;
  }

  get name(): string {
    return this.dashboard?.dashboardMetadata.name ?? this.texts.dashboards;
  }

  get about(): string {
    return this.dashboard?.dashboardMetadata.description ?? '';
  }

  /** Whose view it is, and of which moment the data is. */
  get moment(): string {
    const { dashboard } = this;
    if (!dashboard) return '';
    return asOf(dashboard.dashboardMetadata.runningUser.displayName, dashboard.componentData[0]?.status.refreshDate);
  }

  get status(): string {
    return this.isRunning ? this.texts[this.isSlow ? 'slow' : 'running'] : '';
  }

  get hasFailed(): boolean {
    return this.sentences.length > 0;
  }

  get parts() {
    const { dashboard } = this;
    if (!dashboard) return [];
    const places = placesOf(dashboard.dashboardMetadata);
    return dashboard.dashboardMetadata.components.map((component, at) => ({
      key: component.id,
      component,
      data: dashboard.componentData.find(({ componentId }) => componentId === component.id),
      style: places[at],
    }));
  }

  handleRun() {
    if (!this.isRunning) void this.run(refreshDashboard);
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(REPORTS);
  }
}
