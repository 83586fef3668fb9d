import type { PageSignIn } from '../../security/page-sign-in.ts';
import type { ApiContext } from '../http/types.ts';

/** The server's state with the browsers that are signed in. */
export interface PageContext extends ApiContext {
  readonly pages: PageSignIn;
}
