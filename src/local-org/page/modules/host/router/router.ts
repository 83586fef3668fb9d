/** `edit`: the details of the record are being edited. */
export type RecordAction = 'view' | 'edit';

/** The page that an address leads to. */
export type Route =
  | { readonly page: 'list' }
  | {
      readonly page: 'record';
      readonly objectApiName: string;
      readonly recordId: string;
      readonly action: RecordAction;
    }
  | { readonly page: 'reports'; readonly shows: 'list' }
  | { readonly page: 'reports'; readonly shows: 'Report' | 'Dashboard'; readonly recordId: string }
  | { readonly page: 'home' }
  | { readonly page: 'tab'; readonly apiName: string }
  | { readonly page: 'unknown'; readonly path: string };

const NAVIGATED = 'diagnose:moved';

export const LIST = '/lightning/o/Opportunity/list';

/** The list of reports and dashboards. */
export const REPORTS = '/lightning/o/Report/home';

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
  if (recordId && (objectApiName === 'Report' || objectApiName === 'Dashboard'))
    return { page: 'reports', shows: objectApiName, recordId };
  if (objectApiName && recordId) return { page: 'record', objectApiName, recordId, action: action as RecordAction };
  const tab = /^\/lightning\/n\/(\w+)\/?$/.exec(path);
  if (tab?.[1]) return { page: 'tab', apiName: tab[1] };
  if (/^\/lightning\/o\/(Report|Dashboard)\/home\/?$/.test(path)) return { page: 'reports', shows: 'list' };
  if (path === HOME) return { page: 'home' };
  if (path === '/' || path === LIST || path === '/lightning' || path === '/lightning/') return { page: 'list' };
  return { page: 'unknown', path };
}

export function goTo(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.dispatchEvent(new CustomEvent(NAVIGATED));
}

/** Opens an address: in this page when it is an address of this page, otherwise in a new tab, as the platform does. */
export function openAddress(url: string, options: { replace?: boolean } = {}): void {
  const target = new URL(url, window.location.href);
  if (target.origin === window.location.origin && /^\/(lightning(\/|$)|$)/.test(target.pathname))
    goTo(target.pathname + target.search, options);
  else window.open(url, '_blank', 'noopener');
}

/** Calls back after every navigation, the browser's back and forward included. Returns the unsubscribe function. */
export function onNavigate(callback: () => void): () => void {
  window.addEventListener(NAVIGATED, callback);
  window.addEventListener('popstate', callback);
  return () => {
    window.removeEventListener(NAVIGATED, callback);
    window.removeEventListener('popstate', callback);
  };
}
