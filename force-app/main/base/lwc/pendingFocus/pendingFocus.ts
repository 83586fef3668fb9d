/**
 * Focuses an element that a handler chose before it was rendered. Call it in `renderedCallback` with the pending selector and store the
 * result: `''` after the focus has moved, the selector itself while nothing in the template matches it.
 */
export function focusPending(template: ParentNode | null | undefined, selector: string): string {
  const target = selector === '' ? null : template?.querySelector<HTMLElement>(selector);
  target?.focus();
  return target ? '' : selector;
}
