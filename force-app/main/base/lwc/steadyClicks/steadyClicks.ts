/** What a mouse uses by a whole click. A text field has the focus as soon as it is pressed, so it needs no help. */
const CLICKED: ReadonlySet<string> = new Set(['button', 'label', 'summary']);

/**
 * Keeps the focus where it is until the mouse button is released over the control that it was pressed on; then the control has the focus,
 * and its click follows. Base fields show or remove their message when they lose the focus. Without this they do so when the mouse button
 * is pressed, what is below moves away from the mouse, and the browser sends no click. Listen to `mousedown` with it.
 */
export function holdFocus(event: Event): void {
  const { button, defaultPrevented } = event as MouseEvent;
  if (button !== 0 || defaultPrevented) return;
  const pressed = event.composedPath().find(isClicked);
  if (!pressed || (pressed.localName === 'label' && hasSelection())) return;
  event.preventDefault();
  const release = (end: Event) => {
    if (end.composedPath().includes(pressed)) pressed.focus({ preventScroll: true });
  };
  // First of all listeners: the focus has moved when any of them sees the release.
  globalThis.addEventListener('mouseup', release, { once: true, capture: true });
}

/**
 * Whether text is selected, also inside a field. Chromium then ignores the click on a label, in case the user selects the label's own text,
 * unless pressing the mouse button takes the selection away as usual.
 */
function hasSelection(): boolean {
  return globalThis.getSelection()?.type === 'Range';
}

function isClicked(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && CLICKED.has(target.localName);
}
