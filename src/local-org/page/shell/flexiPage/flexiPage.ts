import { api, LightningElement } from 'lwc';
import { bundles } from '@page/bundles';
import Details from 'shell/details';
import Highlights from 'shell/highlights';
import StagePath from 'shell/stagePath';
import StandIn from 'shell/standIn';
import { regionsOf } from './layout.ts';
import type { FlexiPage, Region } from './layout.ts';

/** Simple stand-ins of our own for standard components of the platform. */
const standIns: Readonly<Record<string, unknown>> = {
  'force:highlightsPanel': Highlights,
  'force:detailPanel': Details,
  'runtime_sales_pathassistant:pathAssistant': StagePath,
};

/** A page as the org's FlexiPage lays it out, with the org's own bundles in it, any number in each region. */
export default class ShellFlexiPage extends LightningElement {
  @api page: FlexiPage | undefined;
  /** Of a record page only. */
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  get header() {
    return this.placed((name) => name === 'header', 'LARGE');
  }

  get sidebar() {
    return this.placed((name) => name.toLowerCase().includes('sidebar'), 'SMALL');
  }

  get main() {
    const isMain = (name: string) => name !== 'header' && !name.toLowerCase().includes('sidebar');
    return this.placed(isMain, 'LARGE');
  }

  get hasSidebar(): boolean {
    return this.sidebar.length > 0;
  }

  get regions(): readonly Region[] {
    return this.page ? regionsOf(this.page) : [];
  }

  placed(belongs: (region: string) => boolean, flexipageRegionWidth: string) {
    const record = this.recordId ? { recordId: this.recordId, objectApiName: this.objectApiName } : {};
    return this.regions
      .filter(({ name }) => belongs(name))
      .flatMap(({ components }) => components)
      .map(({ key, name, properties }) => {
        const isBundle = name.startsWith('c/');
        const component = isBundle ? bundles[name.slice(2)] : standIns[name];
        // The platform's own components take properties that its stand-ins do not have.
        const given = isBundle ? { flexipageRegionWidth, ...properties, ...record } : record;
        return { key, component: component ?? StandIn, name, isKnown: component !== undefined, given };
      });
  }
}
