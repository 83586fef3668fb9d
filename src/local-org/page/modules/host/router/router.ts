/** A record is shown, or its details are being changed. */
export type RecordAction = 'view' | 'edit';

/** Where the page is. */
export type Route =
  | { readonly page: 'list' }
  | {
      readonly page: 'record';
      readonly objectApiName: string;
      readonly recordId: string;
      readonly action: RecordAction;
    }
  | { readonly page: 'home' }
  | { readonly page: 'tab'; readonly apiName: string }
  | { readonly page: 'unknown'; readonly path: string };

const MOVED = 'diagnose:moved';

export const LIST = '/lightning/o/Opportunity/list';

export const HOME = '/lightning/page/home';

export function tabPath(apiName: string): string {
  return `/lightning/n/${encodeURIComponent(apiName)}`;
}

export function recordPath(objectApiName: string, recordId: string, action: RecordAction = 'view'): string {
  return `/lightning/r/${objectApiName}/${recordId}/${action}`;
}

export function currentRoute(path: string = window.location.pathname): Route {
  const record = /^\/lightning\/r\/(\w+)\/([a-zA-Z0-9]{15,18})\/(view|edit)\/?$/.exec(path);
  const [, objectApiName, recordId, action] = record ?? [];
  if (objectApiName && recordId) return { page: 'record', objectApiName, recordId, action: action as RecordAction };
  const tab = /^\/lightning\/n\/(\w+)\/?$/.exec(path);
  if (tab?.[1]) return { page: 'tab', apiName: tab[1] };
  if (path === HOME) return { page: 'home' };
  if (path === '/' || path === LIST || path === '/lightning' || path === '/lightning/') return { page: 'list' };
  return { page: 'unknown', path };
}

export function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new CustomEvent(MOVED));
}

/** Goes to an address: in this page when it is one of its own, else in a new tab of the browser, as the platform opens them. */
export function openAddress(url: string, options: { replace?: boolean } = {}): void {
  const target = new URL(url, window.location.href);
  if (target.origin === window.location.origin && /^\/(lightning(\/|$)|$)/.test(target.pathname))
    goTo(target.pathname + target.search, options);
  else window.open(url, '_blank', 'noopener');
}

/** Calls back on every move, the browser's own back and forward included; returns what ends it. */
export function onMove(callback: () => void): () => void {
  window.addEventListener(MOVED, callback);
  window.addEventListener('popstate', callback);
  return () => {
    window.removeEventListener(MOVED, callback);
    window.removeEventListener('popstate', callback);
  };
}
