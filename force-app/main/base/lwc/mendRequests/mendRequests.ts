/**
 * How one panel of a deal's page asks another to open the place where something missing is mended. Panels are placed by an admin, so
 * nobody knows who listens: the request goes through the window, which all bundles of a namespace share.
 */

/** Where an unmet criterion is mended, apart from a field of the deal, which is filled where it is found missing. */
export type MendPlace = { readonly on: 'answer'; readonly concept: string } | { readonly on: 'pains' | 'lines' };

export interface MendRequest {
  readonly dealId: string;
  readonly fix: MendPlace;
}

const EVENT = 'diagnosefirst__mend';

/** Asks the deal's panels to open that place. False: no panel of the page took it. */
export function askToMend(request: MendRequest): boolean {
  // Who takes it prevents the default, as with any event that is dealt with.
  return !window.dispatchEvent(new CustomEvent<MendRequest>(EVENT, { detail: request, cancelable: true }));
}

/**
 * Calls the handler for each request of that deal; it answers true when it takes the request (then it scrolls there and moves the focus).
 * Returns what ends the listening.
 */
export function onMend(dealId: string, handler: (fix: MendPlace) => boolean): () => void {
  const listen = (event: Event): void => {
    const { detail } = event as CustomEvent<MendRequest>;
    if (isSame(detail.dealId, dealId) && handler(detail.fix)) event.preventDefault();
  };
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}

/** The two forms of an id, 15 and 18 characters, are the same deal. */
function isSame(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}
