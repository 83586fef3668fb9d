import { LightningElement } from 'lwc';
import Toast from 'lightning/toast';
import { REFRESH, refreshAll } from 'host/refreshTree';
import { currentRoute, goTo, LIST, onMove } from 'host/router';
import type { Route } from 'host/router';
import { currentSession, SESSION_ENDED, switchUser } from 'host/session';
import { SHOW_TOAST } from 'host/toast';

interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

/** The page around the record page: header, user switch, toasts, where one is. */
export default class App extends LightningElement {
  route: Route = currentRoute();
  isSessionOver = false;
  listPath = LIST;

  #stop: () => void = () => {};
  #endSession = (): void => {
    this.isSessionOver = true;
  };

  connectedCallback() {
    this.#stop = onMove(() => {
      this.route = currentRoute();
    });
    window.addEventListener(SESSION_ENDED, this.#endSession);
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
  }

  disconnectedCallback() {
    this.#stop();
    window.removeEventListener(SESSION_ENDED, this.#endSession);
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

  get isList(): boolean {
    return this.route.page === 'list';
  }

  get recordId(): string | undefined {
    return this.route.page === 'record' ? this.route.recordId : undefined;
  }

  get isUnknown(): boolean {
    return this.route.page === 'unknown';
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

  handleDismiss() {
    this.isSessionOver = false;
  }

  showToast({ title = '', message = '', variant = 'info', mode = 'dismissible' }: ToastDetail) {
    // Its types know no LightningElement, which is what it wants.
    Toast.show({ label: title, message, variant, mode: mode === 'pester' ? 'dismissible' : mode }, this as never);
  }
}
