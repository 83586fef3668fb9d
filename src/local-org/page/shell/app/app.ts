import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { REFRESH, refreshAll } from 'host/refreshTree';
import { currentRoute, goTo, LIST, onMove } from 'host/router';
import type { Route } from 'host/router';
import { currentSession, openSession, SESSION_ENDED, switchUser } from 'host/session';
import { SHOW_TOAST } from 'host/toast';
import { readTabPages, tabPageOf } from './pages.ts';
import type { TabPage } from './pages.ts';

interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

/** The page around the org's own pages: header with their tabs, user switch, toasts, where one is. */
export default class App extends LightningElement {
  route: Route = currentRoute();
  pages: readonly TabPage[] | undefined;
  isSessionOver = false;
  listPath = LIST;

  #stop: () => void = () => {};
  #hasMoved = false;
  #endSession = (): void => {
    this.isSessionOver = true;
  };
  /** Who signed in again in another tab comes back to this one. */
  #comeBack = (): void => {
    if (this.isSessionOver && document.visibilityState === 'visible') void this.handleSignedIn();
  };

  connectedCallback() {
    this.#stop = onMove(() => {
      this.route = currentRoute();
      this.#hasMoved = true;
    });
    window.addEventListener(SESSION_ENDED, this.#endSession);
    window.addEventListener('focus', this.#comeBack);
    document.addEventListener('visibilitychange', this.#comeBack);
    this.addEventListener(SHOW_TOAST, (event) => {
      const { detail } = event as CustomEvent<ToastDetail>;
      // Toast.show fires an event of the same name for its own container; only the platform's has a title.
      if (detail.title === undefined) return;
      event.stopPropagation();
      this.showToast(detail);
    });
    this.addEventListener(REFRESH, (event) => {
      event.stopPropagation();
      void refreshAll();
    });
    // Without them the list and the records work all the same.
    readTabPages()
      .catch((): TabPage[] => [])
      .then((pages) => {
        this.pages = pages;
      })
      .catch(() => undefined);
  }

  disconnectedCallback() {
    this.#stop();
    window.removeEventListener(SESSION_ENDED, this.#endSession);
    window.removeEventListener('focus', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#comeBack);
  }

  /** What had the focus went with the page that was left: whoever uses the keyboard goes on where the new one begins. */
  renderedCallback() {
    if (!this.#hasMoved) return;
    this.#hasMoved = false;
    if (document.activeElement === document.body || document.activeElement === null)
      this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  get user() {
    return currentSession().user;
  }

  get users() {
    return currentSession().users.map(({ id, name, role }) => ({
      id,
      label: `${name} · ${role}`,
      isMe: id === this.user.id,
    }));
  }

  get tabs() {
    const all = [{ label: 'Opportunities', path: LIST }, ...(this.pages ?? [])];
    const here = this.route.page === 'tab' || this.route.page === 'home' ? this.tabPage?.path : LIST;
    return all.map(({ label, path }) => ({ label, path, current: path === here ? 'page' : undefined }));
  }

  get isList(): boolean {
    return this.route.page === 'list';
  }

  get recordId(): string | undefined {
    return this.route.page === 'record' ? this.route.recordId : undefined;
  }

  /** A list of one, so that another record is another page, with nothing of the one before. */
  get recordIds(): readonly string[] {
    return this.recordId ? [this.recordId] : [];
  }

  get tabPage(): TabPage | undefined {
    return tabPageOf(this.route, this.pages ?? []);
  }

  get tabPages(): readonly TabPage[] {
    return this.tabPage ? [this.tabPage] : [];
  }

  get isUnknown(): boolean {
    const isMissing = (this.route.page === 'tab' || this.route.page === 'home') && this.pages && !this.tabPage;
    return this.route.page === 'unknown' || Boolean(isMissing);
  }

  handleLink(event: MouseEvent) {
    const href = (event.currentTarget as HTMLAnchorElement).getAttribute('href');
    if (!href || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(href);
  }

  async handleUser(event: CustomEvent<{ value: string }>) {
    if (event.detail.value !== this.user.id && (await switchUser(event.detail.value))) window.location.reload();
  }

  /** Goes on without loading the page anew: what was typed is in it. */
  async handleSignedIn() {
    if (await openSession().catch(() => undefined)) this.isSessionOver = false;
  }

  handleDismiss() {
    this.isSessionOver = false;
  }

  showToast({ title = '', message = '', variant = 'info', mode = 'dismissible' }: ToastDetail) {
    // Its types know no LightningElement, which is what it wants.
    Toast.show({ label: title, message, variant, mode: mode === 'pester' ? 'dismissible' : mode }, this as never);
  }
}
