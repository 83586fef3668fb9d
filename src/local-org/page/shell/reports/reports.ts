import { api, LightningElement } from 'lwc';
import type { Route } from 'host/router';

type ReportsRoute = Extract<Route, { readonly page: 'reports' }>;

/** The tab of reports: the list, a report, or a dashboard, as the address states. */
export default class Reports extends LightningElement {
  @api route: ReportsRoute = { page: 'reports', shows: 'list' };

  get isList(): boolean {
    return this.route.shows === 'list';
  }

  /** Lists of one: with the id as key, another report gets a component without state of the one before. */
  get reportIds(): readonly string[] {
    return this.route.shows === 'Report' ? [this.route.recordId] : [];
  }

  get dashboardIds(): readonly string[] {
    return this.route.shows === 'Dashboard' ? [this.route.recordId] : [];
  }
}
