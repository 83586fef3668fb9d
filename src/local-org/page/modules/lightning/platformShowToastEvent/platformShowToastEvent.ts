import { SHOW_TOAST } from 'host/toast';

export class ShowToastEvent extends CustomEvent<Record<string, unknown>> {
  constructor(toast: Record<string, unknown>) {
    super(SHOW_TOAST, { composed: true, cancelable: true, bubbles: true, detail: toast });
  }
}
