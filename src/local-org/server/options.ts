import { LocalOrgStartError } from '../base/start-errors.ts';

export interface LocalOrgOptions {
  /** Everything that the org keeps. Created when it does not exist. */
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Fixes the seller's access token; the others are new at each start. */
  readonly token?: string;
  readonly clock?: () => Date;
  /** How long a save waits for a locked record; 2,000 ms by default. The server answers no other request meanwhile. */
  readonly lockWaitMs?: number;
  /** Folder with the built page (`index.html`, `assets/…`); absent: no page. */
  readonly pageAssets?: string;
}

/** Throws LocalOrgStartError for a token that no `Authorization` header can carry. */
export function checkToken(token: string | undefined): void {
  if (token === undefined || /^[\x21-\x7e]{8,512}$/.test(token)) return;
  throw new LocalOrgStartError(
    'The token is not usable: 8 to 512 letters, digits and signs without spaces are expected.',
  );
}
