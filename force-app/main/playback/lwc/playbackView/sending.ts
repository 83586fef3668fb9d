import { fileName, htmlDocument, plainText, richText } from './html.ts';
import type { Language } from './html.ts';
import type { Sheet } from './sheet.ts';

/** Copies a page as rich and as plain text. Rejects where the browser does not allow writing to the clipboard. */
export async function copySheet(sheet: Sheet): Promise<void> {
  const item = new ClipboardItem({
    'text/html': new Blob([richText(sheet)], { type: 'text/html' }),
    'text/plain': new Blob([plainText(sheet)], { type: 'text/plain' }),
  });
  await navigator.clipboard.write([item]);
}

/** Downloads a page as an HTML file, which prints well; returns its name. */
export function downloadSheet(sheet: Sheet, language: Language): string {
  const link = document.createElement('a');
  link.download = fileName(sheet.title);
  // Lightning Web Security changes blobs of type `text/html` and blocks `data:` URLs. A download does not need the type.
  const file = new Blob([htmlDocument(sheet, language)], { type: 'application/octet-stream' });
  link.href = URL.createObjectURL(file);
  link.click();
  URL.revokeObjectURL(link.href);
  return link.download;
}
