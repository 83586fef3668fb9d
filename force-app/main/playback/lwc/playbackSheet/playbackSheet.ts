import { api, LightningElement } from 'lwc';
import nothing from '@salesforce/label/c.DF_Playback_Nothing';

interface Entry {
  readonly key: string;
  readonly lead: string;
  readonly quote: string;
  readonly by: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

interface Section {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly hint?: string;
}

interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  readonly note?: string;
  readonly sections: readonly Section[];
}

/** Shows a page like it will look in a mail or printed, except that empty sections are shown with a hint. */
export default class PlaybackSheet extends LightningElement {
  @api sheet!: Sheet;

  get sections() {
    return this.sheet.sections.map((section) => ({
      ...section,
      isEmpty: section.entries.length === 0,
      nothing: section.hint || nothing,
    }));
  }

  /** Selects the whole page, so that the user can copy it where code may not write to the clipboard. */
  @api select() {
    const page = this.template?.querySelector('[data-sheet]');
    if (page) window.getSelection()?.selectAllChildren(page);
  }
}
