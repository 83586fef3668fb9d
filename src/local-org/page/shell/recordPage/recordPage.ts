import { api, LightningElement } from 'lwc';
import { callOrg } from 'host/http';
import { errorSentences } from 'c/ldsErrors';
import { recordPageFor } from '../flexiPage/layout.ts';
import type { FlexiPage } from '../flexiPage/layout.ts';

/** The record page of an opportunity, from the org's FlexiPage. */
export default class RecordPage extends LightningElement {
  @api recordId: string | undefined;
  page: FlexiPage | undefined;
  sentences: readonly string[] = [];
  heading = '';

  connectedCallback() {
    void this.read();
  }

  get isLoading(): boolean {
    return !this.page && this.sentences.length === 0;
  }

  async read() {
    try {
      const pages = (await callOrg('GET', '/page-host/flexipages/Opportunity')) as readonly FlexiPage[];
      this.page = recordPageFor(Array.isArray(pages) ? pages : [pages], 'Opportunity');
      if (this.page) return;
      this.heading = 'There is no record page for opportunities in this org.';
      this.sentences = ['Deploy the project’s force-app/main into it, then load this page again.'];
    } catch (error) {
      this.heading = 'The record page could not be read.';
      this.sentences = errorSentences(error);
    }
  }
}
