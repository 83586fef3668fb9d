import { goTo, LIST, onMove, recordPath } from 'host/router';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** The page's address of a page reference; the page has records and the list of opportunities. */
function pathOf({ type, attributes = {} }: PageReference): string {
  if (type === 'standard__recordPage')
    return recordPath(attributes['objectApiName'] ?? 'Opportunity', attributes['recordId'] ?? '');
  if (type === 'standard__webPage') return attributes['url'] ?? LIST;
  return LIST;
}

// A mixin's base must take any parameters (TS2545).
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = abstract new (...parameters: any[]) => object;

function mixin<Base extends Constructor>(Base: Base) {
  abstract class Navigating extends Base {
    [Navigate](reference: PageReference, replace = false): void {
      goTo(pathOf(reference), { replace });
    }
    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(pathOf(reference));
    }
  }
  return Navigating;
}

export const NavigationMixin = Object.assign(mixin, { Navigate, GenerateUrl });

/** Wire adapter: where the page is, after every move. */
export class CurrentPageReference {
  #emit: (reference: PageReference) => void;
  #stop: () => void = () => {};

  constructor(emit: (reference: PageReference) => void) {
    this.#emit = emit;
  }

  connect(): void {
    const tell = (): void => this.#emit({ type: 'standard__webPage', attributes: { url: window.location.pathname } });
    this.#stop = onMove(tell);
    tell();
  }

  update(): void {}

  disconnect(): void {
    this.#stop();
  }
}
