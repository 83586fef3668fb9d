import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** An element under test: its public properties are read and set by name. */
export type TestElement = HTMLElement & Record<string, unknown>;

/** Creates the component with these public properties and puts it into the page. Rendering takes a turn: see `settled`. */
export function place(tag: string, component: typeof LightningElement, properties: object = {}): TestElement {
  const element: HTMLElement = createElement(tag, { is: component });
  document.body.appendChild(Object.assign(element, properties));
  return element as TestElement;
}
