import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { REFRESH, refreshAll } from 'host/refreshTree';
import { currentRoute, goTo, LIST, onNavigate, REPORTS } from 'host/router';
import type { Route } from 'host/router';
import { currentSession, openSession, SESSION_ENDED, switchUser } from 'host/session';
import { aroundPlace, texts } from 'host/texts';
import { SHOW_TOAST } from 'host/toast';
import { readTabPages, START, tabPageOf } from './pages.ts';
import type { TabPage } from './pages.ts';

/** Prints another sign-in link of the running org. */
const LINK_COMMAND = 'npx diagnose org link';

interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

/** The shell aroundPlace the org's pages: header with tabs, user switch, toasts, and the page of the present address. */
export default class App extends LightningElement {
  route: Route = currentRoute();
  pages: readonly TabPage[] | undefined;
  isSessionOver = false;
  /** The tab of reports, once it was opened: most never do. */
  reports: unknown;
  listPath = LIST;
  texts = texts;
  sessionOver = aroundPlace('sessionOver');
  linkCommand = LINK_COMMAND;

  #stop: () => void = () => {};
  #hasNavigated = false;
  #endSession = (): void => {
    this.isSessionOver = true;
  };
  /** Renews an ended session when the user returns to this tab, having signed in again in another one. */
  #renewOnReturn = (): void => {
    if (this.isSessionOver && document.visibilityState === 'visible') void this.handleSignedIn();
  };

  connectedCallback() {
    this.#stop = onNavigate(() => {
      this.route = currentRoute();
      this.#hasNavigated = true;
      this.loadReports();
    });
    this.loadReports();
    window.addEventListener(SESSION_ENDED, this.#endSession);
    window.addEventListener('focus', this.#renewOnReturn);
    document.addEventListener('visibilitychange', this.#renewOnReturn);
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
    // The list and the records work without them.
    readTabPages()
      .catch((): TabPage[] => [])
      .then((pages) => {
        const start = pages.find(({ name }) => name === START);
        if (start && this.isAtStart) goTo(start.path, { replace: true });
        this.pages = pages;
      })
      .catch(() => undefined);
  }

  disconnectedCallback() {
    this.#stop();
    window.removeEventListener(SESSION_ENDED, this.#endSession);
    window.removeEventListener('focus', this.#renewOnReturn);
    document.removeEventListener('visibilitychange', this.#renewOnReturn);
  }

  /** After a navigation the focused element may be gone: the focus goes to the new page, for users of the keyboard. */
  renderedCallback() {
    if (!this.#hasNavigated) return;
    this.#hasNavigated = false;
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

  /** False for a session that belongs to one user; its user list has only that one. */
  get canSwitch(): boolean {
    return currentSession().users.length > 1;
  }

  get tabs() {
    const all = [
      { label: texts.opportunities, path: LIST },
      ...(this.pages ?? []),
      { label: texts.reports, path: REPORTS },
    ];
    const here = this.isReports
      ? REPORTS
      : this.route.page === 'tab' || this.route.page === 'home'
        ? this.tabPage?.path
        : LIST;
    return all.map(({ label, path }) => ({ label, path, current: path === here ? 'page' : undefined }));
  }

  /** The address without a page: it leads to our own list of deals where the org has it. */
  get isAtStart(): boolean {
    return this.route.page === 'list' && window.location.pathname !== LIST;
  }

  get isList(): boolean {
    return this.route.page === 'list' && !(this.isAtStart && this.pages === undefined);
  }

  get isReports(): boolean {
    return this.route.page === 'reports';
  }

  /** One code for the list, a report and a dashboard, which comes with the first of them. */
  loadReports() {
    if (!this.isReports || this.reports) return;
    void import('shell/reports').then((module) => {
      this.reports = module.default;
    });
  }

  get recordId(): string | undefined {
    return this.route.page === 'record' ? this.route.recordId : undefined;
  }

  get objectApiName(): string {
    return this.route.page === 'record' ? this.route.objectApiName : '';
  }

  /** A list of one: with the id as key, another record gets a new page without state of the one before. */
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

  /** Renews the session without a reload, which would lose what was typed. */
  async handleSignedIn() {
    if (await openSession().catch(() => undefined)) this.isSessionOver = false;
  }

  handleDismiss() {
    this.isSessionOver = false;
  }

  showToast({ title = '', message = '', variant = 'info', mode = 'dismissible' }: ToastDetail) {
    // Its types do not accept a LightningElement, which it needs.
    Toast.show({ label: title, message, variant, mode: mode === 'pester' ? 'dismissible' : mode }, this as never);
  }
}
