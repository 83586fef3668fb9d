import { createElement } from 'lwc';
import App from 'shell/app';

/** Starts the page. Throws Error with native shadow: styles would not reach the components, without any error. */
export function start(root: HTMLElement): void {
  const app = createElement('shell-app', { is: App });
  root.replaceChildren(app);
  if (!(app.shadowRoot as (ShadowRoot & { synthetic?: boolean }) | null)?.synthetic) {
    throw new Error('Synthetic shadow is not active: synthetic-shadow.js must be loaded before the page.');
  }
}
