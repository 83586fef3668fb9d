import { labels } from 'host/labels';
import { en } from '../../../texts/en.ts';

/** Name of a text of the page's frame. */
export type TextName = keyof typeof en;

/**
 * A text of the frame in the user's language, with its places filled.
 *
 *     text('editField', 'Amount')  →  'Edit Amount'
 */
export function text(name: TextName, ...values: readonly (string | number)[]): string {
  return (labels[`shell.${name}`] ?? en[name]).replaceAll(/\{(\d)\}/g, (place, index: string) =>
    String(values[Number(index)] ?? place),
  );
}

/** All texts of the frame by their names, for templates; those with places are filled by `text`. */
export const texts: Readonly<Record<TextName, string>> = new Proxy(en as Readonly<Record<TextName, string>>, {
  get: (_texts, name) => (name in en ? text(name as TextName) : undefined),
});

/** The parts of a text before and after its first place, where the page shows an element. */
export function aroundPlace(name: TextName): { readonly before: string; readonly after: string } {
  const [before = '', after = ''] = text(name).split('{0}');
  return { before, after };
}
