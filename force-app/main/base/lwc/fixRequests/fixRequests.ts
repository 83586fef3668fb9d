/**
 * Requests from one panel of a deal's page to another to open the form where something missing is fixed. An admin places the panels, so it
 * is unknown which are on the page: requests are events on `window`, which all bundles of a namespace share.
 */

import type { Evidence } from 'c/gateRules';

/** Where an unmet criterion is fixed. Fields of the deal are not among these: they are filled in the stage panel. */
export type FixPlace =
  /** `raise`: the evidence that a given answer needs. */
  | { readonly on: 'answer'; readonly concept: string; readonly raise?: Evidence }
  | { readonly on: 'lines' }
  /**
   * `raise`: a noted pain, and the evidence that it needs; `figureOf`: id of a noted pain that needs a figure, or a larger one. Without
   * either a new pain is needed.
   */
  | {
      readonly on: 'pains';
      readonly raise?: { readonly id: string; readonly evidence: Evidence };
      readonly figureOf?: string;
    };

/**
 * What a panel can be asked for: a place to fix something, to look through a text for answers and pains, or what a single key leads to
 * (`c/panelKeys`): the search, the next question, the button that advances, the list of keys.
 */
export type FixTarget =
  | FixPlace
  | { readonly on: 'notes'; readonly text: string }
  | { readonly on: 'search' | 'next' | 'advance' | 'keys' };

export interface FixRequest {
  readonly dealId: string;
  readonly fix: FixTarget;
}

const EVENT = 'diagnosefirst__mend';

/** Sends a request to the deal's panels. Returns whether one has handled it. */
export function requestFix(request: FixRequest): boolean {
  // A listener that handles the request calls `preventDefault`, which makes `dispatchEvent` return false.
  return !window.dispatchEvent(new CustomEvent<FixRequest>(EVENT, { detail: request, cancelable: true }));
}

/**
 * Calls the handler for each request about the deal. The handler scrolls to the place, moves the focus there and returns true, or returns
 * false when it cannot. Returns a function that removes the listener.
 */
export function onFixRequest(dealId: string, handler: (fix: FixTarget) => boolean): () => void {
  const listen = (event: Event): void => {
    const { detail } = event as CustomEvent<FixRequest>;
    if (isSame(detail.dealId, dealId) && handler(detail.fix)) event.preventDefault();
  };
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}

/** Compares ids; the 15- and the 18-character form of an id are the same deal. */
function isSame(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}
