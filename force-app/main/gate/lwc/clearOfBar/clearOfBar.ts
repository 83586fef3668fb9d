/**
 * Keeps a bar that is fixed to the lower edge of the window from covering what has the focus. The page around our panels is not ours, so
 * `scroll-padding` cannot reserve the room. Standard DOM only.
 */

/**
 * Scrolls whatever gets the focus behind the bar to the middle of the window. Only while the bar is fixed.
 *
 * @param findBar finds the bar; nothing while there is none
 * @returns a function that ends it
 */
export function keepClearOf(findBar: () => Element | null | undefined): () => void {
  const listen = (event: FocusEvent): void => {
    // The element itself: outside of the component `target` is the component.
    const [focused] = event.composedPath();
    // The browser scrolls to what has the focus after this event.
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- one frame, and nothing is kept that it could outlive
    requestAnimationFrame(() => {
      const bar = findBar();
      if (bar && focused instanceof Element && isBehind(focused, bar)) focused.scrollIntoView({ block: 'center' });
    });
  };
  window.addEventListener('focusin', listen);
  return () => window.removeEventListener('focusin', listen);
}

function isBehind(element: Element, bar: Element): boolean {
  if (bar.contains(element) || getComputedStyle(bar).position !== 'fixed') return false;
  const [{ top, bottom }, over] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
  // Taller than the window is a part of the page that is focused for its heading, and not a field.
  return bottom > over.top && bottom - top < over.top;
}
