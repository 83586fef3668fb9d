import { api, LightningElement } from 'lwc';
import { callOrg } from 'host/http';
import { texts } from 'host/texts';
import { errorSentences } from 'c/ldsErrors';
import { defaultPage, recordPageFor } from '../flexiPage/layout.ts';
import type { FlexiPage } from '../flexiPage/layout.ts';

/** The page of a record, from the org's FlexiPage; objects other than the opportunity have a default one. */
export default class RecordPage extends LightningElement {
  texts = texts;
  @api recordId: string | undefined;
  @api objectApiName = 'Opportunity';
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
    const { objectApiName } = this;
    try {
      const pages = (await callOrg('GET', `/page-host/flexipages/${objectApiName}`)) as readonly FlexiPage[];
      this.page = recordPageFor(Array.isArray(pages) ? pages : [pages], objectApiName);
      if (this.page) return;
      if (objectApiName !== 'Opportunity') {
        this.page = defaultPage(objectApiName);
        return;
      }
      this.heading = texts.noRecordPage;
      this.sentences = [texts.noRecordPageHelp];
    } catch (error) {
      this.heading = texts.pageNotRead;
      this.sentences = errorSentences(error);
    }
  }
}
