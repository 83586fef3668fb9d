import { onVisible } from '../onVisible.ts';

describe('an element that becomes visible', () => {
  let notify: (entries: readonly { isIntersecting: boolean }[]) => void;
  const disconnect = jest.fn();
  const observe = jest.fn();

  beforeEach(() => {
    jest.clearAllMocks();
    (globalThis as any).IntersectionObserver = class {
      constructor(callback: typeof notify) {
        notify = callback;
      }
      observe = observe;
      disconnect = disconnect;
    };
  });
  afterEach(() => {
    delete (globalThis as any).IntersectionObserver;
  });

  it('is reported once, and not while it is away', () => {
    const seen = jest.fn();
    const element = document.createElement('p');
    onVisible(element, seen);
    expect(observe).toHaveBeenCalledWith(element);
    notify([{ isIntersecting: false }]);
    expect(seen).not.toHaveBeenCalled();
    notify([{ isIntersecting: true }]);
    expect(seen).toHaveBeenCalledTimes(1);
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('is not waited for any longer when it leaves the page', () => {
    onVisible(document.createElement('p'), () => {})();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('counts as seen where the browser cannot tell', () => {
    delete (globalThis as any).IntersectionObserver;
    const seen = jest.fn();
    onVisible(document.createElement('p'), seen)();
    expect(seen).toHaveBeenCalledTimes(1);
  });
});
