import { LocalOrgStartError } from '../base/start-errors.ts';

export interface LocalOrgOptions {
  /** Everything that the org keeps. Created when it does not exist. */
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Fixes the seller's access token; the others are new at each start. */
  readonly token?: string;
  /** Minutes without a call after which the access tokens of sign-ins end, 15 to 1,440; 120 by default. Those of org.json stay. */
  readonly sessionTimeoutMinutes?: number;
  readonly clock?: () => Date;
  /** How long a save waits for a locked record; 2,000 ms by default. The server answers no other request meanwhile. */
  readonly lockWaitMs?: number;
  /** Folder with the built page (`index.html`, `assets/…`); absent: no page. */
  readonly pageAssets?: string;
}

/** Throws LocalOrgStartError for a token that no `Authorization` header can carry, and for a timeout that Salesforce does not have. */
export function checkOptions({ token, sessionTimeoutMinutes: minutes = 120 }: LocalOrgOptions): void {
  if (token !== undefined && !/^[\x21-\x7e]{8,512}$/.test(token))
    throw new LocalOrgStartError(
      'The token is not usable: 8 to 512 letters, digits and signs without spaces are expected.',
    );
  if (!Number.isInteger(minutes) || minutes < 15 || minutes > 1440)
    throw new LocalOrgStartError(`\`${minutes}\` is not a session timeout: 15 to 1440 minutes are expected.`);
}
