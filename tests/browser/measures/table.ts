import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const FOLDER = fileURLToPath(new URL('../../../.cache', import.meta.url));
const FILE = join(FOLDER, 'page-measures.json');

/**
 * Keeps a measured figure under its name in `.cache/page-measures.json`, next to those of earlier runs, so that one file has the whole table.
 * @param figure - in the unit that the name states
 */
export async function note(name: string, figure: number | string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const before = await readFile(FILE, 'utf8').catch(() => '{}');
  const table = { ...(JSON.parse(before) as Record<string, number | string>), [name]: figure };
  await writeFile(FILE, `${JSON.stringify(table, null, 2)}\n`);
}
