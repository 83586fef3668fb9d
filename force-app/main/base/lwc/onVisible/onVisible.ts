/** Distance from the visible area, about half a screen, at which an element counts as visible: time to load before it is. */
const AHEAD = '400px';

/**
 * Calls `seen` once, when the element is visible or nearly so; at once in a browser without the observer. Returns a function that cancels.
 *
 * An element in a hidden tab of the page becomes visible when the tab is opened.
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
