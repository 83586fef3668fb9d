import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A page of a query's results in a file. */
export interface Page {
  readonly file: string;
  readonly records: number;
  /** The locator of the next page; null on the last one. */
  readonly next: string | null;
}

export const pageFile = (folder: string, index: number): string =>
  join(folder, `page-${String(index + 1).padStart(5, '0')}.csv`);

const noteOf = (folder: string, index: number): string => `${pageFile(folder, index)}.json`;

/** A page that was written whole by an earlier call. */
export async function keptPage(folder: string, index: number): Promise<Page | undefined> {
  try {
    const about = JSON.parse(await readFile(noteOf(folder, index), 'utf8')) as Omit<Page, 'file'>;
    return { ...about, file: pageFile(folder, index) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names the page's file, whose content is in `.part`, and notes it. The note comes last: a page without one is read again. */
export async function keepPage(folder: string, index: number, about: Omit<Page, 'file'>): Promise<Page> {
  const file = pageFile(folder, index);
  await rename(`${file}.part`, file);
  await writeFile(`${noteOf(folder, index)}.part`, JSON.stringify(about));
  await rename(`${noteOf(folder, index)}.part`, noteOf(folder, index));
  return { ...about, file };
}
