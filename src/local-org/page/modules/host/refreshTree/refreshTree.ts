/** The event that makes the page read all its data again, as on the platform. */
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

/** Calls all registered handlers, also when one of them fails. */
export async function refreshAll(): Promise<void> {
  await Promise.allSettled([...handlers.values()].map((handler) => handler()));
}
