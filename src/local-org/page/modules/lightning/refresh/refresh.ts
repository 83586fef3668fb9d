import { REFRESH, register, unregister } from 'host/refreshTree';

export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(REFRESH, { composed: true, cancelable: true, bubbles: true });
  }
}

export function registerRefreshHandler(element: unknown, handler: () => Promise<unknown>): number {
  return register(() => handler.call(element));
}

export function unregisterRefreshHandler(handle: number): void {
  unregister(handle);
}
