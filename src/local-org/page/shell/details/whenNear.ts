/** How far below the window counts as near, in pixels. */
const MARGIN = '300px';
/** The longest time that the browser's idle time is waited for, in milliseconds. */
const LATEST_MS = 4000;

/** Calls back once: when the element is near the window, or when the browser has nothing else to do. Returns a function that ends the wait. */
export function whenNear(element: unknown, callback: () => void): () => void {
  const stop = (): void => {
    observer.disconnect();
    cancelIdleCallback(request);
    clearTimeout(timer);
  };
  const done = (): void => {
    stop();
    callback();
  };
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && done(),
    {
      rootMargin: MARGIN,
    },
  );
  // LWC's types do not declare the component an element, which its host is.
  observer.observe((element as { template: ShadowRoot }).template.host);
  let request = 0;
  const timer = setTimeout(() => {
    request = requestIdleCallback(done, { timeout: LATEST_MS });
  }, 1500);
  return stop;
}
