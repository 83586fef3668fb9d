import userId from '@salesforce/user/Id';

const KEY = `diagnose-first/${userId}/board`;

/** A deal that was opened, and the part of the board from which. */
export interface Opened {
  readonly dealId: string;
  readonly part: string;
}

/** Notes which deal was opened from the board at this address, for the way back. */
export function keepOpened(address: string, { dealId, part }: Opened): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([address, dealId, part]));
  } catch {
    // Without session storage the board is shown from its top.
  }
}

/** The deal that was opened from the board at this address; undefined when there is none. It is returned once. */
export function takeOpened(address: string): Opened | undefined {
  try {
    const [kept, dealId, part = ''] = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as (string | undefined)[];
    sessionStorage.removeItem(KEY);
    return kept === address && dealId ? { dealId, part } : undefined;
  } catch {
    return undefined;
  }
}

/** Moves the focus to the link of a deal below `root`; whether it is there. */
export function focusDeal(root: ParentNode | null | undefined, dealId: string): boolean {
  const links = root?.querySelectorAll<HTMLElement & { focusLink(): void }>('c-deal-link') ?? [];
  const link = [...links].find(({ dataset }) => dataset.id === dealId);
  link?.focusLink();
  return Boolean(link);
}
