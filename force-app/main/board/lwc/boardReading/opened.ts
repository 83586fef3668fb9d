import userId from '@salesforce/user/Id';

const KEY = `diagnose-first/${userId}/board`;

/** Notes which deal was opened from the board at this address, for the way back. */
export function keepOpened(address: string, dealId: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([address, dealId]));
  } catch {
    // Without session storage the board is shown from its top.
  }
}

/** The deal that was opened from the board at this address; empty when there is none. It is returned once. */
export function takeOpened(address: string): string {
  try {
    const [kept, dealId] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as (string | undefined)[];
    sessionStorage.removeItem(KEY);
    return kept === address ? (dealId ?? '') : '';
  } catch {
    return '';
  }
}
