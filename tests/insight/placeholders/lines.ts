import { existsSync, readFileSync } from 'node:fs';

/** The lines of this repository. */
export const OWN = new URL('./', import.meta.url);

/** Lines by another hand that are handed out next to the repository and are no part of it; undefined where they are not. */
export const SHARED = ['../../../../shared', '../../../../../shared']
  .map((folder) => new URL(`${folder}/data/placeholders/`, import.meta.url))
  .find((folder) => existsSync(folder));

export interface Line {
  readonly text: string;
  readonly group: string;
  /** Position within its group. */
  readonly index: number;
}

/** Lines of a file as they are, blanks and characters without width included; `## ` opens a group, `# ` before text is a comment. */
export function linesOf(folder: URL, file: string): Line[] {
  const lines: Line[] = [];
  let group = '';
  let index = 0;
  for (const text of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
    if (text === '' || (text.startsWith('# ') && text.length > 2)) continue;
    if (text.startsWith('## ')) [group, index] = [text.slice(3), 0];
    else lines.push({ text, group, index: index++ });
  }
  return lines;
}
