import { api, LightningElement } from 'lwc';
import { openAddress } from 'host/router';
import { texts } from 'host/texts';
import { errorSentences } from 'c/ldsErrors';
import { readRelated } from './related.ts';
import type { Related } from './related.ts';

/** Simple version of force:relatedListContainer: contacts and deals of a record, as links. */
export default class RelatedList extends LightningElement {
  texts = texts;
  @api recordId: string | undefined;
  @api objectApiName = '';
  found: readonly Related[] = [];
  sentences: readonly string[] = [];

  async connectedCallback() {
    if (!this.recordId) return;
    try {
      this.found = await readRelated(this.objectApiName, this.recordId);
    } catch (error) {
      this.sentences = errorSentences(error);
    }
  }

  get lists() {
    return this.found.map((list) => ({ ...list, label: texts[list.title], isEmpty: list.links.length === 0 }));
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openAddress((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '');
  }
}
