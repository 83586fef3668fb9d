/**
 * Keeps a bar that is fixed to the lower edge of the window from covering what has the focus. The page around our panels is not ours, so
 * `scroll-padding` cannot reserve the room. And moves the focus to its button when a key asks for that, and listens to the keys. Standard DOM only.
 */
import { onFixRequest } from 'c/fixRequests';
import { listenToKeys } from 'c/panelKeys';

type FindBar = () => Element | null | undefined;

/**
 * All that, for the bar of a deal.
 *
 * @param findBar finds the bar, with its button `[data-advance]`; nothing while there is none
 * @returns a function that ends it
 */
export function attendBar(dealId: string, findBar: FindBar): () => void {
  const ends = [
    keepClearOf(findBar),
    listenToKeys(dealId),
    onFixRequest(dealId, ({ on }) => {
      const button = on === 'advance' ? findBar()?.querySelector<HTMLElement>('[data-advance]') : undefined;
      button?.scrollIntoView?.({ block: 'nearest' });
      button?.focus();
      return Boolean(button);
    }),
  ];
  return () => ends.forEach((end) => end());
}

/**
 * Scrolls whatever gets the focus behind the bar to the middle of the window. Only while the bar is fixed.
 *
 * @param findBar finds the bar; nothing while there is none
 * @returns a function that ends it
 */
function keepClearOf(findBar: FindBar): () => void {
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

/** On a phone the bar is at the lower edge of the window, and its panel may be thousands of pixels away from what the user reads. */
export function isFixed(bar: Element | null | undefined): boolean {
  return bar ? getComputedStyle(bar).position === 'fixed' : false;
}

/** Scrolls to the element and gives it the focus, which also has it read out; nothing where it is in sight and not behind the bar. */
export function bringInSight(element: HTMLElement, bar: Element | null | undefined): void {
  const { top, bottom } = element.getBoundingClientRect();
  const over = bar?.getBoundingClientRect();
  const isCovered = over !== undefined && bottom > over.top && top < over.bottom;
  if (top >= 0 && bottom <= window.innerHeight && !isCovered) return;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}

function isBehind(element: Element, bar: Element): boolean {
  if (bar.contains(element) || !isFixed(bar)) return false;
  const [{ top, bottom }, over] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
  // Taller than the window is a part of the page that is focused for its heading, and not a field.
  return bottom > over.top && bottom - top < over.top;
}
