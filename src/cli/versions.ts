import { compilePlaybook, parsePlaybook, type CompiledPlaybook } from '../playbook/index.ts';
import { readText } from './files.ts';
import type { GlobalOptions, Io } from './io.ts';

/** Options of commands that take other live versions into account. */
export interface VersionOptions extends GlobalOptions {
  /** Files of versions that are live as well. */
  readonly with?: readonly string[];
}

/**
 * Compiles the playbook of a file and the other live versions (`--with`), sorted by version; each contains the numbers of the others.
 * @throws PlaybookError, of versions too that do not follow each other or are of another playbook. @throws UsageError
 */
export async function compiledVersions(
  io: Io,
  file: string,
  { with: others = [] }: VersionOptions,
): Promise<readonly CompiledPlaybook[]> {
  const files = [...new Set([file, ...others])];
  const read = await Promise.all(files.map(async (path) => parsePlaybook(await readText(io, path), path)));
  return read.sort((a, b) => a.version.value - b.version.value).map((one) => compilePlaybook(one, read));
}
