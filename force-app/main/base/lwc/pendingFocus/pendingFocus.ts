/**
 * Focuses what a handler asked to focus once it is rendered. Call it from `renderedCallback` with the pending selector, and keep the
 * result: `''` after the focus has moved, the selector itself while nothing in the template matches it.
 */
export function focusPending(template: ParentNode | null | undefined, selector: string): string {
  const target = selector === '' ? null : template?.querySelector<HTMLElement>(selector);
  target?.focus();
  return target ? '' : selector;
}
