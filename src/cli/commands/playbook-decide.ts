import { lineDecider, type LineResult, type Unmet } from '../../playbook/index.ts';

import { readText } from '../files.ts';
import type { ExitCode, Io } from '../io.ts';
import { compiledVersions, type VersionOptions } from '../versions.ts';

/**
 * `diagnose playbook decide FILE [LINES]`: prints the verdict of each attempt, as text or, with `--json`, as one JSON line per line. With
 * `--with`, the live version that governs the deal decides. Blank lines are skipped. Exit 1 if a line could not be read.
 */
export async function playbookDecide(
  io: Io,
  options: VersionOptions,
  file: string,
  attempts: string | undefined,
): Promise<ExitCode> {
  const decided = lineDecider(await compiledVersions(io, file, options));
  const lines = attempts === undefined ? io.lines() : (await readText(io, attempts)).split(/\r?\n/);
  let failed = false;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const result = decided(line, io.now());
    const isError = 'error' in result;
    failed ||= isError;
    io.out(
      options.json === true ? JSON.stringify(isError ? { ...result, line: number } : result) : textOf(result, number),
    );
  }
  return failed ? 1 : 0;
}

function textOf(result: LineResult, number: number): string {
  if ('error' in result) return `line ${number}: ${result.error}`;
  const line = ({ sentence, mode, overridden, notVisible }: Unmet) => {
    const marks = `${mode === 'enforce' ? '' : ` (${mode} only)`}${overridden ? ' (overridden)' : ''}`;
    return `  - ${sentence}${marks}${notVisible ? ` (not visible to the user: ${notVisible.join(', ')})` : ''}`;
  };
  const hidden = result.unmet.filter(({ notVisible }) => notVisible);
  return [
    `line ${number}: ${result.outcome}`,
    ...result.unmet.filter(({ notVisible }) => !notVisible).map(line),
    ...(hidden.length === 0 ? [] : ['  Not visible to the user, so it may be there or missing:', ...hidden.map(line)]),
  ].join('\n');
}
