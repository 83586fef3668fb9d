import type { Page } from 'playwright-core';

/**
 * Runs in the page: every shadow root is open to it. Defines `seen`, the functions by which the page is measured: texts, fields and
 * controls that a person sees in a part of the page, the page scrolled to its top.
 */
const SEEN = `globalThis.seen = (() => {
  const inside = (node) => node.assignedSlot ?? node.parentNode ?? node.host ?? null;
  // Text for screen readers alone is a box of one pixel, whatever the text in it measures.
  const hidden = (element) => {
    // A closed <details> still has boxes for what it hides.
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    for (let at = element; at; at = inside(at)) {
      if (at.nodeType !== 1) continue;
      const { width, height } = at.getBoundingClientRect();
      const overflow = getComputedStyle(at).overflow;
      if ((width <= 1 || height <= 1) && overflow !== 'visible') return true;
    }
    return false;
  };
  const within = (box, bottom) => box.width > 1 && box.height > 1 && box.top + scrollY < bottom && box.left < innerWidth && box.right > 0;
  const nodes = function* (root) {
    for (const node of root.childNodes) {
      yield node;
      if (node.nodeType === 1 && node.shadowRoot) yield* nodes(node.shadowRoot);
      yield* nodes(node);
    }
  };
  const textBoxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  const words = (text) => text.match(/[\\p{L}\\p{N}][^\\s]*/gu) ?? [];
  const EDITED = 'input:not([type=hidden]), textarea, select, [contenteditable=true]';
  const parts = (bottom) => {
    const found = [];
    for (const node of nodes(document.body)) {
      if (node.nodeType === 3) {
        if (!node.data.trim() || !node.parentElement && !node.parentNode?.host) continue;
        const holder = node.parentElement ?? node.parentNode.host;
        if (/^(STYLE|SCRIPT|NOSCRIPT|TEMPLATE|OPTION)$/.test(holder.tagName)) continue;
        if (textBoxes(node).some((box) => within(box, bottom)) && !hidden(holder)) found.push({ kind: 'text', text: node.data.trim() });
      } else if (node.nodeType === 1 && node.matches(EDITED)) {
        if (!within(node.getBoundingClientRect(), bottom) || hidden(node)) continue;
        const choice = /^(checkbox|radio|button|submit)$/.test(node.type ?? '');
        found.push({ kind: 'field', text: choice ? '' : node.value || node.placeholder || '', name: node.name || node.ariaLabel || '', type: node.type ?? '' });
      }
    }
    return found;
  };
  return { parts, words: (bottom) => parts(bottom).map(({ kind, text }) => ({ kind, count: words(text).length, text })) };
})();`;

/** What a person sees of a page from its top to a height (px): words of texts, words in fields (their values or placeholders), and fields. */
export interface Seen {
  readonly words: number;
  readonly wordsInFields: number;
  /** Inputs, text areas and lists of choices that are drawn; a group of radio buttons is one. */
  readonly fields: number;
  readonly texts: readonly string[];
}

/** Counts what is drawn between the top of the page and `bottom` px; text that only screen readers get is not counted. */
export async function seen(page: Page, bottom: number): Promise<Seen> {
  await page.evaluate(SEEN);
  const counted = await page.evaluate<readonly { kind: string; count: number; text: string }[]>(
    `seen.words(${bottom})`,
  );
  const fields = await page.evaluate<readonly { kind: string; name: string; type: string }[]>(`seen.parts(${bottom})`);
  const sum = (kind: string): number =>
    counted.filter((one) => one.kind === kind).reduce((total, { count }) => total + count, 0);
  const drawn = fields.filter(({ kind }) => kind === 'field');
  const radios = drawn.filter(({ type }) => type === 'radio');
  return {
    words: sum('text'),
    wordsInFields: sum('field'),
    fields: drawn.length - radios.length + new Set(radios.map(({ name }) => name)).size,
    texts: counted.filter(({ count }) => count > 0).map(({ text }) => text),
  };
}
