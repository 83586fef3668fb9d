import { createElement } from 'lwc';
import App from 'shell/app';

/** Puts the page up. Stops when the shadow is the browser's own: styles would not reach the components, and nothing would say so. */
export function start(root: HTMLElement): void {
  const app = createElement('shell-app', { is: App });
  root.replaceChildren(app);
  if (!(app.shadowRoot as (ShadowRoot & { synthetic?: boolean }) | null)?.synthetic) {
    throw new Error('Synthetic shadow is not active: synthetic-shadow.js must be loaded before the page.');
  }
}
