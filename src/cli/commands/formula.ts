import { evaluateFormulaLine } from '../../formula/lines.ts';
import { readText } from '../files.ts';
import type { ExitCode, Io } from '../io.ts';

/** `diagnose formula eval [FILE]`: prints one JSON line for each JSON line; blank lines are skipped. Exit 1 if a line gives an error. */
export async function formulaEval(io: Io, file: string | undefined): Promise<ExitCode> {
  const lines = file === undefined ? io.lines() : (await readText(io, file)).split(/\r?\n/);
  let failed = false;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const result = evaluateFormulaLine(line, io.now());
    failed ||= result.startsWith('{"error"');
    io.out(result);
  }
  return failed ? 1 : 0;
}
