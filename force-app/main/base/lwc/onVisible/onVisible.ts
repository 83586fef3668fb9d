/** About half a screen ahead: what comes into sight is there by then. */
const AHEAD = '400px';

/**
 * Calls once when the element is in sight or nearly so; at once where the browser cannot tell. Returns what stops waiting.
 *
 * Without a box (a hidden tab of the page) an element is in sight only when the tab is opened.
 */
export function onVisible(element: Element, seen: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    seen();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen();
    },
    { rootMargin: AHEAD },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
