import { api, LightningElement } from 'lwc';
import nothing from '@salesforce/label/c.DF_Playback_Nothing';

interface Entry {
  readonly key: string;
  readonly lead: string;
  readonly quote: string;
  readonly by: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly { readonly key: string; readonly title: string; readonly entries: readonly Entry[] }[];
}

/** One page as it will look in a mail or on paper. Sections that are still empty say so here, and are left out there. */
export default class PlaybackSheet extends LightningElement {
  nothing = nothing;
  @api sheet!: Sheet;

  get sections() {
    return this.sheet.sections.map((section) => ({ ...section, isEmpty: section.entries.length === 0 }));
  }

  /** Selects the whole page, for browsers that let nobody copy but the reader. */
  @api select() {
    const page = this.template?.querySelector('[data-sheet]');
    if (page) window.getSelection()?.selectAllChildren(page);
  }
}
