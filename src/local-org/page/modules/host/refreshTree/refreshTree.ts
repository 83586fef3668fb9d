/** The event that asks the page to read everything anew, as on the platform. */
export const REFRESH = 'lightning__refresh';

// The page is the one refresh container.
const handlers = new Map<number, () => Promise<unknown>>();
let last = 0;

export function register(handler: () => Promise<unknown>): number {
  last += 1;
  handlers.set(last, handler);
  return last;
}

export function unregister(handle: number): void {
  handlers.delete(handle);
}

/** Calls every registered handler; one that fails does not keep the others from it. */
export async function refreshAll(): Promise<void> {
  await Promise.allSettled([...handlers.values()].map((handler) => handler()));
}
