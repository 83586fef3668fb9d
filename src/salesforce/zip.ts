import { strToU8, zipSync } from 'fflate';

/** A zip of text files by path. Its dates are fixed, so that equal files give equal bytes. */
export function zipTexts(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2020, 0, 1) });
}
