import { api, LightningElement } from 'lwc';
import { areKeysOff, KEYS, switchKeys } from 'c/panelKeys';
import { labels, MEANINGS } from './labels.ts';

/** Lists the single keys of the panels and switches them on and off, for this user in this browser. Fires `leave` when it is closed. */
export default class PanelKeyList extends LightningElement {
  labels = labels;
  isOn = !areKeysOff();
  keys = Object.entries(KEYS).map(([key, on]) => ({ key, meaning: MEANINGS[on] }));

  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  handleSwitch(event: Event) {
    const field = event.currentTarget as HTMLInputElement;
    switchKeys(field.checked);
    this.isOn = !areKeysOff();
    // Without storage it stays as it was.
    field.checked = this.isOn;
  }

  handleEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.handleClose();
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent('leave'));
  }
}
