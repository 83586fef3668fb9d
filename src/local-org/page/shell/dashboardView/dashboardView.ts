import { api, LightningElement } from 'lwc';
import { reportTexts } from 'host/reportTexts';
import { readDashboard, refreshDashboard } from '../reports/analytics.ts';
import { asOf } from '../reports/state.ts';
import type { Dashboard } from '../reports/types.ts';
import { placesOf } from './places.ts';

/** A dashboard: its components in their grid, as its running user sees them. */
export default class DashboardView extends LightningElement {
  @api recordId = '';
  texts = reportTexts;
  dashboard: Dashboard | undefined;

  read = async (again: boolean): Promise<void> => {
    this.dashboard = await (again ? refreshDashboard : readDashboard)(this.recordId);
  };

  get isKnown(): boolean {
    return this.dashboard !== undefined;
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
}
