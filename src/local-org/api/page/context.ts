import type { PageSignIn } from '../../security/page-sign-in.ts';
import type { ApiContext } from '../http/types.ts';

/** Faults of event streams that can be simulated. */
interface EventFaults {
  /** No client is known any more: each gets `403::Unknown client`. */
  forgetClients(): void;
  /** Ends the connections of waiting connects without an answer. */
  cutPolls(): void;
  /** So many of the next events are not delivered, except by replay. */
  dropEvents(count: number): void;
}

/** The server's state, with the signed-in browsers. */
export interface PageContext extends ApiContext {
  readonly events: EventFaults;
  readonly pages: PageSignIn;
}
