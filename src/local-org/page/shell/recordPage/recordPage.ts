import { api, LightningElement } from 'lwc';
import { callOrg } from 'host/http';
import { bundles } from '@page/bundles';
import { errorSentences } from 'c/ldsErrors';
import Details from 'shell/details';
import Highlights from 'shell/highlights';
import StagePath from 'shell/stagePath';
import StandIn from 'shell/standIn';
import { recordPageFor, regionsOf } from './flexipage.ts';
import type { FlexiPage, Region } from './flexipage.ts';

/** Simple stand-ins of our own for standard components of the platform. */
const standIns: Readonly<Record<string, unknown>> = {
  'force:highlightsPanel': Highlights,
  'force:detailPanel': Details,
  'runtime_sales_pathassistant:pathAssistant': StagePath,
};

/** The record page as the org's FlexiPage lays it out, with the org's own bundles in it. */
export default class RecordPage extends LightningElement {
  @api recordId: string | undefined;
  regions: readonly Region[] | undefined;
  sentences: readonly string[] = [];
  heading = '';

  connectedCallback() {
    void this.read();
  }

  get isLoading(): boolean {
    return !this.regions && this.sentences.length === 0;
  }

  get header() {
    return this.placed((name) => name === 'header');
  }

  get sidebar() {
    return this.placed((name) => name.toLowerCase().includes('sidebar'));
  }

  get main() {
    return this.placed((name) => name !== 'header' && !name.toLowerCase().includes('sidebar'));
  }

  get hasSidebar(): boolean {
    return this.sidebar.length > 0;
  }

  placed(belongs: (region: string) => boolean) {
    const regions = (this.regions ?? []).filter(({ name }) => belongs(name));
    return regions.flatMap(({ components }) =>
      components.map(({ key, name }) => {
        const component = name.startsWith('c/') ? bundles[name.slice(2)] : standIns[name];
        return { key, component: component ?? StandIn, name, isKnown: component !== undefined };
      }),
    );
  }

  async read() {
    try {
      const pages = (await callOrg('GET', '/page-host/flexipages/Opportunity')) as readonly FlexiPage[];
      const page = recordPageFor(Array.isArray(pages) ? pages : [pages], 'Opportunity');
      if (page) this.regions = regionsOf(page);
      else {
        this.heading = 'There is no record page for opportunities in this org.';
        this.sentences = ['Deploy the project’s force-app/main into it, then load this page again.'];
      }
    } catch (error) {
      this.heading = 'The record page could not be read.';
      this.sentences = errorSentences(error);
    }
  }
}
