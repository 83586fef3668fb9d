import type { AuthorizationCodes } from '../../security/authorization-codes.ts';
import type { FindApp } from '../../security/connected-apps.ts';
import type { PageContext } from '../page/context.ts';

/** The server's state, with the clients that may sign users in. */
export interface OAuthContext extends PageContext {
  readonly oauth: {
    readonly findApp: FindApp;
    readonly codes: AuthorizationCodes;
  };
}
