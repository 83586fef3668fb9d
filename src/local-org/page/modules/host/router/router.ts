/** Where the page is. */
export type Route =
  | { readonly page: 'list' }
  | { readonly page: 'record'; readonly objectApiName: string; readonly recordId: string }
  | { readonly page: 'unknown'; readonly path: string };

const MOVED = 'diagnose:moved';

export const LIST = '/lightning/o/Opportunity/list';

export function recordPath(objectApiName: string, recordId: string): string {
  return `/lightning/r/${objectApiName}/${recordId}/view`;
}

export function currentRoute(path: string = window.location.pathname): Route {
  const record = /^\/lightning\/r\/(\w+)\/([a-zA-Z0-9]{15,18})\/view\/?$/.exec(path);
  if (record?.[1] && record[2]) return { page: 'record', objectApiName: record[1], recordId: record[2] };
  if (path === '/' || path === LIST || path === '/lightning' || path === '/lightning/') return { page: 'list' };
  return { page: 'unknown', path };
}

export function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new CustomEvent(MOVED));
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
