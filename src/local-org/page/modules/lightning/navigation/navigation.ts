import { currentRoute, HOME, LIST, onNavigate, openAddress, recordPath, REPORTS, tabPath } from 'host/router';
import type { Route } from 'host/router';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The query string of the address: names like `c__stage`. */
  readonly state?: Readonly<Record<string, string | undefined>>;
}

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** The address of a page reference. The page has records, tabs, a home, the list of opportunities and that of reports; other references lead to the list. */
function addressOf({ type, attributes = {}, state = {} }: PageReference): string {
  if (type === 'standard__webPage') return attributes['url'] ?? LIST;
  const given = Object.entries(state).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return pathOf(type, attributes) + (query === '' ? '' : `?${query}`);
}

function pathOf(type: string, attributes: Readonly<Record<string, string>>): string {
  switch (type) {
    case 'standard__recordPage':
      return recordPath(
        attributes['objectApiName'] ?? 'Opportunity',
        attributes['recordId'] ?? '',
        attributes['actionName'] === 'edit' ? 'edit' : 'view',
      );
    case 'standard__navItemPage':
      return tabPath(attributes['apiName'] ?? '');
    case 'standard__namedPage':
      return attributes['pageName'] === 'home' ? HOME : LIST;
    case 'standard__objectPage':
      return ['Report', 'Dashboard'].includes(attributes['objectApiName'] ?? '') ? REPORTS : LIST;
    default:
      return LIST;
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a mixin's base must take any parameters (TS2545)
type Constructor = abstract new (...parameters: any[]) => object;

function mixin<Base extends Constructor>(Base: Base) {
  abstract class Navigating extends Base {
    [Navigate](reference: PageReference, replace = false): void {
      openAddress(addressOf(reference), { replace });
    }
    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(addressOf(reference));
    }
  }
  return Navigating;
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Wire adapter: the reference of the present page, emitted after every navigation. */
export class CurrentPageReference {
  #emit: (reference: PageReference) => void;
  #stop: () => void = () => {};

  constructor(emit: (reference: PageReference) => void) {
    this.#emit = emit;
  }

  connect(): void {
    const emitCurrent = (): void => {
      const state = Object.fromEntries(new URLSearchParams(window.location.search));
      this.#emit({ ...referenceOf(currentRoute()), state });
    };
    this.#stop = onNavigate(emitCurrent);
    emitCurrent();
  }

  update(): void {}

  disconnect(): void {
    this.#stop();
  }
}

function referenceOf(route: Route): PageReference {
  switch (route.page) {
    case 'record': {
      const { objectApiName, recordId, action } = route;
      return recordReference(objectApiName, recordId, action);
    }
    case 'tab':
      return { type: 'standard__navItemPage', attributes: { apiName: route.apiName } };
    case 'home':
      return { type: 'standard__namedPage', attributes: { pageName: 'home' } };
    case 'list':
      return { type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'list' } };
    case 'reports':
      return route.shows === 'list'
        ? { type: 'standard__objectPage', attributes: { objectApiName: 'Report', actionName: 'home' } }
        : recordReference(route.shows, route.recordId, 'view');
    case 'unknown':
      return { type: 'standard__webPage', attributes: { url: route.path } };
  }
}

function recordReference(objectApiName: string, recordId: string, actionName: string): PageReference {
  return { type: 'standard__recordPage', attributes: { objectApiName, recordId, actionName } };
}
