import { labels } from 'host/labels';
import { en } from '../../../texts/en.ts';

/** Name of a text of the page's frame. */
export type TextName = keyof typeof en;

/** Texts in the user's language. */
interface TextSource<Name extends string> {
  /** A text with its places filled. */
  readonly text: (name: Name, ...values: readonly (string | number)[]) => string;
  /** All texts by their names, for templates; those with places are filled by `text`. */
  readonly texts: Readonly<Record<Name, string>>;
}

/**
 * Texts of a part of the page.
 * @param prefix of their translations' names: `shell` for `shell.save`
 */
export function textsOf<Name extends string>(
  prefix: string,
  english: Readonly<Record<Name, string>>,
): TextSource<Name> {
  const text = (name: Name, ...values: readonly (string | number)[]): string =>
    (labels[`${prefix}.${name}`] ?? english[name]).replaceAll(/\{(\d)\}/g, (place, index: string) =>
      String(values[Number(index)] ?? place),
    );
  const texts = new Proxy(english, {
    get: (_texts, name) => (name in english ? text(name as Name) : undefined),
  });
  return { text, texts };
}

/**
 * Texts of the frame.
 *
 *     text('editField', 'Amount')  →  'Edit Amount'
 */
export const { text, texts } = textsOf<TextName>('shell', en);

/** The parts of a text before and after its first place, where the page shows an element. */
export function aroundPlace(name: TextName): { readonly before: string; readonly after: string } {
  const [before = '', after = ''] = text(name).split('{0}');
  return { before, after };
}
