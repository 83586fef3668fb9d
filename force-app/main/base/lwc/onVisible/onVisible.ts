/** About half a screen ahead: what the user scrolls to is loaded by then. */
const AHEAD = '400px';

/**
 * Calls `seen` once, when the element is visible or nearly so; at once in a browser without the observer. Returns a function that cancels.
 *
 * Without a box (a hidden tab of the page) an element is visible only when the tab is opened.
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
