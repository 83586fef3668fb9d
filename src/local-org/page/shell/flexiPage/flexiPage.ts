import { api, LightningElement } from 'lwc';
import { bundles } from '@page/bundles';
import Details from 'shell/details';
import DynamicRelatedList from 'shell/dynamicRelatedList';
import Highlights from 'shell/highlights';
import type { RegionItem } from 'shell/pageRegion';
import RelatedList from 'shell/relatedList';
import StagePath from 'shell/stagePath';
import { regionsOf } from './layout.ts';
import type { FlexiPage, Region } from './layout.ts';

/** Simple versions of standard components of the platform. */
const standardComponents: Readonly<Record<string, unknown>> = {
  'force:highlightsPanel': Highlights,
  'force:detailPanel': Details,
  'force:relatedListContainer': RelatedList,
  'lst:dynamicRelatedList': DynamicRelatedList,
  'runtime_sales_pathassistant:pathAssistant': StagePath,
};

/** Properties of standard components that their simple versions have; a page may set others. */
const standardProperties: Readonly<Record<string, readonly string[]>> = {
  'lst:dynamicRelatedList': [
    ...['relatedListApiName', 'relatedListLabel', 'relatedListFieldAliases'],
    ...['sortFieldAlias', 'sortFieldOrder', 'maxRecordsToDisplay'],
  ],
};

/** A FlexiPage of the org, with the org's bundles in its regions. */
export default class ShellFlexiPage extends LightningElement {
  @api page: FlexiPage | undefined;
  /** Of a record page only. */
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  get header(): RegionItem[] {
    return this.itemsIn((name) => name === 'header', 'LARGE');
  }

  get sidebar(): RegionItem[] {
    return this.itemsIn((name) => name.toLowerCase().includes('sidebar'), 'SMALL');
  }

  get main(): RegionItem[] {
    const isMain = (name: string) => name !== 'header' && !name.toLowerCase().includes('sidebar');
    return this.itemsIn(isMain, 'LARGE');
  }

  get hasSidebar(): boolean {
    return this.sidebar.length > 0;
  }

  get regions(): readonly Region[] {
    return this.page ? regionsOf(this.page) : [];
  }

  itemsIn(hasRegion: (name: string) => boolean, flexipageRegionWidth: string): RegionItem[] {
    const record = this.recordId ? { recordId: this.recordId, objectApiName: this.objectApiName } : {};
    return this.regions
      .filter(({ name }) => hasRegion(name))
      .flatMap(({ components }) => components)
      .map(({ key, name, properties }) => {
        const isBundle = name.startsWith('c/');
        const component = isBundle ? bundles[name.slice(2)] : standardComponents[name];
        const known = standardProperties[name] ?? [];
        const set = Object.fromEntries(Object.entries(properties).filter(([property]) => known.includes(property)));
        const given = isBundle ? { flexipageRegionWidth, ...properties, ...record } : { ...set, ...record };
        return { key, name, component, isKnown: component !== undefined, properties: given };
      });
  }
}
