/**
 * How one panel of a deal's page asks another to open the place where something missing is fixed. Panels are placed by an admin, so
 * nobody knows who listens: the request goes through the window, which all bundles of a namespace share.
 */

/** Where an unmet criterion is fixed, apart from a field of the deal, which is filled where it is found missing. */
export type FixPlace = { readonly on: 'answer'; readonly concept: string } | { readonly on: 'pains' | 'lines' };

export interface FixRequest {
  readonly dealId: string;
  readonly fix: FixPlace;
}

const EVENT = 'diagnosefirst__mend';

/** Asks the deal's panels to open that place. False: no panel of the page took it. */
export function requestFix(request: FixRequest): boolean {
  // Who takes it prevents the default, as with any event that is dealt with.
  return !window.dispatchEvent(new CustomEvent<FixRequest>(EVENT, { detail: request, cancelable: true }));
}

/**
 * Calls the handler for each request of that deal; it answers true when it takes the request (then it scrolls there and moves the focus).
 * Returns what ends the listening.
 */
export function onFixRequest(dealId: string, handler: (fix: FixPlace) => boolean): () => void {
  const listen = (event: Event): void => {
    const { detail } = event as CustomEvent<FixRequest>;
    if (isSame(detail.dealId, dealId) && handler(detail.fix)) event.preventDefault();
  };
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}

/** The two forms of an id, 15 and 18 characters, are the same deal. */
function isSame(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}
