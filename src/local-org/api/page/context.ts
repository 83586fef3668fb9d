import type { PageSignIn } from '../../security/page-sign-in.ts';
import type { ApiContext } from '../http/types.ts';

/** The server's state, with the signed-in browsers. */
export interface PageContext extends ApiContext {
  readonly pages: PageSignIn;
}
