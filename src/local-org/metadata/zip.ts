import { strToU8, zipSync } from 'fflate';

/** A zip of files by their paths; texts are UTF-8. */
export function zipFiles(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
}
